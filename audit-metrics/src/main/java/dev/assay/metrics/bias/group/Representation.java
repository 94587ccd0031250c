package dev.assay.metrics.bias.group;

import dev.assay.metrics.realism.ChiSquare;
import dev.assay.metrics.realism.ContingencyTest;
import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the groups' shares differ between human and synthetic data, from counts. Gaps are synthetic minus human.
 *
 * @param human rows by group
 * @param synthetic rows by the same groups in the same order
 */
public record Representation(Map<String, Double> human, Map<String, Double> synthetic) {
    /**
     * One group's share on both sides.
     *
     * @param group its name
     * @param human count among the human rows
     * @param synthetic count among the synthetic rows
     */
    public record Share(String group, GroupRate human, GroupRate synthetic) {
        /** Synthetic minus human share, in [-1, 1]. */
        public double gap() {
            return synthetic.value() - human.value();
        }

        /** Synthetic over human share: 0 when the group is missing from the synthetic side, infinite from the human. */
        public double ratio() {
            return synthetic.value() / human.value();
        }

        /** Newcombe's interval of the gap. */
        public Interval interval(double level) {
            return ProportionInterval.newcombe(
                    synthetic.successes(), synthetic.trials(), human.successes(), human.trials(), level);
        }
    }

    /** Groups of either side appear on both, with 0 where absent. */
    public Representation {
        Map<String, Double> left = new LinkedHashMap<>(human);
        Map<String, Double> right = new LinkedHashMap<>();
        synthetic.keySet().forEach(group -> left.putIfAbsent(group, 0.0));
        for (String group : left.keySet()) {
            right.put(group, synthetic.getOrDefault(group, 0.0));
        }
        human = java.util.Collections.unmodifiableMap(left);
        synthetic = java.util.Collections.unmodifiableMap(right);
        if (total(human) == 0 || total(synthetic) == 0) {
            throw new UndefinedStatisticException("one side has no row with a known group, so it has no shares");
        }
    }

    private static double total(Map<String, Double> counts) {
        return counts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    public List<Share> shares() {
        double humanTotal = total(human);
        double syntheticTotal = total(synthetic);
        List<Share> shares = new ArrayList<>();
        human.forEach((group, count) -> shares.add(new Share(
                group,
                new GroupRate(group, count, humanTotal),
                new GroupRate(group, synthetic.getOrDefault(group, 0.0), syntheticTotal))));
        return shares;
    }

    /** Pearson's chi-squared test that both sides have the same shares, without continuity correction. */
    public ContingencyTest test() {
        return ChiSquare.independence(table(), false);
    }

    /** Cramér's V of side and group, in [0, 1]. */
    public double cramersV() {
        double n = total(human) + total(synthetic);
        return Math.sqrt(test().result().statistic() / n);
    }

    /** Half the sum of absolute gaps, in [0, 1]: the share of rows that would have to change group. */
    public double totalVariation() {
        return shares().stream().mapToDouble(share -> Math.abs(share.gap())).sum() / 2;
    }

    /** Jensen-Shannon distance, base 2, in [0, 1]. */
    public double jensenShannonDistance() {
        double sum = 0;
        for (Share share : shares()) {
            double p = share.human().value();
            double q = share.synthetic().value();
            double m = (p + q) / 2;
            sum += (term(p, m) + term(q, m)) / 2;
        }
        return Math.sqrt(Math.max(0, sum) / Math.log(2));
    }

    /** Kullback-Leibler divergence of the human from the synthetic shares in nats; infinite when a group is missing. */
    public double kullbackLeibler() {
        double sum = 0;
        for (Share share : shares()) {
            sum += term(share.human().value(), share.synthetic().value());
        }
        return Math.max(0, sum);
    }

    private static double term(double p, double q) {
        return p == 0 ? 0 : p * Math.log(p / q);
    }

    private double[][] table() {
        return new double[][] {
            human.values().stream().mapToDouble(Double::doubleValue).toArray(),
            synthetic.values().stream().mapToDouble(Double::doubleValue).toArray()
        };
    }
}
