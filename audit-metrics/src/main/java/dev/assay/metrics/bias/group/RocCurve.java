package dev.assay.metrics.bias.group;

import dev.assay.kernel.Ranks;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A receiver operating characteristic: true positive rate over false positive rate as the threshold falls, straight between
 * the distinct scores.
 */
final class RocCurve {
    private final double[] falsePositive;
    private final double[] truePositive;

    private RocCurve(double[] falsePositive, double[] truePositive) {
        this.falsePositive = falsePositive;
        this.truePositive = truePositive;
    }

    static RocCurve of(double[] score, int[] label) {
        double[] ranks = Ranks.of(score);
        int[] order = IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -ranks[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] fp = new double[score.length + 1];
        double[] tp = new double[score.length + 1];
        int points = 0;
        double f = 0;
        double t = 0;
        for (int i = 0; i < order.length; i++) {
            if (label[order[i]] == 1) {
                t++;
            } else {
                f++;
            }
            if (i + 1 == order.length || ranks[order[i + 1]] != ranks[order[i]]) {
                points++;
                fp[points] = f;
                tp[points] = t;
            }
        }
        if (f == 0 || t == 0) {
            throw new UndefinedStatisticException("all rows have one label, so there is no ROC curve");
        }
        double[] falsePositive = Arrays.copyOf(fp, points + 1);
        double[] truePositive = Arrays.copyOf(tp, points + 1);
        for (int i = 0; i <= points; i++) {
            falsePositive[i] /= f;
            truePositive[i] /= t;
        }
        return new RocCurve(falsePositive, truePositive);
    }

    /** The curve of scores counted by bin, bins in rising order; weights count as rows. */
    static RocCurve ofCounts(double[] positives, double[] negatives) {
        int bins = positives.length;
        double p = 0;
        double n = 0;
        for (int b = 0; b < bins; b++) {
            p += positives[b];
            n += negatives[b];
        }
        if (p == 0 || n == 0) {
            throw new UndefinedStatisticException("all rows have one label, so there is no ROC curve");
        }
        double[] falsePositive = new double[bins + 1];
        double[] truePositive = new double[bins + 1];
        double t = 0;
        double f = 0;
        for (int b = bins - 1; b >= 0; b--) {
            t += positives[b];
            f += negatives[b];
            // The last point is the corner, whatever rounding left in the sums.
            falsePositive[bins - b] = b == 0 ? 1 : Math.min(1, f / n);
            truePositive[bins - b] = b == 0 ? 1 : Math.min(1, t / p);
        }
        return new RocCurve(falsePositive, truePositive);
    }

    /** The area under this curve. */
    double area() {
        double area = 0;
        for (int i = 1; i < falsePositive.length; i++) {
            area += (falsePositive[i] - falsePositive[i - 1]) * (truePositive[i] + truePositive[i - 1]) / 2;
        }
        return area;
    }

    /** The integral of the absolute difference of both curves. */
    double areaBetween(RocCurve other) {
        double[] cuts = merge(falsePositive, other.falsePositive);
        double area = 0;
        for (int i = 0; i + 1 < cuts.length; i++) {
            double width = cuts[i + 1] - cuts[i];
            double left = after(cuts[i]) - other.after(cuts[i]);
            double right = before(cuts[i + 1]) - other.before(cuts[i + 1]);
            if (left * right >= 0) {
                area += width * Math.abs(left + right) / 2;
            } else {
                // The curves cross once inside: two triangles.
                area += width * (left * left + right * right) / (2 * (Math.abs(left) + Math.abs(right)));
            }
        }
        return area;
    }

    /** Sorted union of both curves' false positive rates. */
    private static double[] merge(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        Arrays.sort(all);
        int kept = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[kept++] = all[i];
            }
        }
        return Arrays.copyOf(all, kept);
    }

    /** The limit from the right: the top of a vertical step. */
    private double after(double x) {
        int i = firstBeyond(x, true) - 1;
        return falsePositive[i] == x || i + 1 == falsePositive.length ? truePositive[i] : between(i, x);
    }

    /** The limit from the left: the foot of a vertical step. */
    private double before(double x) {
        int i = firstBeyond(x, false);
        return falsePositive[i] == x ? truePositive[i] : between(i - 1, x);
    }

    /** The first point above x, or from x on. */
    private int firstBeyond(double x, boolean strictly) {
        int low = 0;
        int high = falsePositive.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (falsePositive[middle] < x || (strictly && falsePositive[middle] == x)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double between(int i, double x) {
        double share = (x - falsePositive[i]) / (falsePositive[i + 1] - falsePositive[i]);
        return truePositive[i] + share * (truePositive[i + 1] - truePositive[i]);
    }
}
