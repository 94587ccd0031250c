package dev.assay.metrics.drift.joint;

import dev.assay.metrics.realism.CorrelationEstimate;
import dev.assay.stats.Figures;
import dev.assay.stats.PValueAdjustment;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Drift of rank correlations: the largest change of Spearman's coefficient over all pairs of numeric columns, each tested by
 * its distribution-free standard error and adjusted by Holm over the pairs.
 *
 * <p>Range [0, 2]; the pair reported is the one whose change is most significant. A change of 0.1 is material. Rows in which
 * either column of a pair is missing are left out of it; a pair that is constant on a side has no correlation and is left
 * out. Undefined without any pair. Cost: O(pairs n log n).
 *
 * <p>Sources: {@link CorrelationEstimate}; Holm (1979).
 */
public final class CorrelationShift {
    /** Change of a correlation from which it matters. */
    public static final double MATERIAL = 0.1;

    private CorrelationShift() {}

    private record Pair(String first, String second, CorrelationEstimate before, CorrelationEstimate now) {
        double change() {
            return Math.abs(now.value() - before.value());
        }

        double error() {
            return Math.hypot(before.standardError(), now.standardError());
        }

        @Override
        public String toString() {
            return first + " and " + second + ", from " + Figures.number(before.value()) + " to "
                    + Figures.number(now.value());
        }
    }

    /**
     * The shift between two tables.
     *
     * @param names of the columns
     * @param reference one array a column, NaN for a missing value
     * @param current the same columns
     */
    public static JointShift of(List<String> names, double[][] reference, double[][] current) {
        List<Pair> pairs = pairs(names, reference, current);
        if (pairs.isEmpty()) {
            throw new UndefinedStatisticException("no two numeric columns vary on both sides");
        }
        double[] p = new double[pairs.size()];
        int most = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = pairs.get(i).before.test(pairs.get(i).now).pValue();
            most = p[i] < p[most]
                            || p[i] == p[most]
                                    && pairs.get(i).change() > pairs.get(most).change()
                    ? i
                    : most;
        }
        double[] adjusted = PValueAdjustment.HOLM.adjust(p);
        Pair found = pairs.get(most);
        Map<String, Double> details = new TreeMap<>();
        details.put("pairs", (double) pairs.size());
        details.put("correlation-before", found.before.value());
        details.put("correlation-now", found.now.value());
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double bound = -normal.inverseCumulativeProbability(JointShift.ALPHA / 2 / pairs.size())
                + normal.inverseCumulativeProbability(0.8);
        double detectable =
                bound * pairs.stream().mapToDouble(Pair::error).max().orElse(0);
        long n = pairs.stream().mapToLong(pair -> pair.before.n()).min().orElse(0);
        long m = pairs.stream().mapToLong(pair -> pair.now.n()).min().orElse(0);
        return new JointShift(
                "correlations of columns",
                found.change(),
                found.change(),
                MATERIAL,
                detectable,
                new TestResult(found.change(), adjusted[most], "difference of rank correlations, Holm over pairs"),
                n,
                m,
                found.toString(),
                details);
    }

    private static List<Pair> pairs(List<String> names, double[][] reference, double[][] current) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                try {
                    pairs.add(new Pair(
                            names.get(i),
                            names.get(j),
                            CorrelationEstimate.spearman(reference[i], reference[j]),
                            CorrelationEstimate.spearman(current[i], current[j])));
                } catch (UndefinedStatisticException e) {
                    // A constant column correlates with nothing.
                    continue;
                }
            }
        }
        return pairs;
    }
}
