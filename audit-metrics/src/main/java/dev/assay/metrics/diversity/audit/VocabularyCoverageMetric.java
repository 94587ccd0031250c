package dev.assay.metrics.diversity.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.NoiseFloor;
import dev.assay.audit.Side;
import dev.assay.metrics.diversity.CoverageLoss;
import dev.assay.metrics.diversity.TermCounts;
import dev.assay.metrics.text.audit.TextPair;
import dev.assay.stats.Figures;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The words of people that the synthetic texts do not know. */
public final class VocabularyCoverageMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "vocabulary-coverage",
            "Vocabulary coverage",
            Family.DIVERSITY,
            "Share of the words of human texts, among those that as many fresh human words hold, that the synthetic texts lack.",
            "(-∞, 1], 0 = as fresh human texts, 1 = no word in common",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides",
            "vocabulary overlap at equal numbers of words");

    private static final int SHOWN = 10;
    private static final int NAMED = 3;

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
        int[][] human = pair.tokens(Side.HUMAN);
        int[][] synthetic = pair.tokens(Side.SYNTHETIC);
        CoverageLoss loss = CoverageLoss.of(human, synthetic, inputs.seed().child(pair.column()));
        int symbols = pair.words().vocabulary().size();
        int[] ofHuman = textsWith(human, symbols);
        int[] ofSynthetic = textsWith(synthetic, symbols);
        List<Integer> unknown = IntStream.range(0, symbols)
                .filter(term -> ofHuman[term] > 1 && ofSynthetic[term] == 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer term) -> -ofHuman[term])
                        .thenComparing(term -> pair.words().vocabulary().term(term)))
                .limit(SHOWN)
                .toList();
        Measurement.Builder measurement = pair.measurement(INFO)
                .rows(human.length, synthetic.length)
                .value(loss.value())
                .interval(loss.interval())
                .noiseFloor(new NoiseFloor(
                        loss.floorMedian(), loss.floor(), CoverageLoss.SPLITS, "random thirds of the human texts"))
                .baseline(1)
                .detail("share of human words in as many synthetic ones", loss.synthetic())
                .detail("share of human words in as many fresh human ones", loss.fresh())
                .detail("words compared", loss.budget())
                .detail("overlap of vocabularies", new TermCounts(human).vocabularyOverlap(new TermCounts(synthetic)))
                .headline(pair.column() + ": synthetic texts know " + Figures.percent(loss.synthetic())
                        + " of the words in human texts, as many fresh human words " + Figures.percent(loss.fresh())
                        + (unknown.isEmpty() ? "." : "; they never say " + named(pair, unknown) + "."));
        for (int term : unknown) {
            measurement.evidence(new Evidence.Segment(
                    "no synthetic text says \"" + pair.words().vocabulary().term(term) + "\"",
                    (double) ofHuman[term] / human.length,
                    0,
                    "share"));
        }
        return (loss.floor() < 1
                        ? measurement.score(
                                1 - Math.min(1, Math.max(0, (loss.value() - loss.floor()) / (1 - loss.floor()))))
                        : measurement.note("No score: thirds of the human texts differ as much as can be."))
                .build();
    }

    private static String named(TextPair pair, List<Integer> terms) {
        return terms.stream()
                .limit(NAMED)
                .map(term -> "\"" + pair.words().vocabulary().term(term) + "\"")
                .collect(Collectors.joining(", "));
    }

    private static int[] textsWith(int[][] texts, int symbols) {
        int[] count = new int[symbols];
        for (int[] text : texts) {
            Arrays.stream(text).distinct().forEach(term -> count[term]++);
        }
        return count;
    }
}
