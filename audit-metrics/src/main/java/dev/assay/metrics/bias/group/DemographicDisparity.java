package dev.assay.metrics.bias.group;

import dev.assay.stats.UndefinedStatisticException;
import java.util.List;

/**
 * Demographic disparity of a group: its share of the rejected minus its share of the accepted, in [-1, 1]; positive = more
 * often rejected than its part of the accepted would suggest. Two averages of it carry the same name in the literature.
 */
public final class DemographicDisparity {
    private DemographicDisparity() {}

    /** One group's disparity, from its own rate and everyone's. */
    public static double of(GroupRate group, GroupRate everyone) {
        double accepted = everyone.successes();
        double rejected = everyone.trials() - everyone.successes();
        if (accepted <= 0 || rejected <= 0) {
            throw new UndefinedStatisticException(
                    "all rows have one outcome, so there is no share of the other to compare with");
        }
        return (group.trials() - group.successes()) / rejected - group.successes() / accepted;
    }

    /**
     * The mean disparity over groups weighted by group size, {@code sum N_g DD_g / N}. AIF360 calls it conditional
     * demographic disparity.
     */
    public static double groupWeighted(GroupRates rates) {
        GroupRate everyone = rates.overall();
        double sum = 0;
        for (GroupRate group : rates.groups()) {
            sum += group.trials() * of(group, everyone);
        }
        return sum / everyone.trials();
    }

    /**
     * Conditional demographic disparity (Wachter, Mittelstadt and Russell 2021): one group's disparity inside each
     * stratum of a legitimate attribute, averaged by stratum size. A stratum with one outcome only says nothing and is
     * left out.
     *
     * @param strata the group's rates and everyone's rates, one pair a stratum
     */
    public static double conditional(List<Stratum> strata) {
        double sum = 0;
        double rows = 0;
        for (Stratum stratum : strata) {
            GroupRate everyone = stratum.everyone();
            if (everyone.successes() > 0 && everyone.successes() < everyone.trials()) {
                sum += everyone.trials() * of(stratum.group(), everyone);
                rows += everyone.trials();
            }
        }
        if (rows == 0) {
            throw new UndefinedStatisticException("no stratum has both outcomes, so there is no conditional disparity");
        }
        return sum / rows;
    }

    /** A group inside a stratum, and all rows of that stratum. */
    public record Stratum(GroupRate group, GroupRate everyone) {}
}
