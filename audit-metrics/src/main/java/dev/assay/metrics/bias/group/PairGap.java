package dev.assay.metrics.bias.group;

import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;

/** Two groups and the gap between their rates. */
public record PairGap(GroupRate first, GroupRate second) {
    /** Rate of the first minus rate of the second. */
    public double difference() {
        return first.value() - second.value();
    }

    /** Rate of the first over rate of the second; infinite when only the second is 0, NaN when both are. */
    public double ratio() {
        return first.value() / second.value();
    }

    /** Newcombe's interval of the difference. */
    public Interval interval(double level) {
        return ProportionInterval.newcombe(
                first.successes(), first.trials(), second.successes(), second.trials(), level);
    }

    /** "A over B", for people. */
    public String label() {
        return first.group() + " over " + second.group();
    }
}
