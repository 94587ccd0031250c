package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairFunctionTest {
    private interface Value {
        double of(double dot, double square);
    }

    @Test
    void gaussianKernel() {
        assertValues(PairFunction.rbf(0.7), (dot, square) -> Math.exp(-0.7 * square));
        assertValues(PairFunction.rbf(1e-4), (dot, square) -> Math.exp(-1e-4 * square));
    }

    @Test
    void polynomialKernel() {
        for (int degree = 1; degree <= 4; degree++) {
            int power = degree;
            assertValues(PairFunction.polynomial(0.3, 0.5, degree), (dot, square) -> Math.pow(0.3 * dot + 0.5, power));
        }
    }

    @Test
    void negativeEuclideanDistance() {
        assertValues(PairFunction.negativeDistance(), (dot, square) -> -Math.sqrt(square));
    }

    /** At all small lengths; what lies behind stays as it is. */
    private static void assertValues(PairFunction function, Value value) {
        for (int columns = 0; columns <= 130; columns++) {
            SplittableRandom random = new SplittableRandom(columns);
            float[] dots = new float[columns];
            float[] norms = new float[columns];
            double[] expected = new double[columns];
            for (int j = 0; j < columns; j++) {
                norms[j] = (float) random.nextDouble() * 3;
                dots[j] = (float) (random.nextDouble() * 2 - 1);
                double square = Math.max(0, 1.25 + norms[j] - 2.0 * dots[j]);
                expected[j] = value.of(dots[j], square);
            }
            float[] values = Samples.inside(dots, 0, 3, 77);
            function.apply(values, columns, 1.25f, Samples.inside(norms, 0, 3, 55));
            for (int j = 0; j < columns; j++) {
                assertThat((double) values[j]).isCloseTo(expected[j], within(1e-6 * (1 + Math.abs(expected[j]))));
            }
            assertThat(Arrays.copyOfRange(values, columns, columns + 3)).containsOnly(77);
        }
    }

    @Test
    void squaresThatRoundingMadeNegativeCountAsZero() {
        float[] near = {1.0001f};
        PairFunction.rbf(3).apply(near, 1, 1, new float[] {1});
        assertThat(near[0]).isEqualTo(1);
        float[] distance = {1.0001f};
        PairFunction.negativeDistance().apply(distance, 1, 1, new float[] {1});
        assertThat(distance[0]).isZero();
    }

    @Test
    void missingStaysMissing() {
        for (PairFunction function : new PairFunction[] {
            PairFunction.rbf(3), PairFunction.polynomial(1, 1, 3), PairFunction.negativeDistance()
        }) {
            float[] values = {Float.NaN};
            function.apply(values, 1, Float.NaN, new float[] {1});
            assertThat(values[0]).isNaN();
        }
    }

    @Test
    void refuseParametersOutOfRange() {
        assertThatThrownBy(() -> PairFunction.rbf(0)).hasMessageContaining("gamma must be positive, was 0.0");
        assertThatThrownBy(() -> PairFunction.rbf(Double.NaN)).hasMessageContaining("was NaN");
        assertThatThrownBy(() -> PairFunction.polynomial(1, 1, 0)).hasMessageContaining("at least 1, was 0");
    }
}
