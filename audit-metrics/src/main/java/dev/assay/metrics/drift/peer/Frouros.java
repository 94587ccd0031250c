package dev.assay.metrics.drift.peer;

import dev.assay.metrics.drift.batch.BinRule;
import dev.assay.metrics.realism.Histogram;
import dev.assay.metrics.realism.JensenShannon;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.metrics.realism.KullbackLeibler;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Drift scores with the conventions of frouros 0.9: bins of equal width over the range of both batches together, so the
 * edges move with the current batch.
 *
 * <p>Samples hold no NaN. {@code bins} is at least 2.
 */
public final class Frouros {
    private Frouros() {}

    /** Population stability index; an empty cell gets the smallest normal double, so any empty cell adds hundreds. */
    public static double psi(double[] reference, double[] current, int bins) {
        double[][] cells = cells(reference, current, bins);
        double sum = 0;
        for (int i = 0; i < bins; i++) {
            double p = cells[0][i] == 0 ? Double.MIN_NORMAL : cells[0][i];
            double q = cells[1][i] == 0 ? Double.MIN_NORMAL : cells[1][i];
            sum += (q - p) * Math.log(q / p);
        }
        return sum;
    }

    /** Hellinger distance. */
    public static double hellinger(double[] reference, double[] current, int bins) {
        double[][] cells = cells(reference, current, bins);
        double sum = 0;
        for (int i = 0; i < bins; i++) {
            double off = Math.sqrt(cells[0][i]) - Math.sqrt(cells[1][i]);
            sum += off * off;
        }
        return Math.sqrt(sum / 2);
    }

    /** What frouros calls Bhattacharyya: one less the overlap, not its logarithm. */
    public static double bhattacharyya(double[] reference, double[] current, int bins) {
        double[][] cells = cells(reference, current, bins);
        double overlap = 0;
        for (int i = 0; i < bins; i++) {
            overlap += Math.sqrt(cells[0][i] * cells[1][i]);
        }
        return 1 - overlap;
    }

    /** One less the common area of both histograms. */
    public static double intersectionComplement(double[] reference, double[] current, int bins) {
        double[][] cells = cells(reference, current, bins);
        double common = 0;
        for (int i = 0; i < bins; i++) {
            common += Math.min(cells[0][i], cells[1][i]);
        }
        return 1 - common;
    }

    /** Jensen-Shannon distance in nats of interpolated histograms on {@code bins} edges. */
    public static double jensenShannon(double[] reference, double[] current, int bins) {
        double[][] cells = interpolated(reference, current, bins);
        return JensenShannon.distance(cells[0], cells[1], Math.E);
    }

    /** Divergence of the reference from the current interpolated histogram in nats; undefined where it is infinite. */
    public static double kullbackLeibler(double[] reference, double[] current, int bins) {
        double[][] cells = interpolated(reference, current, bins);
        double sum = 0;
        for (int i = 0; i < cells[0].length; i++) {
            if (cells[1][i] > 0 && cells[0][i] == 0) {
                return KullbackLeibler.divergence(cells[1], cells[0]);
            }
            sum += cells[1][i] > 0 ? cells[1][i] * Math.log(cells[1][i] / cells[0][i]) : 0;
        }
        return sum;
    }

    private static double[][] cells(double[] reference, double[] current, int bins) {
        double[] edges = Histogram.equalWidthEdges(PeerBins.pool(reference, current), bins);
        return new double[][] {
            PeerBins.shares(Histogram.counts(reference, edges)), PeerBins.shares(Histogram.counts(current, edges))
        };
    }

    private static double[][] interpolated(double[] reference, double[] current, int bins) {
        double[] edges = Histogram.equalWidthEdges(PeerBins.pool(reference, current), bins - 1);
        DoubleUnaryOperator first = distribution(reference);
        DoubleUnaryOperator second = distribution(current);
        double[][] cells = new double[2][bins - 1];
        for (int i = 0; i + 1 < bins; i++) {
            cells[0][i] = Math.max(0, first.applyAsDouble(edges[i + 1]) - first.applyAsDouble(edges[i]));
            cells[1][i] = Math.max(0, second.applyAsDouble(edges[i + 1]) - second.applyAsDouble(edges[i]));
        }
        return cells;
    }

    /** The distribution function of a histogram, linear within its bins. */
    private static DoubleUnaryOperator distribution(double[] sample) {
        double[] edges = BinRule.AUTO_BEFORE_NUMPY_2.edges(sample);
        double[] shares = PeerBins.shares(Histogram.counts(sample, edges));
        double[] below = new double[edges.length];
        for (int i = 0; i < shares.length; i++) {
            below[i + 1] = below[i] + shares[i];
        }
        return x -> {
            if (x <= edges[0]) {
                return 0;
            }
            if (x >= edges[edges.length - 1]) {
                return below[below.length - 1];
            }
            int bin = Histogram.bin(x, edges);
            return below[bin] + (below[bin + 1] - below[bin]) * (x - edges[bin]) / (edges[bin + 1] - edges[bin]);
        };
    }

    /** What frouros calls Kuiper's statistic: the Kolmogorov-Smirnov distance, which is at most as large. */
    public static double kuiper(double[] reference, double[] current) {
        return KolmogorovSmirnov.statistic(reference, current);
    }

    /**
     * The p-value frouros gives with it: Kuiper's law for one sample of {@code n m / (n + m)} values, whole or not. As the
     * statistic is too small, so is the evidence; not kept within [0, 1].
     */
    public static double kuiperPValue(double statistic, int n, int m) {
        double d = statistic;
        double size = (double) n * m / ((double) n + m);
        if (d < 2 / size) {
            return 1 - Math.exp(LogGamma.value(size + 1)) * Math.pow(d - 1 / size, size - 1);
        }
        if (d < 3 / size) {
            double k = -(size * d - 1) / 2;
            double r = Math.sqrt(k * k - (size * d - 2) * (size * d - 2) / 2);
            double a = -k + r;
            double b = -k - r;
            double top = Math.pow(b, size - 1) * (1 - a) - Math.pow(a, size - 1) * (1 - b);
            return 1 - Math.exp(LogGamma.value(size)) * top / Math.pow(size, size - 2) / (b - a);
        }
        if (d > 0.5 && size % 2 == 0 || d > (size - 1) / (2 * size) && size % 2 == 1) {
            return finiteTail(d, size);
        }
        double z = d * Math.sqrt(size);
        double first = 0;
        double second = 0;
        for (int j = 1; j < 18.82 / z; j++) {
            double square = j * j * z * z;
            first += 2 * (4 * square - 1) * Math.exp(-2 * square);
            second += (double) j * j * (4 * square - 3) * Math.exp(-2 * square);
        }
        return first - 8 * d / 3 * second;
    }

    /** Stephens' finite sum for a whole number of values. */
    private static double finiteTail(double d, double size) {
        double sum = 0;
        double choices = 1;
        for (int t = 0; t <= Math.floor(size * (1 - d)); t++) {
            double y = d + t / size;
            double weight = Math.pow(y, t - 3.0)
                    * (y * y * y * size
                            - y * y * t * (3 - 2 / size)
                            + y * t * (t - 1.0) * (3 - 2 / size) / size
                            - t * (t - 1.0) * (t - 2.0) / (size * size));
            sum += weight * choices * Math.pow(1 - d - t / size, size - t - 1);
            choices *= (size - t) / (t + 1);
        }
        return sum;
    }
}
