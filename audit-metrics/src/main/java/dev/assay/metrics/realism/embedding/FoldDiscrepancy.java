package dev.assay.metrics.realism.embedding;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
import dev.assay.audit.Folds;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** Measures the discrepancy under a kernel of each column of vectors, calibrated by block sums over the folds of the audit. */
final class FoldDiscrepancy {
    /** Points that a kernel is chosen by. */
    private static final int CHOOSING = 1_000;

    private FoldDiscrepancy() {}

    /**
     * @param mostRows vectors a side, unless the option max-rows says otherwise
     * @param choose the kernel, by pooled points
     * @param describe adds what the kernel is
     */
    static <K extends PairKernel> void measure(
            AuditInputs inputs,
            Measurements out,
            int mostRows,
            MetricInfo info,
            BiFunction<Points, Seed, K> choose,
            BiConsumer<Measurement.Builder, K> describe) {
        for (VectorPair pair : VectorPair.of(inputs, mostRows)) {
            Scope scope = Scope.column(pair.column());
            try {
                if (Math.min(pair.human().rows(), pair.synthetic().rows()) < 2) {
                    throw new UndefinedStatisticException("two vectors are needed on each side, there are "
                            + pair.human().rows() + " and " + pair.synthetic().rows());
                }
                inputs.checkCancelled();
                Seed seed = inputs.seed().child(pair.column());
                FloatPoints pooled = pair.human().followedBy(pair.synthetic());
                K kernel = choose.apply(sample(pooled, seed.child("kernel")).toPoints(), seed);
                Measurement.Builder measurement = calibrate(inputs, pair, pooled, kernel, seed)
                        .into(Measurement.of(info, scope))
                        .rows(pair.human().rows(), pair.synthetic().rows());
                describe.accept(measurement, kernel);
                out.add((pair.note().isEmpty() ? measurement : measurement.note(pair.note())).build());
            } catch (UndefinedStatisticException e) {
                out.skip(scope, e.reason());
            }
        }
    }

    private static Calibration calibrate(
            AuditInputs inputs, VectorPair pair, FloatPoints pooled, PairKernel kernel, Seed seed) {
        Folds folds = inputs.folds();
        int groups = folds.humanFolds() + folds.syntheticFolds();
        int[] group = new int[pooled.rows()];
        for (int i = 0; i < pair.human().rows(); i++) {
            group[i] = folds.human()[pair.humanRows()[i]];
        }
        for (int j = 0; j < pair.synthetic().rows(); j++) {
            group[pair.human().rows() + j] = folds.humanFolds() + folds.synthetic()[pair.syntheticRows()[j]];
        }
        double[] origin = pair.human().mean();
        BlockSums sums = BlockSums.of(pooled.less(origin), group, groups, kernel, inputs.parallel());
        // A fold's sums are its place among all folds, so merging folds adds places, and places pick blocks.
        return Calibration.distance(
                places(0, folds.humanFolds(), groups),
                places(folds.humanFolds(), groups, groups),
                (human, synthetic) -> Math.max(0, sums.discrepancy(human, synthetic, false)),
                null,
                baseline(inputs, pair, origin, kernel, seed),
                Calibration.Scale.SQUARE,
                seed);
    }

    private static double baseline(AuditInputs inputs, VectorPair pair, double[] origin, PairKernel kernel, Seed seed) {
        FloatPoints human = pair.human().less(origin);
        FloatPoints uniform = VectorPair.uniformOverRange(human, seed.child("baseline"));
        int[] group = new int[human.rows() + uniform.rows()];
        Arrays.fill(group, human.rows(), group.length, 1);
        return BlockSums.of(human.followedBy(uniform), group, 2, kernel, inputs.parallel())
                .discrepancy(new double[] {1, 0}, new double[] {0, 1}, false);
    }

    private static FloatPoints sample(FloatPoints points, Seed seed) {
        return points.rows() <= CHOOSING
                ? points
                : points.select(Arrays.copyOf(VectorPair.order(points.rows(), seed), CHOOSING));
    }

    private static double[][] places(int from, int to, int groups) {
        double[][] places = new double[to - from][groups];
        for (int g = from; g < to; g++) {
            places[g - from][g] = 1;
        }
        return places;
    }
}
