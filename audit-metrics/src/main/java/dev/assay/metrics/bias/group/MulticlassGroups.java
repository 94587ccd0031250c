package dev.assay.metrics.bias.group;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/**
 * Labels against predictions of several classes for every group.
 *
 * <p>Gaps are distances between two groups' rows of rates; {@link Aggregation} joins the pairs of groups. A group without
 * a row of some class leaves the gaps that need it undefined. Rates carry their usual names; holisticai's precision and
 * recall matrices are the other way round. Cost: pairs of groups times classes squared.
 */
public final class MulticlassGroups {
    private final double[][][] counts;

    /** How the gaps of all pairs of groups become one number. */
    public enum Aggregation {
        MEAN,
        MAX
    }

    private MulticlassGroups(double[][][] counts) {
        this.counts = counts;
    }

    /**
     * Counts rows; a negative code leaves a row out.
     *
     * @param group code of each row's group
     * @param label code of each row's class
     * @param prediction code of each row's predicted class
     */
    public static MulticlassGroups of(int[] group, int groups, int[] label, int[] prediction, int classes) {
        return ofCounts(
                dev.assay.kernel.CellCounts.of(group, groups, label, classes, prediction, classes, null),
                groups,
                classes);
    }

    /** From counts, which add up over parts of the data: cell {@code (group * classes + label) * classes + prediction}. */
    public static MulticlassGroups ofCounts(double[] cells, int groups, int classes) {
        if (cells.length != groups * classes * classes) {
            throw new IllegalArgumentException("there must be groups x classes x classes counts, were " + cells.length);
        }
        double[][][] counts = new double[groups][classes][];
        for (int g = 0; g < groups; g++) {
            for (int c = 0; c < classes; c++) {
                int from = (g * classes + c) * classes;
                counts[g][c] = Arrays.copyOfRange(cells, from, from + classes);
            }
        }
        return new MulticlassGroups(counts);
    }

    /** One class against the rest in one group. */
    public Confusion oneVersusRest(int group, int label) {
        double tp = counts[group][label][label];
        double fn = sum(counts[group][label]) - tp;
        double fp = -tp;
        double total = 0;
        for (double[] row : counts[group]) {
            fp += row[label];
            total += sum(row);
        }
        return new Confusion(tp, fp, fn, total - tp - fn - fp);
    }

    /** {@code tp / (tp + fp + fn)} of one class: the Jaccard index of predicted and labelled rows. */
    public double jaccard(int group, int label) {
        Confusion c = oneVersusRest(group, label);
        if (c.tp() + c.fp() + c.fn() == 0) {
            throw new UndefinedStatisticException("the class is neither labelled nor predicted in the group");
        }
        return c.tp() / (c.tp() + c.fp() + c.fn());
    }

    /** Statistical parity: total variation between two groups' distributions of predicted classes, in [0, 1]. */
    public double statisticalParity(Aggregation aggregation) {
        return aggregate(aggregation, (a, b) -> {
            double distance = 0;
            for (int c = 0; c < classes(); c++) {
                distance += Math.abs(oneVersusRest(a, c).value(Rate.SELECTION)
                        - oneVersusRest(b, c).value(Rate.SELECTION));
            }
            return distance / 2;
        });
    }

    /** Equality of opportunity: mean over classes of the total variation between what becomes of each class. */
    public double equalityOfOpportunity(Aggregation aggregation) {
        return aggregate(aggregation, (a, b) -> {
            double distance = 0;
            for (int c = 0; c < classes(); c++) {
                for (int p = 0; p < classes(); p++) {
                    distance += Math.abs(share(a, c, p) - share(b, c, p));
                }
            }
            return distance / (2 * classes());
        });
    }

    /** Average odds: the same after averaging over labelled classes, so gaps of opposite sign cancel. */
    public double averageOdds(Aggregation aggregation) {
        return aggregate(aggregation, (a, b) -> {
            double distance = 0;
            for (int p = 0; p < classes(); p++) {
                double gap = 0;
                for (int c = 0; c < classes(); c++) {
                    gap += share(a, c, p) - share(b, c, p);
                }
                distance += Math.abs(gap);
            }
            return distance / (2 * classes());
        });
    }

    /** True rates: mean over classes of the difference in recall. */
    public double trueRates(Aggregation aggregation) {
        return aggregate(aggregation, (a, b) -> {
            double distance = 0;
            for (int c = 0; c < classes(); c++) {
                distance += Math.abs(share(a, c, c) - share(b, c, c));
            }
            return distance / classes();
        });
    }

    private int classes() {
        return counts[0].length;
    }

    /** Share of a group's rows of a class that are predicted as another. */
    private double share(int group, int label, int prediction) {
        double rows = sum(counts[group][label]);
        if (rows == 0) {
            throw new UndefinedStatisticException("a group has no row of one class, so its rates are undefined");
        }
        return counts[group][label][prediction] / rows;
    }

    private interface Gap {
        double between(int a, int b);
    }

    private double aggregate(Aggregation aggregation, Gap gap) {
        double sum = 0;
        double max = 0;
        int pairs = 0;
        for (int a = 0; a < counts.length; a++) {
            for (int b = a + 1; b < counts.length; b++) {
                double distance = gap.between(a, b);
                sum += distance;
                max = Math.max(max, distance);
                pairs++;
            }
        }
        if (pairs == 0) {
            throw new UndefinedStatisticException("there is a single group, so there is no pair to compare");
        }
        return aggregation == Aggregation.MAX ? max : sum / pairs;
    }

    private static double sum(double[] row) {
        double sum = 0;
        for (double count : row) {
            sum += count;
        }
        return sum;
    }
}
