package dev.assay.metrics.bias.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsistencyTest {
    private static final Consistency.Options OPTIONS = new Consistency.Options(3, false, false);

    private final double[][] features = new double[40][2];
    private final double[] labels = new double[40];

    ConsistencyTest() {
        Random random = new Random(5);
        for (int row = 0; row < labels.length; row++) {
            features[row] = new double[] {random.nextGaussian(), random.nextGaussian()};
            labels[row] = random.nextDouble() < 0.4 ? 1 : 0;
        }
    }

    @Test
    void meanOfSharesIsThatOfDistances() {
        double[] shares = Consistency.shares(features, labels, OPTIONS);
        assertThat(1 - Arrays.stream(shares).average().orElseThrow())
                .isCloseTo(Consistency.of(features, labels, OPTIONS), within(1e-12));
    }

    @Test
    void sharesDifferAsThePseudoValuesOfRowsLeftOut() {
        double[] shares = Consistency.shares(features, labels, OPTIONS);
        double whole = Consistency.of(features, labels, OPTIONS);
        double[] pseudo = new double[labels.length];
        for (int left = 0; left < labels.length; left++) {
            int out = left;
            int[] kept =
                    IntStream.range(0, labels.length).filter(row -> row != out).toArray();
            double without = Consistency.of(
                    Arrays.stream(kept).mapToObj(row -> features[row]).toArray(double[][]::new),
                    Arrays.stream(kept).mapToDouble(row -> labels[row]).toArray(),
                    OPTIONS);
            pseudo[left] = 1 - (labels.length * whole - (labels.length - 1) * without);
        }
        double mean = Arrays.stream(pseudo).average().orElseThrow();
        for (int row = 0; row < labels.length; row++) {
            assertThat(shares[row] - (1 - whole)).isCloseTo(pseudo[row] - mean, within(1e-10));
        }
    }
}
