package dev.assay.metrics.text.audit;

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
import dev.assay.metrics.realism.ClassifierTwoSample;
import dev.assay.metrics.text.NearDuplicates;
import dev.assay.metrics.text.TextTwoSample;
import dev.assay.metrics.text.TokenizedTexts;
import dev.assay.stats.Figures;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;

/** How well a model of single words tells synthetic texts from human ones that it did not learn from. */
public final class TextClassifierMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "text-classifier",
            "Text classifier two-sample test",
            Family.TEXT,
            "Area under the ROC curve of a logistic regression on words (TF-IDF) that tells the sides apart, out of fold.",
            "[0, 1], 0.5 when the sides cannot be told apart",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides with 4 texts a side",
            "Lopez-Paz and Oquab 2017; DeLong 1988 for the interval");

    private static final int MOST_TEXTS = 2000;
    private static final int NAMED = 3;
    private static final int SHOWN_WORDS = 8;
    private static final int SHOWN_TEXTS = 10;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(MetricOption.mostRows(MOST_TEXTS), Strata.MATCH_BY, TextPair.TOKENIZER);
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        TextPair.each(inputs, out, pair -> out.add(measure(inputs, pair)));
    }

    private static Measurement measure(AuditInputs inputs, TextPair pair) {
        int most = (int) inputs.option("max-rows").orElse(MOST_TEXTS);
        Seed seed = inputs.seed().child(pair.column());
        Optional<Strata> strata = Strata.asked(inputs, pair);
        int[][] matched = strata.map(asked -> asked.balanced(seed.child("strata")))
                .orElseGet(() -> new int[][] {
                    IntStream.range(0, pair.human().length).toArray(),
                    IntStream.range(0, pair.synthetic().length).toArray()
                });
        int[] human = sample(matched[0], most, seed.child("human"));
        int[] synthetic = Arrays.stream(sample(matched[1], most, seed.child("synthetic")))
                .map(text -> pair.human().length + text)
                .toArray();
        int[] chosen =
                IntStream.concat(Arrays.stream(human), Arrays.stream(synthetic)).toArray();
        TokenizedTexts texts = pair.words().select(chosen);
        TextTwoSample result = TextTwoSample.of(
                texts.tokens(),
                human.length,
                groups(pair.nearDuplicates(inputs), pair.words().size(), chosen),
                TextTwoSample.Options.defaults(),
                seed,
                inputs.parallel());
        ClassifierTwoSample test = result.test();
        Measurement.Builder measurement = pair.measurement(INFO)
                .rows(human.length, synthetic.length)
                .value(test.area())
                .interval(test.interval())
                .test(smaller(test))
                .noiseFloor(new NoiseFloor(0.5, test.chance(), 999, "sides exchanged at random"))
                .baseline(1)
                .score(1 - Math.min(1, Math.max(0, (test.area() - test.chance()) / (1 - test.chance()))))
                .detail("accuracy", result.accuracy())
                .detail("words used", result.terms().length);
        strata.ifPresent(
                asked -> measurement.note("As many texts of each " + asked.name() + " were taken from both sides."));
        if (human.length < matched[0].length || synthetic.length < matched[1].length) {
            measurement.note("A random sample of at most " + Figures.count(most)
                    + " texts a side was used; the option max-rows sets how many.");
        }
        if (test.area() <= test.chance()) {
            return measurement
                    .headline(pair.column() + ": a model of single words cannot tell synthetic texts from human ones.")
                    .build();
        }
        List<Integer> telling = result.telling(true, SHOWN_WORDS);
        measurement.headline(pair.column() + ": a model of single words ranks a synthetic text above a human one in "
                + Figures.percent(test.area()) + " of pairs"
                + (telling.isEmpty() ? "." : ", above all by " + named(texts, telling) + "."));
        for (boolean ofSynthetic : new boolean[] {true, false}) {
            for (int term : result.telling(ofSynthetic, SHOWN_WORDS)) {
                measurement.evidence(new Evidence.Segment(
                        (ofSynthetic ? "speaks for synthetic: \"" : "speaks for human: \"")
                                + texts.vocabulary().term(term) + "\"",
                        share(texts, term, 0, human.length),
                        share(texts, term, human.length, chosen.length),
                        "share"));
            }
        }
        return measurement
                .evidence(surest(inputs, pair, chosen, human.length, test))
                .build();
    }

    /** The normal approximation gives smaller p-values than permutations can, and holds for many texts only. */
    private static TestResult smaller(ClassifierTwoSample test) {
        return test.test().pValue() > 2e-3 ? test.test() : test.rankTest();
    }

    private static String named(TokenizedTexts texts, List<Integer> terms) {
        return terms.stream()
                .limit(NAMED)
                .map(term -> "\"" + texts.vocabulary().term(term) + "\"")
                .collect(Collectors.joining(", "));
    }

    private static double share(TokenizedTexts texts, int term, int from, int to) {
        return (double) IntStream.range(from, to)
                        .filter(t -> Arrays.stream(texts.tokens(t)).anyMatch(token -> token == term))
                        .count()
                / (to - from);
    }

    private static Evidence.Records surest(
            AuditInputs inputs, TextPair pair, int[] chosen, int humans, ClassifierTwoSample test) {
        return new Evidence.Records(
                "synthetic texts that are told apart most surely",
                IntStream.range(humans, chosen.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(t -> -test.probabilities()[t]))
                        .limit(SHOWN_TEXTS)
                        .map(t -> pair.record(inputs, chosen[t], 1 / (1 + Math.exp(-test.probabilities()[t]))))
                        .toList());
    }

    /** Near duplicates are of one group, all other texts alone. */
    private static int[] groups(NearDuplicates repeats, int size, int[] chosen) {
        int[] of = new int[size];
        Arrays.setAll(of, text -> text);
        for (NearDuplicates.Cluster cluster : repeats.clusters()) {
            for (int text : cluster.members()) {
                of[text] = cluster.centre();
            }
        }
        return Arrays.stream(chosen).map(text -> of[text]).toArray();
    }

    private static int[] sample(int[] texts, int most, Seed seed) {
        if (texts.length <= most) {
            return texts;
        }
        int[] sample = new PermutationSampler(seed.random(), texts.length, most).sample();
        Arrays.sort(sample);
        return Arrays.stream(sample).map(i -> texts[i]).toArray();
    }
}
