package dev.assay.metrics.drift.batch;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/** What the tests of this package need of a column. */
final class Columns {
    private Columns() {}

    /** The values that are not NaN, ascending, with one zero; fewer than {@code least} are undefined. */
    static double[] present(double[] values, int least) {
        double[] present = Arrays.stream(values)
                .filter(v -> !Double.isNaN(v))
                .map(v -> v + 0.0)
                .sorted()
                .toArray();
        if (present.length < least) {
            throw new UndefinedStatisticException(
                    "a sample needs at least " + least + " values that are not missing, had " + present.length);
        }
        return present;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The sum of squares around the mean over {@code n - lost}. */
    static double variance(double[] values, int lost) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - lost);
    }
}
