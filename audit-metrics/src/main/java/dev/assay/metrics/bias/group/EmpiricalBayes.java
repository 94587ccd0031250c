package dev.assay.metrics.bias.group;

import java.util.ArrayList;
import java.util.List;

/**
 * Rates of small groups drawn towards the rate of all, to be shown beside the raw ones and never used for a verdict.
 *
 * <p>Beta-binomial shrinkage {@code (x + s m) / (n + s)} with prior mean {@code m} and prior size {@code s} from the method of
 * moments (Kleinman 1973): the less the groups differ beyond chance, the larger {@code s}. When they differ no more than
 * chance, every group gets the common rate. Cost: linear in groups.
 */
public final class EmpiricalBayes {
    private EmpiricalBayes() {}

    /** One group's raw and shrunken rate. */
    public record Shrunken(String group, double raw, double shrunken) {}

    /** The defined groups' rates, shrunken. */
    public static List<Shrunken> shrink(GroupRates rates) {
        List<GroupRate> groups = rates.defined();
        double mean = rates.overall().value();
        double between = 0;
        double squares = 0;
        double total = 0;
        for (GroupRate group : groups) {
            between += group.trials() * (group.value() - mean) * (group.value() - mean);
            squares += group.trials() * group.trials();
            total += group.trials();
        }
        double noise = mean * (1 - mean);
        double spread = total - squares / total;
        // Share of the variance that lies between groups, from the expectation of the weighted sum of squares.
        double correlation = noise == 0 || spread == 0
                ? 0
                : (between - noise * (groups.size() - 1)) / (noise * (spread - (groups.size() - 1)));
        List<Shrunken> shrunken = new ArrayList<>();
        for (GroupRate group : groups) {
            double weight = correlation <= 0 || Double.isNaN(correlation)
                    ? 0
                    : correlation >= 1 ? 1 : group.trials() / (group.trials() + (1 - correlation) / correlation);
            shrunken.add(new Shrunken(group.group(), group.value(), mean + weight * (group.value() - mean)));
        }
        return shrunken;
    }
}
