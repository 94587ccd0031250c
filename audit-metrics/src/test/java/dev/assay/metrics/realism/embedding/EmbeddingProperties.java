package dev.assay.metrics.realism.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.kernel.Parallel;
import dev.assay.metrics.realism.embedding.MaximumMeanDiscrepancy.Estimator;
import dev.assay.stats.Seed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.rng.UniformRandomProvider;

class EmbeddingProperties {
    private static final PairKernel GAUSSIAN = new PairKernel.Gaussian(0.5);

    @Property(tries = 30)
    void sharesLieInRangeAndDoNotDependOnOrder(
            @ForAll @LongRange(min = 0, max = 1000) long seed, @ForAll @IntRange(min = 7, max = 300) int rows) {
        double[][] x = points(rows, 3, seed, 0);
        double[][] y = points(rows + 5, 3, seed + 1, 0.3);
        PrecisionRecallDensityCoverage.Result result = PrecisionRecallDensityCoverage.of(x, y);
        assertThat(result.precision()).isBetween(0.0, 1.0);
        assertThat(result.recall()).isBetween(0.0, 1.0);
        assertThat(result.coverage()).isBetween(0.0, 1.0);
        assertThat(result.density()).isNotNegative();
        assertThat(PrecisionRecallDensityCoverage.of(reversed(x), reversed(y))).isEqualTo(result);
    }

    @Property(tries = 30)
    void discrepancyAndEnergyAreSymmetricAndZeroForEqualSets(@ForAll @LongRange(min = 0, max = 1000) long seed) {
        double[][] x = points(40, 2, seed, 0);
        double[][] y = points(30, 2, seed + 1, 0.5);
        double there = MaximumMeanDiscrepancy.squared(x, y, GAUSSIAN, Estimator.UNBIASED);
        assertThat(MaximumMeanDiscrepancy.squared(y, x, GAUSSIAN, Estimator.UNBIASED))
                .isCloseTo(there, within(1e-12));
        assertThat(EnergyDistance.of(x, y)).isCloseTo(EnergyDistance.of(y, x), within(1e-9));
        assertThat(EnergyDistance.squared(x, reversed(x), Parallel.serial())).isCloseTo(0, within(1e-12));
    }

    @Property(tries = 20)
    void slicedWassersteinOfAShiftIsAtMostTheShift(@ForAll @LongRange(min = 0, max = 1000) long seed) {
        double[][] x = points(50, 4, seed, 0);
        double[][] shifted = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            shifted[i] = new double[] {x[i][0] + 2, x[i][1], x[i][2], x[i][3]};
        }
        double distance = SlicedWasserstein.of(x, shifted, 2, 400, new Seed(seed), Parallel.serial());
        // The mean squared share of a unit direction in one of four coordinates is a quarter.
        assertThat(distance).isCloseTo(1, within(0.15));
        assertThat(SlicedWasserstein.of(x, shifted, new Seed(seed))).isLessThanOrEqualTo(2);
    }

    @Property(tries = 20)
    void frechetIsSymmetricAndInvariantUnderShifts(@ForAll @LongRange(min = 0, max = 1000) long seed) {
        double[][] x = points(30, 3, seed, 0);
        double[][] y = points(40, 3, seed + 1, 1);
        double distance = FrechetDistance.of(x, y).squared();
        assertThat(FrechetDistance.of(y, x).squared()).isCloseTo(distance, within(1e-9 * (1 + distance)));
        assertThat(FrechetDistance.of(x, reversed(x)).squared()).isCloseTo(0, within(1e-9));
    }

    @Property(tries = 20)
    void vendiLiesBetweenOneAndTheNumberOfItemsAndDualAgrees(
            @ForAll @LongRange(min = 0, max = 1000) long seed, @ForAll @IntRange(min = 2, max = 30) int rows) {
        double[][] x = points(rows, 6, seed, 0);
        double[][] similarities = new double[rows][rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rows; j++) {
                similarities[i][j] = cosine(x[i], x[j]);
            }
            similarities[i][i] = 1;
        }
        double score = VendiScore.of(x);
        assertThat(score).isBetween(1 - 1e-9, Math.min(rows, 6) + 1e-9);
        assertThat(VendiScore.ofSimilarities(similarities, 1)).isCloseTo(score, within(1e-9));
        assertThat(VendiScore.of(x, 2)).isLessThanOrEqualTo(score + 1e-9);
    }

    @Property(tries = 5)
    void threadsDoNotChangeBits(@ForAll @LongRange(min = 0, max = 1000) long seed) {
        double[][] x = points(300, 5, seed, 0);
        double[][] y = points(200, 5, seed + 1, 0.2);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Parallel parallel = Parallel.on(threads, 4);
            assertThat(MaximumMeanDiscrepancy.squared(x, y, GAUSSIAN, Estimator.BIASED, parallel))
                    .isEqualTo(MaximumMeanDiscrepancy.squared(x, y, GAUSSIAN, Estimator.BIASED));
            PrecisionRecallDensityCoverage.Options options = PrecisionRecallDensityCoverage.Options.defaults();
            assertThat(PrecisionRecallDensityCoverage.membership(x, y, options, parallel)
                            .summary())
                    .isEqualTo(PrecisionRecallDensityCoverage.of(x, y, options));
            assertThat(SlicedWasserstein.of(x, y, 1, 30, new Seed(seed), parallel))
                    .isEqualTo(SlicedWasserstein.of(x, y, 1, 30, new Seed(seed), Parallel.serial()));
        } finally {
            threads.shutdown();
        }
    }

    static double[][] points(int rows, int dimension, long seed, double shift) {
        UniformRandomProvider random = new Seed(seed).random();
        double[][] points = new double[rows][dimension];
        for (double[] point : points) {
            for (int k = 0; k < dimension; k++) {
                point[k] = shift + random.nextDouble() + random.nextDouble() - 1;
            }
        }
        return points;
    }

    private static double cosine(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int k = 0; k < a.length; k++) {
            ab += a[k] * b[k];
            aa += a[k] * a[k];
            bb += b[k] * b[k];
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static double[][] reversed(double[][] rows) {
        double[][] reversed = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            reversed[i] = rows[rows.length - 1 - i];
        }
        return reversed;
    }
}
