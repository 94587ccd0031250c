package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class CorrelationsProperties {
    @Property(tries = 40)
    void agreesWithTwoPassesOverEachPair(
            @ForAll @IntRange(min = 1, max = 5) int columns,
            @ForAll @IntRange(min = 0, max = 5000) int rows,
            @ForAll boolean missing,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] data = new double[columns][rows];
        for (int c = 0; c < columns; c++) {
            for (int i = 0; i < rows; i++) {
                double value = random.nextDouble() + (c > 0 ? 0.5 * data[0][i] : 0) + 1000;
                data[c][i] = missing && random.nextInt(20) == 0 ? Double.NaN : c == 3 ? 7 : Math.floor(value * 50);
            }
        }
        double[][] pearson = Correlations.pearson(data, Parallel.serial());
        double[][] spearman = Correlations.spearman(data, Parallel.serial());
        for (int a = 0; a < columns; a++) {
            for (int b = 0; b < columns; b++) {
                assertSame(pearson[a][b], Correlations.pearson(data[a], data[b]));
                assertSame(spearman[a][b], Correlations.spearman(data[a], data[b]));
            }
        }
    }

    /** Columns far from 0, sorted ones and ones with a far block at an end are where a shift by a sample could fail. */
    @Property(tries = 20)
    void keepsItsPrecisionFarFromZero(
            @ForAll @IntRange(min = 600, max = 20_000) int rows,
            @ForAll @IntRange(min = 30, max = 70) int columns,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] data = new double[columns][rows];
        for (int c = 0; c < columns; c++) {
            for (int i = 0; i < rows; i++) {
                double noise = random.nextDouble();
                data[c][i] = switch (c % 4) {
                    case 0 -> 1e6 + noise;
                    case 1 -> i + noise;
                    case 2 -> (i < 3 ? 1e4 : 0) + noise;
                    default -> data[c - 1][i] + noise;
                };
            }
        }
        double[][] pearson = Correlations.pearson(data, Parallel.serial());
        for (int a = 0; a < columns; a += 3) {
            for (int b = 0; b < columns; b += 7) {
                assertSame(pearson[a][b], Correlations.pearson(data[a], data[b]));
            }
        }
    }

    @Property(tries = 20)
    void hasNoCorrelationWithAConstant(
            @ForAll @IntRange(min = 2, max = 3000) int rows,
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double constant) {
        double[][] data = new double[2][rows];
        for (int i = 0; i < rows; i++) {
            data[0][i] = constant;
            data[1][i] = Math.sin(i);
        }
        assertThat(Correlations.pearson(data, Parallel.serial())[0]).containsOnly(Double.NaN);
        assertThat(Correlations.pearson(data[0], data[1])).isNaN();
    }

    private static void assertSame(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(1e-11));
        }
    }

    @Property(tries = 3)
    void threadsChangeNothing(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] data = new double[4][100_000];
        for (double[] column : data) {
            for (int i = 0; i < column.length; i++) {
                column[i] = random.nextDouble();
            }
        }
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            assertThat(Correlations.pearson(data, Parallel.on(pool, 4)))
                    .isDeepEqualTo(Correlations.pearson(data, Parallel.serial()));
        } finally {
            pool.shutdown();
        }
    }
}
