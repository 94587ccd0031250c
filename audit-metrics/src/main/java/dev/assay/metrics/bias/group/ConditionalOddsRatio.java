package dev.assay.metrics.bias.group;

import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.UndefinedStatisticException;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The odds ratio of a 2 x 2 table given its margins (Fisher's noncentral hypergeometric law): the maximum likelihood
 * estimate and the exact interval that inverts Fisher's one-sided tests, as R and scipy give them.
 *
 * @param value the estimate; 0 or infinite when the table's first cell is at an end of its range
 * @param interval the exact interval
 */
public record ConditionalOddsRatio(double value, Interval interval) {
    private static final int STEPS = 200;

    /** The odds ratio of the first rate to the second. */
    public static ConditionalOddsRatio of(TwoProportionTest table, double level) {
        ProportionInterval.z(level);
        int successes = table.successes1() + table.successes2();
        int from = Math.max(0, successes - table.trials2());
        int to = Math.min(successes, table.trials1());
        if (from == to) {
            throw new UndefinedStatisticException("all rows have one outcome, so the odds ratio is undefined");
        }
        double[] logs = new double[to - from + 1];
        for (int x = from; x <= to; x++) {
            logs[x - from] = choose(table.trials1(), x) + choose(table.trials2(), successes - x);
        }
        int x = table.successes1() - from;
        double tail = (1 - level) / 2;
        double value = x == 0
                ? 0
                : x == logs.length - 1 ? Double.POSITIVE_INFINITY : Math.exp(root(theta -> mean(logs, theta) - x));
        double low = x == 0 ? 0 : Math.exp(root(theta -> upperTail(logs, theta, x) - tail));
        double high = x == logs.length - 1
                ? Double.POSITIVE_INFINITY
                : Math.exp(root(theta -> 1 - upperTail(logs, theta, x + 1) < tail ? 1 : -1));
        return new ConditionalOddsRatio(value, new Interval(low, high, level, "exact conditional"));
    }

    private static double choose(int n, int k) {
        return LogGamma.value(n + 1.0) - LogGamma.value(k + 1.0) - LogGamma.value(n - k + 1.0);
    }

    private static double mean(double[] logs, double theta) {
        double[] weights = weights(logs, theta);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += i * weights[i];
            total += weights[i];
        }
        return sum / total;
    }

    private static double upperTail(double[] logs, double theta, int from) {
        double[] weights = weights(logs, theta);
        double above = 0;
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            above += i >= from ? weights[i] : 0;
            total += weights[i];
        }
        return above / total;
    }

    /** Proportional to the probabilities at log odds ratio {@code theta}, scaled so that the largest is 1. */
    private static double[] weights(double[] logs, double theta) {
        double[] weights = new double[logs.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            weights[i] = logs[i] + i * theta;
            largest = Math.max(largest, weights[i]);
        }
        for (int i = 0; i < logs.length; i++) {
            weights[i] = Math.exp(weights[i] - largest);
        }
        return weights;
    }

    /** Where a rising function of the log odds ratio becomes positive. */
    private static double root(DoubleUnaryOperator function) {
        double low = -60;
        double high = 60;
        for (int i = 0; i < STEPS; i++) {
            double middle = (low + high) / 2;
            if (function.applyAsDouble(middle) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }
}
