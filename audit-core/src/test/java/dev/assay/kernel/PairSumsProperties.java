package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PairSumsProperties {
    @Example
    void expIsGoodToTwoUnitsInTheLastPlace() {
        for (float x = 0; x > -87.3f; x -= 0.00317f) {
            double exact = Math.exp(x);
            assertThat(Math.abs(FloatExp.ofNegative(x) - exact) / exact)
                    .as("exp(%s)", x)
                    .isLessThan(1.2e-7 * 2);
        }
        assertThat(FloatExp.ofNegative(0)).isEqualTo(1);
        assertThat(FloatExp.ofNegative(-0.0f)).isEqualTo(1);
        assertThat(FloatExp.ofNegative(-1e-30f)).isEqualTo(1);
        assertThat(FloatExp.ofNegative(-100)).isZero();
        assertThat(FloatExp.ofNegative(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(FloatExp.ofNegative(Float.NaN)).isNaN();
    }

    @Property(tries = 20)
    void sumsAreThoseOfAllPairs(
            @ForAll @IntRange(min = 1, max = 500) int n,
            @ForAll @IntRange(min = 1, max = 300) int m,
            @ForAll @IntRange(min = 1, max = 8) int d,
            @ForAll @IntRange(min = 0, max = 5) int kind,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int permutations = kind == 5 ? 0 : 3;
        PairFunction function = kind % 3 == 0
                ? PairFunction.rbf(0.3)
                : kind % 3 == 1 ? PairFunction.polynomial(1.0 / d, 1, 3) : PairFunction.negativeDistance();
        float[] rows = new float[(n + m) * d];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextDouble() * 3 - 1;
        }
        int size = n + m;
        float[] indicators = new float[size * permutations];
        for (int i = 0; i < size; i++) {
            for (int p = 0; p < permutations; p++) {
                indicators[i * permutations + p] = p == 0 ? (i < n ? 1 : 0) : random.nextInt(2);
            }
        }
        PairSums sums = PairSums.of(function, rows, n, m, d, indicators, permutations, Parallel.serial());
        double[][] expected = new double[permutations + 1][3];
        double scale = 1;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (i == j) {
                    continue;
                }
                double value = value(kind % 3, rows, i, j, d);
                scale += Math.abs(value);
                for (int p = 0; p <= permutations; p++) {
                    boolean a = p == permutations ? i < n : indicators[i * permutations + p] == 1;
                    boolean b = p == permutations ? j < n : indicators[j * permutations + p] == 1;
                    expected[p][a && b ? 0 : !a && !b ? 1 : 2] += a == b ? value : 0.5 * value;
                }
            }
        }
        var close = within(3e-6 * scale);
        assertThat(sums.first).isCloseTo(expected[permutations][0], close);
        assertThat(sums.second).isCloseTo(expected[permutations][1], close);
        assertThat(sums.between).isCloseTo(expected[permutations][2], close);
        for (int p = 0; p < permutations; p++) {
            assertThat(sums.firstRelabelled[p]).isCloseTo(expected[p][0], close);
            assertThat(sums.secondRelabelled[p]).isCloseTo(expected[p][1], close);
            assertThat(sums.betweenRelabelled[p]).isCloseTo(expected[p][2], close);
        }
    }

    private static double value(int kind, float[] rows, int i, int j, int d) {
        double square = FloatTiles.squaredDistance(rows, i * d, rows, j * d, d);
        double dot = 0;
        for (int k = 0; k < d; k++) {
            dot += (double) rows[i * d + k] * rows[j * d + k];
        }
        return kind == 0 ? Math.exp(-0.3 * square) : kind == 1 ? Math.pow(dot / d + 1, 3) : -Math.sqrt(square);
    }

    @Property(tries = 3)
    void threadsChangeNothing(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] rows = new float[1800 * 3];
        float[] indicators = new float[1800 * 600];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextDouble();
        }
        for (int i = 0; i < indicators.length; i++) {
            indicators[i] = random.nextInt(2);
        }
        PairFunction rbf = PairFunction.rbf(1);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            PairSums one = PairSums.of(rbf, rows, 1000, 800, 3, indicators, 600, Parallel.serial());
            PairSums four = PairSums.of(rbf, rows, 1000, 800, 3, indicators, 600, Parallel.on(pool, 4));
            assertThat(four.first).isEqualTo(one.first);
            assertThat(four.firstRelabelled).isEqualTo(one.firstRelabelled);
            assertThat(four.betweenRelabelled).isEqualTo(one.betweenRelabelled);
        } finally {
            pool.shutdown();
        }
    }
}
