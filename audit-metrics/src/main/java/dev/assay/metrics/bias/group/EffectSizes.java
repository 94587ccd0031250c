package dev.assay.metrics.bias.group;

import dev.assay.stats.UndefinedStatisticException;

/** Sizes of the gap between two rates on other scales. All are first against second, 0 at equality. */
public final class EffectSizes {
    private EffectSizes() {}

    /** Cohen's h, {@code 2 asin(sqrt p1) - 2 asin(sqrt p2)} in [-π, π]: 0.2 small, 0.5 medium, 0.8 large (Cohen 1988). */
    public static double cohenH(GroupRate first, GroupRate second) {
        return 2 * Math.asin(Math.sqrt(first.value())) - 2 * Math.asin(Math.sqrt(second.value()));
    }

    /** Cohen's d of 0/1 rows: the difference over the pooled deviation {@code sqrt(p (1 - p))}, weights n - 1. */
    public static double cohenD(GroupRate first, GroupRate second) {
        double p = first.value();
        double q = second.value();
        double pooled = ((first.trials() - 1) * p * (1 - p) + (second.trials() - 1) * q * (1 - q))
                / (first.trials() + second.trials() - 2);
        if (!(pooled > 0)) {
            throw new UndefinedStatisticException("neither group's rows vary, so there is no standardised difference");
        }
        return (p - q) / Math.sqrt(pooled);
    }

    /** Log ratio over its standard error at equality, a z statistic (Morris and Lobsenz 2000). */
    public static double logRatioZ(GroupRate first, GroupRate second) {
        double n = first.trials() + second.trials();
        double rate = (first.successes() + second.successes()) / n;
        double share = first.trials() / n;
        if (first.successes() == 0 || second.successes() == 0) {
            throw new UndefinedStatisticException("a group has no success, so the log ratio is undefined");
        }
        return Math.log(first.value() / second.value()) / Math.sqrt((1 - rate) / (rate * n * share * (1 - share)));
    }
}
