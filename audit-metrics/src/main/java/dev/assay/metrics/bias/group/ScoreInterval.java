package dev.assay.metrics.bias.group;

import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import java.util.function.DoubleUnaryOperator;

/**
 * Miettinen and Nurminen's score intervals (1985) of the difference and of the ratio of two proportions: all values that
 * the score test, variance times {@code N / (N - 1)}, does not reject. Found by bisection to machine precision.
 */
public final class ScoreInterval {
    private static final int STEPS = 200;

    private ScoreInterval() {}

    /** The interval of first minus second, within [-1, 1]. */
    public static Interval difference(GroupRate first, GroupRate second, double level) {
        double z = ProportionInterval.z(level);
        double at = first.value() - second.value();
        DoubleUnaryOperator statistic = d -> differenceStatistic(first, second, d);
        return new Interval(
                bisect(v -> statistic.applyAsDouble(v) - z, -1, at),
                bisect(v -> statistic.applyAsDouble(v) + z, at, 1),
                level,
                "score, Miettinen-Nurminen");
    }

    /** The interval of first over second; from 0 when the first has no success, to infinity when the second has none. */
    public static Interval ratio(GroupRate first, GroupRate second, double level) {
        double z = ProportionInterval.z(level);
        double at = first.value() / second.value();
        // On the log scale, over ratios from 1e-9 to 1e9.
        double limit = Math.log(1e9);
        double middle = Math.max(-limit, Math.min(limit, Math.log(at)));
        double low =
                at == 0 ? 0 : Math.exp(bisect(v -> ratioStatistic(first, second, Math.exp(v)) - z, -limit, middle));
        double high = second.successes() == 0
                ? Double.POSITIVE_INFINITY
                : Math.exp(bisect(v -> ratioStatistic(first, second, Math.exp(v)) + z, middle, limit));
        return new Interval(low, high, level, "score, Miettinen-Nurminen");
    }

    /** The score statistic of the hypothesis that the difference is {@code d}; falls in {@code d}. */
    private static double differenceStatistic(GroupRate first, GroupRate second, double d) {
        double n1 = first.trials();
        double n2 = second.trials();
        double p1 = first.value();
        double p2 = second.value();
        // The constrained maximum likelihood of p2 is the middle root of a cubic.
        double n = n1 + n2;
        double successes = first.successes() + second.successes();
        double l2 = (n1 + 2 * n2) * d - n - successes;
        double l1 = (second.successes() * d - n - 2 * second.successes()) * d + successes;
        double l0 = second.successes() * d * (1 - d);
        double q = Math.pow(l2 / (3 * n), 3) - l1 * l2 / (6 * n * n) + l0 / (2 * n);
        double p = Math.signum(q) * Math.sqrt(Math.max(0, Math.pow(l2 / (3 * n), 2) - l1 / (3 * n)));
        double cosine = p == 0 ? 0 : Math.max(-1, Math.min(1, q / (p * p * p)));
        double a = (Math.PI + Math.acos(cosine)) / 3;
        double r2 = Math.max(0, Math.min(1, 2 * p * Math.cos(a) - l2 / (3 * n)));
        double r1 = Math.max(0, Math.min(1, r2 + d));
        double variance = (r1 * (1 - r1) / n1 + r2 * (1 - r2) / n2) * n / (n - 1);
        return over(p1 - p2 - d, variance);
    }

    private static double ratioStatistic(GroupRate first, GroupRate second, double ratio) {
        double n1 = first.trials();
        double n2 = second.trials();
        double n = n1 + n2;
        double a = n * ratio;
        double b = -(n1 * ratio + first.successes() + n2 + second.successes() * ratio);
        double c = first.successes() + second.successes();
        double r2 = (-b - Math.sqrt(Math.max(0, b * b - 4 * a * c))) / (2 * a);
        double r1 = Math.min(1, r2 * ratio);
        double variance = (r1 * (1 - r1) / n1 + ratio * ratio * r2 * (1 - r2) / n2) * n / (n - 1);
        return over(first.value() - ratio * second.value(), variance);
    }

    private static double over(double difference, double variance) {
        if (difference == 0) {
            return 0;
        }
        return variance > 0
                ? difference / Math.sqrt(variance)
                : difference > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    /** Where a falling function changes sign; an end when it does not. */
    private static double bisect(DoubleUnaryOperator function, double low, double high) {
        for (int i = 0; i < STEPS; i++) {
            double middle = (low + high) / 2;
            if (function.applyAsDouble(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
