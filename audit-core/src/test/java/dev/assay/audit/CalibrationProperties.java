package dev.assay.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.Seed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class CalibrationProperties {
    private static final AdditiveStatistic TOTAL_VARIATION = (h, s) -> {
        double human = h[0] + h[1] + h[2];
        double synthetic = s[0] + s[1] + s[2];
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += Math.abs(h[i] / human - s[i] / synthetic);
        }
        return sum / 2;
    };

    private static double[][] counts(int rows, int folds, Seed seed) {
        double[][] counts = new double[folds][3];
        UniformRandomProvider random = seed.random();
        for (int row = 0; row < rows; row++) {
            counts[row % folds][random.nextInt(3)]++;
        }
        return counts;
    }

    private static Calibration calibrate(double[][] human, double[][] synthetic, long seed) {
        return Calibration.distance(
                human, synthetic, TOTAL_VARIATION, null, 0.5, Calibration.Scale.ROOT, new Seed(seed));
    }

    @Property(tries = 50)
    void theIntervalHoldsTheValueAndNothingLeavesItsRange(
            @ForAll @IntRange(min = 20, max = 2000) int humanRows,
            @ForAll @IntRange(min = 20, max = 2000) int syntheticRows,
            @ForAll long seed) {
        Folds folds = FoldPlan.deal(humanRows, syntheticRows, new Seed(seed));
        Calibration calibration = calibrate(
                counts(humanRows, folds.humanFolds(), new Seed(seed).child("h")),
                counts(syntheticRows, folds.syntheticFolds(), new Seed(seed).child("s")),
                seed);
        assertThat(calibration.interval().contains(calibration.value())).isTrue();
        assertThat(calibration.test().pValue()).isBetween(1e-3, 1.0);
        assertThat(calibration.noiseFloor().orElseThrow().p95())
                .isGreaterThanOrEqualTo(calibration.noiseFloor().orElseThrow().median());
        calibration.score().ifPresent(score -> assertThat(score).isBetween(0.0, 1.0));
    }

    /** Of 400 comparisons of one population with itself, 95 % intervals miss zero in 20; 35 would be a one-in-a-thousand. */
    @Test
    void intervalsOfOnePopulationCoverZeroAtTheirLevel() {
        for (int[] sizes : new int[][] {{400, 400}, {1600, 200}, {200, 1600}}) {
            int missed = 0;
            int significant = 0;
            for (int run = 0; run < 400; run++) {
                Seed seed = new Seed(1000 + run);
                Folds folds = FoldPlan.deal(sizes[0], sizes[1], seed);
                Calibration calibration = calibrate(
                        counts(sizes[0], folds.humanFolds(), seed.child("h")),
                        counts(sizes[1], folds.syntheticFolds(), seed.child("s")),
                        run);
                if (!calibration.interval().contains(0)) {
                    missed++;
                }
                if (calibration.test().pValue() <= 0.05) {
                    significant++;
                }
            }
            assertThat(missed).as("missed at %s", (Object) sizes).isBetween(8, 35);
            assertThat(significant).as("significant at %s", (Object) sizes).isBetween(8, 35);
        }
    }

    /** The floor at matched sizes is what a fresh human sample of the synthetic size would show. */
    @Test
    void theNoiseFloorMatchesFreshSamples() {
        int above = 0;
        for (int run = 0; run < 400; run++) {
            Seed seed = new Seed(5000 + run);
            Folds folds = FoldPlan.deal(2000, 500, seed);
            Calibration calibration = calibrate(
                    counts(2000, folds.humanFolds(), seed.child("h")),
                    counts(500, folds.syntheticFolds(), seed.child("s")),
                    run);
            if (calibration.value() > calibration.noiseFloor().orElseThrow().p95()) {
                above++;
            }
        }
        assertThat(above).isBetween(8, 40);
    }
}
