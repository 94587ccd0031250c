package dev.assay.metrics.bias.group;

import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.UndefinedStatisticException;

/**
 * One group's rate with the counts behind it.
 *
 * @param group name of the group
 * @param successes rows (or weight) that count, in [0, trials]
 * @param trials rows (or weight) that could have counted; 0 leaves the rate undefined
 */
public record GroupRate(String group, double successes, double trials) {
    public GroupRate {
        // Sums of weights may exceed their total by rounding.
        if (successes > trials && successes <= trials * (1 + 1e-9)) {
            successes = trials;
        }
        if (!(successes >= 0 && successes <= trials)) {
            throw new IllegalArgumentException(group + ": successes must be in [0, " + trials + "], was " + successes);
        }
    }

    public boolean isDefined() {
        return trials > 0;
    }

    /**
     * Successes over trials.
     *
     * @throws UndefinedStatisticException when there are no trials
     */
    public double value() {
        if (!isDefined()) {
            throw new UndefinedStatisticException(group + " has no row that could count, so its rate is undefined");
        }
        return successes / trials;
    }

    /** Wilson's 95 % interval; for weights it takes the weights as counts. */
    public Interval interval() {
        return ProportionInterval.wilson(successes, trials);
    }

    public GroupRate plus(GroupRate other) {
        return new GroupRate(group, successes + other.successes, trials + other.trials);
    }
}
