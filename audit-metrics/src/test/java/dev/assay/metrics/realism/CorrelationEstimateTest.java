package dev.assay.metrics.realism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class CorrelationEstimateTest {
    /** The standard error against the spread over samples of a skewed, dependent pair. */
    private static void agreesWithTheSpreadOfSamples(BiFunction<double[], double[], CorrelationEstimate> estimate) {
        Random random = new Random(5);
        Moments errors;
        double[] values = new double[400];
        double[] stated = new double[400];
        for (int s = 0; s < values.length; s++) {
            double[] x = new double[200];
            double[] y = new double[200];
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.exp(random.nextGaussian() / 2);
                y[i] = x[i] + Math.abs(random.nextGaussian());
            }
            CorrelationEstimate one = estimate.apply(x, y);
            values[s] = one.value();
            stated[s] = one.standardError();
        }
        errors = Moments.of(stated);
        assertThat(errors.mean() / Moments.of(values).standardDeviation()).isBetween(0.85, 1.15);
    }

    @Test
    void theStandardErrorOfPearson() {
        agreesWithTheSpreadOfSamples(CorrelationEstimate::pearson);
    }

    @Test
    void theStandardErrorOfSpearman() {
        agreesWithTheSpreadOfSamples(CorrelationEstimate::spearman);
    }

    @Test
    void valuesAreTheCoefficients() {
        double[] x = {2.1, 3.3, 0.4, 5.0, 1.2, 2.2};
        double[] y = {3.9, 4.4, 2.8, 6.1, 8.0, 5.5};
        assertThat(CorrelationEstimate.pearson(x, y).value()).isCloseTo(0.22717889481490586, within(1e-12));
        assertThat(CorrelationEstimate.spearman(x, y).value()).isCloseTo(0.3714285714285715, within(1e-12));
        assertThat(Correlation.kendall(x, y)).isCloseTo(1.0 / 3, within(1e-12));
    }
}
