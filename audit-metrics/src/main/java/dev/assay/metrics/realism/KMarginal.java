package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How alike all k-column marginals are: the mean over all sets of k columns of one minus the total variation distance.
 *
 * <p>Range [0, 1], 1 when equal; NIST's scale is 1000 times as large. Columns take part through their {@link Cells},
 * with missing as a cell (NIST's own code drops rows with missing values). Cost: O(sets x (n + m)).
 *
 * <p>Source: SDNist, National Institute of Standards and Technology; the score was made for the 2018 Differential Privacy
 * Synthetic Data Challenge.
 */
public final class KMarginal {
    private KMarginal() {}

    /**
     * The score and what two samples of the same population would score at these sizes.
     *
     * @param score mean similarity over the sets
     * @param expected mean of the similarity that sampling error alone leaves, see {@link BinnedAccuracy#expected}
     * @param marginals number of sets
     */
    public record Result(double score, double expected, int marginals) {
        /** The score on NIST's scale from 0 to 1000. */
        public double nistScore() {
            return 1000 * score;
        }
    }

    /** The score over all sets of {@code k} columns, 1 to 4. */
    public static Result of(List<Cells> columns, int k) {
        if (k < 1 || k > 4) {
            throw new IllegalArgumentException("k must be from 1 to 4, was " + k);
        }
        if (columns.size() < k) {
            throw new UndefinedStatisticException(
                    "sets of " + k + " columns need as many columns, there are " + columns.size());
        }
        double score = 0;
        double expected = 0;
        List<Cells> marginals = marginals(columns, k);
        for (Cells cells : marginals) {
            double[] human = cells.firstCounts();
            score += TotalVariation.complement(human, cells.secondCounts());
            expected += BinnedAccuracy.expected(human, cells.first().length, cells.second().length);
        }
        return new Result(score / marginals.size(), expected / marginals.size(), marginals.size());
    }

    /**
     * The score of each cell of a group column: one minus the mean, over all pairs of the other columns, of the summed
     * differences within the group over the group's human mass, each held to at most 1.
     */
    public static Map<String, Double> byGroup(Cells group, List<Cells> columns) {
        double[] mass = Distributions.shares(group.firstCounts(), "human");
        double[] sums = new double[group.size()];
        List<Cells> pairs = marginals(columns, 2);
        if (pairs.isEmpty()) {
            throw new UndefinedStatisticException("a score by group needs at least 2 other columns");
        }
        for (Cells pair : pairs) {
            Cells cells = group.cross(pair);
            double[] human = Distributions.shares(cells.firstCounts(), "human");
            double[] synthetic = Distributions.shares(cells.secondCounts(), "synthetic");
            int width = human.length / group.size();
            for (int g = 0; g < sums.length; g++) {
                double difference = 0;
                for (int i = g * width; i < (g + 1) * width; i++) {
                    difference += Math.abs(human[i] - synthetic[i]);
                }
                sums[g] += mass[g] > 0 ? Math.min(1, difference / mass[g]) : 0;
            }
        }
        Map<String, Double> scores = new LinkedHashMap<>();
        for (int g = 0; g < sums.length; g++) {
            if (mass[g] > 0) {
                scores.put(group.labels().get(g), 1 - sums[g] / pairs.size());
            }
        }
        return scores;
    }

    private static List<Cells> marginals(List<Cells> columns, int k) {
        List<Cells> marginals = new ArrayList<>();
        extend(columns, k, 0, null, marginals);
        return marginals;
    }

    private static void extend(
            List<Cells> columns,
            int k,
            int from,
            @org.jspecify.annotations.Nullable Cells prefix,
            List<Cells> marginals) {
        if (k == 0 && prefix != null) {
            marginals.add(prefix);
            return;
        }
        for (int i = from; i <= columns.size() - k; i++) {
            extend(columns, k - 1, i + 1, prefix == null ? columns.get(i) : prefix.cross(columns.get(i)), marginals);
        }
    }
}
