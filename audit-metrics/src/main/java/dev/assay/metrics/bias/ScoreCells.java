package dev.assay.metrics.bias;

import dev.assay.metrics.bias.group.ScoreCounts;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.List;

/**
 * Weights of rows by group, label and bin of a score: the additive state behind areas under curves by group.
 *
 * @param sums cells of one group and label beside each other, bins in rising order
 * @param groups number of groups
 * @param bins number of bins
 */
record ScoreCells(double[] sums, int groups, int bins) {
    /** Scores with more distinct values are cut into as many equally full bins, which moves an area by a fraction of that. */
    private static final int MOST_BINS = 100;

    /** An area of one group, or its gap to everyone else's. */
    enum Area {
        /** Area within the group minus area within everyone else. */
        AUC {
            @Override
            double of(ScoreCounts group, ScoreCounts others) {
                return group.area() - others.area();
            }
        },
        /** Positives of everyone else against negatives of the group: low when these score too high. */
        BPSN {
            @Override
            double of(ScoreCounts group, ScoreCounts others) {
                return others.areaAgainst(group);
            }
        },
        /** Positives of the group against negatives of everyone else: low when the former score too low. */
        BNSP {
            @Override
            double of(ScoreCounts group, ScoreCounts others) {
                return group.areaAgainst(others);
            }
        },
        /** Area between both curves. */
        ABROCA {
            @Override
            double of(ScoreCounts group, ScoreCounts others) {
                return group.areaBetween(others);
            }
        };

        abstract double of(ScoreCounts group, ScoreCounts others);
    }

    /** Upper ends of the bins but the last: all distinct scores where they are few, else quantiles of both sides. */
    static double[] edges(double[] human, double[] synthetic) {
        double[] all = Arrays.copyOf(human, human.length + synthetic.length);
        System.arraycopy(synthetic, 0, all, human.length, synthetic.length);
        double[] sorted =
                Arrays.stream(all).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        if (distinct.length <= MOST_BINS) {
            return Arrays.copyOf(distinct, Math.max(0, distinct.length - 1));
        }
        double[] edges = new double[MOST_BINS - 1];
        for (int b = 1; b < MOST_BINS; b++) {
            edges[b - 1] = sorted[(int) ((long) b * sorted.length / MOST_BINS)];
        }
        return Arrays.stream(edges).distinct().toArray();
    }

    /** The sums of each fold. */
    static double[][] folds(
            int[] group,
            int groups,
            int[] label,
            double[] score,
            double[] edges,
            double[] weights,
            int[] fold,
            int folds) {
        int bins = edges.length + 1;
        double[][] sums = new double[folds][groups * 2 * bins];
        for (int row = 0; row < score.length; row++) {
            if (label[row] >= 0 && !Double.isNaN(score[row])) {
                int found = Arrays.binarySearch(edges, score[row]);
                int bin = found >= 0 ? found : -found - 1;
                sums[fold[row]][(group[row] * 2 + label[row]) * bins + bin] += weights[row];
            }
        }
        return sums;
    }

    private ScoreCounts counts(int group) {
        int at = group * 2 * bins;
        return new ScoreCounts(
                Arrays.copyOfRange(sums, at + bins, at + 2 * bins), Arrays.copyOfRange(sums, at, at + bins));
    }

    private ScoreCounts all() {
        double[] positives = new double[bins];
        double[] negatives = new double[bins];
        for (int g = 0; g < groups; g++) {
            for (int b = 0; b < bins; b++) {
                negatives[b] += sums[g * 2 * bins + b];
                positives[b] += sums[(g * 2 + 1) * bins + b];
            }
        }
        return new ScoreCounts(positives, negatives);
    }

    private static ScoreCounts without(ScoreCounts all, ScoreCounts part) {
        int bins = all.positives().length;
        double[] positives = new double[bins];
        double[] negatives = new double[bins];
        for (int b = 0; b < bins; b++) {
            // Differences of sums of weights may fall below 0 by rounding.
            positives[b] = Math.max(0, all.positives()[b] - part.positives()[b]);
            negatives[b] = Math.max(0, all.negatives()[b] - part.negatives()[b]);
        }
        return new ScoreCounts(positives, negatives);
    }

    /** The area of each of those groups; NaN where a class is empty. */
    double[] of(Area area, List<Integer> wanted) {
        ScoreCounts all = all();
        double[] values = new double[wanted.size()];
        for (int i = 0; i < values.length; i++) {
            ScoreCounts group = counts(wanted.get(i));
            try {
                values[i] = area.of(group, without(all, group));
            } catch (UndefinedStatisticException e) {
                values[i] = Double.NaN;
            }
        }
        return values;
    }
}
