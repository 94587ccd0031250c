package dev.assay.metrics.text.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.Side;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.metrics.realism.Quantiles;
import dev.assay.metrics.text.NGramModel;
import dev.assay.metrics.text.NearDuplicates;
import dev.assay.stats.Figures;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/** Whether synthetic texts are as surprising as human ones to a language model of word pairs that learnt from people. */
public final class PerplexityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "perplexity",
                    "Perplexity under a human model",
                    Family.TEXT,
                    "Largest difference between the shares of human and of synthetic texts of at most any perplexity under a model of other human texts.",
                    "[0, 1]",
                    Direction.LOWER_IS_BETTER,
                    "a text column on both sides with 4 texts a side that have a word",
                    "Jurafsky and Martin, chapter 3; Smirnov 1939")
            .takenOnRequest();

    /** Pairs of words, 0.1 added to each count, words seen once are unknown: no text is infinitely surprising. */
    private static final NGramModel.Options MODEL =
            NGramModel.Options.defaults().withCutoff(2);

    private static final int CELLS = 256;
    private static final int SHOWN_TEXTS = 10;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(TextPair.TOKENIZER);
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        TextPair.each(inputs, out, pair -> out.add(measure(inputs, pair)));
    }

    private static Measurement measure(AuditInputs inputs, TextPair pair) {
        int humans = pair.human().length;
        int[][] texts = pair.words().tokens();
        boolean[] second =
                halves(pair.nearDuplicates(inputs), texts.length, inputs.seed().child(pair.column()));
        NGramModel[] models = {train(texts, humans, second, false), train(texts, humans, second, true)};
        // Each human text is judged by the model that did not see it, each synthetic one by either.
        double[] bits = IntStream.range(0, texts.length)
                .mapToDouble(t -> texts[t].length == 0
                        ? Double.NaN
                        : Math.log(models[second[t] ? 0 : 1].perplexity(texts[t])) / Math.log(2))
                .toArray();
        double[] human = present(bits, 0, humans);
        double[] synthetic = present(bits, humans, bits.length);
        if (human.length < 4 || synthetic.length < 4) {
            throw new UndefinedStatisticException(
                    "4 texts a side with a word are needed, there are " + human.length + " and " + synthetic.length);
        }
        EvenCells edges = EvenCells.of(bits, CELLS);
        Calibration calibration = Calibration.distance(
                inputs.folds().humanCounts(codes(bits, 0, humans, edges), CELLS),
                inputs.folds().syntheticCounts(codes(bits, humans, bits.length, edges), CELLS),
                TextLengthMetric::ofCounts,
                KolmogorovSmirnov.statistic(human, synthetic),
                1,
                Calibration.Scale.ROOT,
                inputs.seed().child(pair.column()));
        double ofHuman = Math.pow(2, Quantiles.of(human, 0.5));
        double ofSynthetic = Math.pow(2, Quantiles.of(synthetic, 0.5));
        boolean surprising = ofSynthetic > ofHuman;
        return calibration
                .into(pair.measurement(INFO))
                .rows(human.length, synthetic.length)
                .test(KolmogorovSmirnov.test(human, synthetic))
                .detail("human median perplexity", ofHuman)
                .detail("synthetic median perplexity", ofSynthetic)
                .detail(
                        "human mean of bits a word",
                        Arrays.stream(human).average().orElse(Double.NaN))
                .detail(
                        "synthetic mean of bits a word",
                        Arrays.stream(synthetic).average().orElse(Double.NaN))
                .headline(pair.column() + ": half of the synthetic texts have a perplexity of at most "
                        + Figures.number(ofSynthetic)
                        + " under a model of human texts, half of other human texts at most "
                        + Figures.number(ofHuman) + ": they are " + (surprising ? "less" : "more")
                        + " predictable than people's.")
                .evidence(deciles(human, synthetic))
                .evidence(extremes(inputs, pair, bits, surprising))
                .build();
    }

    /** A random half of all texts; near duplicates stay together, since a model that saw one knows the other. */
    private static boolean[] halves(NearDuplicates repeats, int size, Seed seed) {
        UniformRandomProvider random = seed.child("halves").random();
        boolean[] second = new boolean[size];
        for (int t = 0; t < size; t++) {
            second[t] = random.nextBoolean();
        }
        for (NearDuplicates.Cluster cluster : repeats.clusters()) {
            for (int text : cluster.members()) {
                second[text] = second[cluster.centre()];
            }
        }
        return second;
    }

    private static NGramModel train(int[][] texts, int humans, boolean[] second, boolean which) {
        return NGramModel.train(
                IntStream.range(0, humans)
                        .filter(t -> second[t] == which)
                        .mapToObj(t -> texts[t])
                        .toArray(int[][]::new),
                MODEL);
    }

    private static double[] present(double[] bits, int from, int to) {
        return Arrays.stream(bits, from, to).filter(b -> !Double.isNaN(b)).toArray();
    }

    /** The cell of each text, -1 for one without words. */
    private static int[] codes(double[] bits, int from, int to, EvenCells edges) {
        return Arrays.stream(bits, from, to)
                .mapToInt(b -> Double.isNaN(b) ? -1 : edges.of(b))
                .toArray();
    }

    private static Evidence.Distribution deciles(double[] human, double[] synthetic) {
        EvenCells edges = EvenCells.of(human, 10);
        double[] ofHuman = new double[10];
        double[] ofSynthetic = new double[10];
        Arrays.stream(human).forEach(b -> ofHuman[edges.of(b)] += 1.0 / human.length);
        Arrays.stream(synthetic).forEach(b -> ofSynthetic[edges.of(b)] += 1.0 / synthetic.length);
        List<String> labels = IntStream.range(0, 10)
                .mapToObj(i -> i < 9 ? "≤ " + Figures.number(Math.pow(2, edges.upper()[i])) : "above")
                .toList();
        return new Evidence.Distribution(
                "perplexity, in tenths of the human texts",
                labels,
                Arrays.stream(ofHuman).boxed().toList(),
                Arrays.stream(ofSynthetic).boxed().toList());
    }

    private static Evidence.Records extremes(AuditInputs inputs, TextPair pair, double[] bits, boolean surprising) {
        return new Evidence.Records(
                "the " + (surprising ? "most surprising" : "most predictable")
                        + " synthetic texts, weighed by their perplexity",
                IntStream.range(pair.human().length, bits.length)
                        .boxed()
                        .filter(t -> pair.side(t) == Side.SYNTHETIC && !Double.isNaN(bits[t]))
                        .sorted(Comparator.comparingDouble(t -> surprising ? -bits[t] : bits[t]))
                        .limit(SHOWN_TEXTS)
                        .map(t -> pair.record(inputs, t, Math.pow(2, bits[t])))
                        .toList());
    }
}
