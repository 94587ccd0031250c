package dev.assay.metrics.realism.embedding;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.NoiseFloor;
import dev.assay.audit.Scope;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.List;

/** MAUVE of each column of vectors, beside that of as many human vectors with others. */
public final class MauveMetric implements Metric {
    private static final int MOST_ROWS = 2_000;
    private static final int MOST_DIMENSIONS = 1_024;
    private static final int ROUNDS = 20;
    private static final int SEEDS = 8;

    private static final MetricInfo INFO = new MetricInfo(
                    "mauve",
                    "MAUVE",
                    Family.REALISM,
                    "Area under the divergence frontier of human and synthetic vectors over joint clusters, at equal numbers.",
                    "(0, 1], 1 = the same distribution",
                    Direction.HIGHER_IS_BETTER,
                    "a column of vectors with at most 1,024 dimensions, 8 human and 4 synthetic ones",
                    "Pillutla et al. 2021 and 2023")
            .takenOnRequest();

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(MetricOption.mostRows(MOST_ROWS));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        for (VectorPair pair : VectorPair.of(inputs, MOST_ROWS)) {
            Scope scope = Scope.column(pair.column());
            try {
                out.add(measure(inputs, pair, scope, inputs.seed().child(pair.column())));
            } catch (UndefinedStatisticException e) {
                out.skip(scope, e.reason());
            }
        }
    }

    private static Measurement measure(AuditInputs inputs, VectorPair pair, Scope scope, Seed seed) {
        int humans = pair.human().rows();
        // The score falls with fewer vectors, so people are compared with people at the same size.
        int size = Math.min(humans / 2, pair.synthetic().rows());
        if (size < 4) {
            throw new UndefinedStatisticException("MAUVE needs 8 human and 4 synthetic vectors, there are " + humans
                    + " and " + pair.synthetic().rows());
        }
        if (pair.human().dimension() > MOST_DIMENSIONS) {
            throw new UndefinedStatisticException("vectors have " + pair.human().dimension()
                    + " dimensions; with more than " + MOST_DIMENSIONS + " their principal components cost too much");
        }
        MauveFeatures.Options options =
                MauveFeatures.Options.defaults().withSeeds(1).withStarts(1);
        double[][] points = MauveFeatures.components(rows(pair.human().followedBy(pair.synthetic())), options);
        double[] values = new double[ROUNDS];
        double[] floors = new double[ROUNDS];
        double[] stars = new double[2];
        double[] frontiers = new double[2];
        for (int round = 0; round < ROUNDS; round++) {
            inputs.checkCancelled();
            Seed own = seed.child(round);
            int[] people = VectorPair.order(humans, own.child("human"));
            int[] made = Arrays.stream(VectorPair.order(pair.synthetic().rows(), own.child("synthetic")))
                    .map(row -> humans + row)
                    .toArray();
            int[] first = Arrays.copyOf(people, size);
            MauveFeatures against = of(points, first, Arrays.copyOf(made, size), options, own.child("clusters"));
            MauveFeatures among =
                    of(points, first, Arrays.copyOfRange(people, size, 2 * size), options, own.child("human clusters"));
            values[round] = against.mean();
            floors[round] = among.mean();
            stars[0] += against.star() / ROUNDS;
            stars[1] += among.star() / ROUNDS;
            frontiers[0] += against.frontierIntegral() / ROUNDS;
            frontiers[1] += among.frontierIntegral() / ROUNDS;
        }
        int[] people = VectorPair.order(humans, seed.child("seeds").child("human"));
        int[] made = Arrays.stream(VectorPair.order(
                        pair.synthetic().rows(), seed.child("seeds").child("synthetic")))
                .map(row -> humans + row)
                .toArray();
        MauveFeatures seeds = of(
                points,
                Arrays.copyOf(people, size),
                Arrays.copyOf(made, size),
                options.withSeeds(SEEDS),
                seed.child("seeds"));
        double mean = Arrays.stream(values).sum() / ROUNDS;
        double error = 1.96
                * Math.sqrt(Arrays.stream(values)
                                .map(value -> (value - mean) * (value - mean))
                                .sum()
                        / (ROUNDS - 1));
        Arrays.sort(floors);
        double low = floors[ROUNDS / 20];
        Measurement.Builder measurement = Measurement.of(INFO, scope)
                .rows(humans, pair.synthetic().rows())
                .value(mean)
                .interval(new Interval(
                        Math.max(0, mean - error),
                        Math.min(1, mean + error),
                        0.95,
                        "random halves and seeds of the clusters, " + ROUNDS + " rounds"))
                .noiseFloor(new NoiseFloor(
                        floors[ROUNDS / 2], low, ROUNDS, "disjoint random samples of human vectors of the same size"))
                .baseline(0)
                .score(Math.min(1, mean / low))
                .detail("vectors compared", size)
                .detail("clusters", seeds.cells())
                .detail("deviation over seeds of the clusters", seeds.deviation())
                .detail("mean of MAUVE star", stars[0])
                .detail("mean of MAUVE star, human", stars[1])
                .detail("frontier integral", frontiers[0])
                .detail("frontier integral, human", frontiers[1])
                .headline(pair.column() + ": MAUVE of synthetic with human vectors is " + Figures.number(mean)
                        + ", of human vectors with others " + Figures.number(floors[ROUNDS / 2]) + ".");
        return (pair.note().isEmpty() ? measurement : measurement.note(pair.note())).build();
    }

    private static MauveFeatures of(
            double[][] points, int[] first, int[] second, MauveFeatures.Options options, Seed seed) {
        double[][] chosen = new double[first.length + second.length][];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = points[i < first.length ? first[i] : second[i - first.length]];
        }
        return MauveFeatures.ofComponents(chosen, first.length, options, seed);
    }

    private static double[][] rows(FloatPoints points) {
        double[][] rows = new double[points.rows()][points.dimension()];
        for (int i = 0; i < points.rows(); i++) {
            for (int k = 0; k < points.dimension(); k++) {
                rows[i][k] = points.values()[i * points.dimension() + k];
            }
        }
        return rows;
    }
}
