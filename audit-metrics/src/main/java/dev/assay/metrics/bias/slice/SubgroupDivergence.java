package dev.assay.metrics.bias.slice;

import dev.assay.metrics.bias.group.Confusion;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.Rate;
import dev.assay.metrics.bias.slice.SliceLine.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Divergence of every frequent subgroup: how far its rate lies from the rate of all rows, and which of its conditions carry
 * how much of that (Pastor, de Alfaro and Baralis 2021, DivExplorer).
 *
 * <p>A subgroup is a conjunction of {@code column = value} conditions with support at least the minimum; all are listed.
 * Cost: one bitset intersection a candidate; the number of subgroups grows quickly as the support falls.
 */
public final class SubgroupDivergence {
    private final Map<Set<Condition>, Subgroup> subgroups = new HashMap<>();
    private final List<Subgroup> ordered = new ArrayList<>();
    private final Confusion all;

    /**
     * A subgroup's counts.
     *
     * @param conditions in order of column; none for all rows
     * @param counts labels against predictions in it
     */
    public record Subgroup(List<Condition> conditions, Confusion counts) {
        public Subgroup {
            conditions = List.copyOf(conditions);
        }
    }

    private SubgroupDivergence(Confusion all) {
        this.all = all;
    }

    /**
     * Lists the subgroups.
     *
     * @param codes for each column the code of every row, negative = missing
     * @param sizes number of values of each column
     * @param label 1 or 0 a row
     * @param prediction 1 or 0 a row
     * @param minSupport smallest share of the rows, in (0, 1]
     */
    public static SubgroupDivergence of(int[][] codes, int[] sizes, int[] label, int[] prediction, double minSupport) {
        if (!(minSupport > 0 && minSupport <= 1)) {
            throw new IllegalArgumentException("minSupport must be in (0, 1], was " + minSupport);
        }
        int n = label.length;
        Bits[] cells = {
            Bits.where(n, i -> label[i] == 1 && prediction[i] == 1),
            Bits.where(n, i -> label[i] != 1 && prediction[i] == 1),
            Bits.where(n, i -> label[i] == 1 && prediction[i] != 1),
            Bits.where(n, i -> label[i] != 1 && prediction[i] != 1)
        };
        Bits everyone = Bits.all(n);
        SubgroupDivergence result = new SubgroupDivergence(count(everyone, cells));
        result.add(List.of(), result.all);
        result.extend(List.of(), everyone, 0, codes, sizes, cells, minSupport * n);
        return result;
    }

    private void extend(
            List<Condition> conditions, Bits rows, int from, int[][] codes, int[] sizes, Bits[] cells, double least) {
        for (int c = from; c < codes.length; c++) {
            int[] column = codes[c];
            for (int v = 0; v < sizes[c]; v++) {
                int value = v;
                Bits below = rows.and(Bits.where(column.length, i -> column[i] == value));
                if (below.count() >= least) {
                    List<Condition> extended = new ArrayList<>(conditions);
                    extended.add(new Condition(c, v));
                    add(extended, count(below, cells));
                    extend(extended, below, c + 1, codes, sizes, cells, least);
                }
            }
        }
    }

    private void add(List<Condition> conditions, Confusion counts) {
        Subgroup subgroup = new Subgroup(conditions, counts);
        subgroups.put(Set.copyOf(conditions), subgroup);
        ordered.add(subgroup);
    }

    private static Confusion count(Bits rows, Bits[] cells) {
        return new Confusion(
                rows.countAnd(cells[0].words()),
                rows.countAnd(cells[1].words()),
                rows.countAnd(cells[2].words()),
                rows.countAnd(cells[3].words()));
    }

    /** All subgroups, the set of all rows first. */
    public List<Subgroup> subgroups() {
        return List.copyOf(ordered);
    }

    /**
     * Rate of the subgroup minus rate of all rows.
     *
     * @throws dev.assay.stats.UndefinedStatisticException when the rate has no denominator there
     */
    public double divergence(Subgroup subgroup, Rate rate) {
        return subgroup.counts().value(rate) - all.value(rate);
    }

    /**
     * Distance of the posterior means under uniform priors over the root of their summed variances. The subgroup is part of
     * all rows, so this is a ranking, not a test.
     */
    public double tValue(Subgroup subgroup, Rate rate) {
        GroupRate part = subgroup.counts().rate("subgroup", rate);
        GroupRate whole = all.rate("all rows", rate);
        return Math.abs(posteriorMean(part) - posteriorMean(whole))
                / Math.sqrt(posteriorVariance(part) + posteriorVariance(whole));
    }

    /** Shapley share of each condition in the subgroup's divergence; the shares add up to it. */
    public Map<Condition, Double> shares(Subgroup subgroup, Rate rate) {
        List<Condition> conditions = subgroup.conditions();
        int k = conditions.size();
        Map<Condition, Double> shares = new java.util.LinkedHashMap<>();
        for (int i = 0; i < k; i++) {
            double share = 0;
            for (int subset = 0; subset < 1 << k; subset++) {
                if ((subset >> i & 1) == 0) {
                    int size = Integer.bitCount(subset);
                    double weight = 1.0 / (k * choose(k - 1, size));
                    share += weight
                            * (divergence(find(conditions, subset | 1 << i), rate)
                                    - divergence(find(conditions, subset), rate));
                }
            }
            shares.put(conditions.get(i), share);
        }
        return shares;
    }

    private Subgroup find(List<Condition> conditions, int subset) {
        List<Condition> chosen = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            if ((subset >> i & 1) == 1) {
                chosen.add(conditions.get(i));
            }
        }
        // Every subset of a frequent set of conditions is frequent.
        Subgroup found = subgroups.get(Set.copyOf(chosen));
        if (found == null) {
            throw new IllegalArgumentException("the subgroup is not one of these: " + chosen);
        }
        return found;
    }

    private static double choose(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }

    private static double posteriorMean(GroupRate rate) {
        return (rate.successes() + 1) / (rate.trials() + 2);
    }

    private static double posteriorVariance(GroupRate rate) {
        double mean = posteriorMean(rate);
        return mean * (1 - mean) / (rate.trials() + 3);
    }
}
