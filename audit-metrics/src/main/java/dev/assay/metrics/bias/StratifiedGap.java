package dev.assay.metrics.bias;

import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.MantelHaenszel;
import dev.assay.metrics.bias.group.MantelHaenszel.Stratum;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;

/**
 * A group's gap to everyone else on one side: of all rows together, and pooled within strata.
 *
 * @param crude rate of the group minus rate of everyone else
 * @param pooled the Mantel-Haenszel difference of the rates within strata
 * @param pValue of the Cochran-Mantel-Haenszel test
 */
record StratifiedGap(double crude, double pooled, double pValue) {
    private static final double LEVEL = 0.05;

    /** Cells of a table of strata by groups by outcome, which add up over parts of the data. */
    record Cells(List<String> strata, int groups) {
        int size() {
            return strata.size() * groups * 2;
        }

        /** Each row's cell; -1 where the outcome is neither. */
        int[] codes(int[] stratum, int[] group, int[] outcome) {
            int[] codes = new int[outcome.length];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = outcome[row] < 0 ? -1 : (stratum[row] * groups + group[row]) * 2 + outcome[row];
            }
            return codes;
        }

        /** The group against everyone else in each stratum. */
        List<Stratum> tables(double[] sums, int group, double scale) {
            List<Stratum> tables = new ArrayList<>();
            for (int v = 0; v < strata.size(); v++) {
                double[] rates = new double[4];
                for (int g = 0; g < groups; g++) {
                    int at = (v * groups + g) * 2;
                    int side = g == group ? 0 : 2;
                    rates[side] += scale * sums[at + 1];
                    rates[side + 1] += scale * (sums[at] + sums[at + 1]);
                }
                tables.add(new Stratum(
                        strata.get(v),
                        new GroupRate("the group", rates[0], rates[1]),
                        new GroupRate("everyone else", rates[2], rates[3])));
            }
            return tables;
        }

        /** The pooled difference alone, for the jackknife. */
        double pooled(double[] sums, int group) {
            return new MantelHaenszel(tables(sums, group, 1)).riskDifference();
        }
    }

    /**
     * The gap of one side.
     *
     * @param rows number of rows of each cell
     * @param scale what makes the sums of weights effective rows
     * @throws UndefinedStatisticException when the group or everyone else has too few rows, or no stratum has both
     */
    static StratifiedGap of(Cells cells, double[] sums, double[] rows, int group, double scale) {
        Stratum counted = new MantelHaenszel(cells.tables(rows, group, 1)).collapsed();
        if (Math.min(counted.group().trials(), counted.others().trials()) < DisparityChange.MINIMUM_ROWS) {
            throw new UndefinedStatisticException("fewer than " + DisparityChange.MINIMUM_ROWS
                    + " rows are in the group or outside it, so no gap is read from them");
        }
        MantelHaenszel tables = new MantelHaenszel(cells.tables(sums, group, scale));
        return new StratifiedGap(
                tables.collapsed().difference(),
                tables.riskDifference(),
                tables.test(false).pValue());
    }

    /** Whether the gap turns round within the strata, and there differs from none. */
    boolean reversed() {
        return crude * pooled < 0 && pValue < LEVEL;
    }
}
