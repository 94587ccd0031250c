package dev.assay.metrics.drift.peer;

import dev.assay.metrics.drift.batch.BinRule;
import dev.assay.metrics.realism.Histogram;
import dev.assay.metrics.realism.JensenShannon;
import java.util.Arrays;

/**
 * Drift scores with the conventions of nannyml: bins by Doane's rule on the reference only, one more bin for current
 * values outside its range; categories new in the current batch share one more cell.
 *
 * <p>Samples hold no NaN. Counts are over the same categories on both sides.
 */
public final class NannyMl {
    private NannyMl() {}

    /** Jensen-Shannon distance in base 2. */
    public static double jensenShannon(double[] reference, double[] current) {
        double[][] cells = cells(reference, current);
        return JensenShannon.distance(cells[0], cells[1]);
    }

    /** Jensen-Shannon distance in base 2 over categories. */
    public static double jensenShannonOfCounts(double[] reference, double[] current) {
        double[][] cells = pooledNew(reference, current);
        return JensenShannon.distance(cells[0], cells[1]);
    }

    /** Hellinger distance. */
    public static double hellinger(double[] reference, double[] current) {
        double[][] cells = cells(reference, current);
        return hellingerOf(cells[0], cells[1]);
    }

    /** Hellinger distance over categories. */
    public static double hellingerOfCounts(double[] reference, double[] current) {
        double[][] cells = pooledNew(reference, current);
        return hellingerOf(cells[0], cells[1]);
    }

    /** The largest difference of two shares. */
    public static double largestDifference(double[] reference, double[] current) {
        double[] p = PeerBins.shares(reference);
        double[] q = PeerBins.shares(current);
        double largest = 0;
        for (int i = 0; i < p.length; i++) {
            largest = Math.max(largest, Math.abs(p[i] - q[i]));
        }
        return largest;
    }

    private static double hellingerOf(double[] reference, double[] current) {
        double[] p = PeerBins.shares(reference);
        double[] q = PeerBins.shares(current);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double off = Math.sqrt(p[i]) - Math.sqrt(q[i]);
            sum += off * off;
        }
        return Math.sqrt(sum / 2);
    }

    private static double[][] cells(double[] reference, double[] current) {
        double[] edges = BinRule.DOANE.edges(reference);
        double[] p = Histogram.counts(reference, edges);
        double[] q = Histogram.counts(current, edges);
        double[] first = Arrays.copyOf(p, p.length + 1);
        double[] second = Arrays.copyOf(q, q.length + 1);
        second[q.length] = current.length - Arrays.stream(q).sum();
        return new double[][] {first, second};
    }

    private static double[][] pooledNew(double[] reference, double[] current) {
        double[] first = Arrays.copyOf(reference, reference.length + 1);
        double[] second = Arrays.copyOf(current, current.length + 1);
        for (int i = 0; i < reference.length; i++) {
            if (reference[i] == 0) {
                second[reference.length] += current[i];
                second[i] = 0;
            }
        }
        return new double[][] {first, second};
    }
}
