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
import dev.assay.metrics.text.TextClusters;
import dev.assay.metrics.text.audit.TextPair;
import dev.assay.stats.Figures;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;

/** The topics of people that the synthetic texts do not reach: clusters of words that one half of the human texts made. */
public final class ClusterCoverageMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "cluster-coverage",
                    "Coverage of topics",
                    Family.DIVERSITY,
                    "Share of human texts in clusters of words without a synthetic text, beyond that without as many fresh human texts.",
                    "(-∞, 1], 0 = as fresh human texts, 1 = no cluster in common",
                    Direction.LOWER_IS_BETTER,
                    "a text column on both sides with 40 human texts",
                    "spherical k-means of Dhillon and Modha 2001 on TF-IDF")
            .takenOnRequest();

    private static final MetricOption CLUSTERS = new MetricOption(
            "clusters",
            "how many clusters one half of the human texts is cut into",
            "a tenth of that half, at most 50",
            MetricOption.Type.WHOLE_NUMBER,
            2,
            1000);

    private static final int LEAST_TEXTS = 40;
    private static final int MOST_CLUSTERS = 50;
    private static final int NAMED_WORDS = 4;
    private static final int SHOWN = 10;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(CLUSTERS, TextPair.TOKENIZER);
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        TextPair.each(inputs, out, pair -> out.add(measure(inputs, pair)));
    }

    private static Measurement measure(AuditInputs inputs, TextPair pair) {
        int[][] human = pair.tokens(Side.HUMAN);
        int[][] synthetic = pair.tokens(Side.SYNTHETIC);
        if (human.length < LEAST_TEXTS) {
            throw new UndefinedStatisticException(
                    "clusters need " + LEAST_TEXTS + " human texts, there are " + human.length);
        }
        Seed seed = inputs.seed().child(pair.column());
        int[] order = new PermutationSampler(seed.child("halves").random(), human.length, human.length).sample();
        int half = human.length / 2;
        int clusters = (int) inputs.option(CLUSTERS.name()).orElse(Math.min(MOST_CLUSTERS, Math.max(2, half / 10)));
        TextClusters topics = TextClusters.learn(
                Arrays.stream(order, 0, half).mapToObj(i -> human[i]).toArray(int[][]::new),
                clusters,
                seed.child("clusters"));
        // Texts that made the clusters lie in them by construction; only the others are compared.
        int[][] people = Arrays.stream(order, half, order.length)
                .mapToObj(i -> unit(topics, human[i]))
                .toArray(int[][]::new);
        int[][] generated =
                Arrays.stream(synthetic).map(text -> unit(topics, text)).toArray(int[][]::new);
        CoverageLoss loss = CoverageLoss.of(people, generated, seed.child("rounds"));
        double[] ofHuman = shares(people, clusters);
        double[] ofSynthetic = shares(generated, clusters);
        List<Integer> lost = IntStream.range(0, clusters)
                .boxed()
                .filter(c -> ofHuman[c] > ofSynthetic[c])
                .sorted(Comparator.comparingDouble(c -> ofSynthetic[c] - ofHuman[c]))
                .limit(SHOWN)
                .toList();
        long missed = IntStream.range(0, clusters)
                .filter(c -> ofHuman[c] > 0 && ofSynthetic[c] == 0)
                .count();
        Measurement.Builder measurement = pair.measurement(INFO)
                .rows(people.length, generated.length)
                .value(loss.value())
                .interval(loss.interval())
                .noiseFloor(new NoiseFloor(
                        loss.floorMedian(), loss.floor(), CoverageLoss.SPLITS, "random thirds of the human texts"))
                .baseline(1)
                .detail("clusters", clusters)
                .detail("clusters with human but no synthetic text", missed)
                .detail("share of human texts that as many synthetic ones reach", loss.synthetic())
                .detail("share of human texts that as many fresh ones reach", loss.fresh())
                .detail("texts compared", loss.budget())
                .headline(pair.column() + ": synthetic texts reach the topics of "
                        + Figures.percent(loss.synthetic()) + " of human texts, as many fresh human ones "
                        + Figures.percent(loss.fresh())
                        + (lost.isEmpty() ? "." : "; rarest beside people: " + name(pair, topics, lost.get(0)) + "."));
        for (int cluster : lost) {
            measurement.evidence(new Evidence.Segment(
                    "texts about " + name(pair, topics, cluster), ofHuman[cluster], ofSynthetic[cluster], "share"));
        }
        return (loss.floor() < 1
                        ? measurement.score(
                                1 - Math.min(1, Math.max(0, (loss.value() - loss.floor()) / (1 - loss.floor()))))
                        : measurement.note("No score: thirds of the human texts differ as much as can be."))
                .build();
    }

    private static int[] unit(TextClusters topics, int[] text) {
        int cluster = topics.of(text);
        return cluster < 0 ? new int[0] : new int[] {cluster};
    }

    private static double[] shares(int[][] units, int clusters) {
        double[] shares = new double[clusters];
        for (int[] unit : units) {
            if (unit.length > 0) {
                shares[unit[0]] += 1.0 / units.length;
            }
        }
        return shares;
    }

    private static String name(TextPair pair, TextClusters topics, int cluster) {
        return Arrays.stream(topics.terms(cluster, NAMED_WORDS))
                .mapToObj(term -> "\"" + pair.words().vocabulary().term(term) + "\"")
                .collect(Collectors.joining(", "));
    }
}
