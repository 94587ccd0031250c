package dev.assay.metrics.drift.batch;

import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;

/**
 * Tests that two samples spread equally: {@link #levene} around the medians (Brown-Forsythe) and Mood's rank test.
 *
 * <p>NaN is missing and dropped. Fewer than two values on a side, or no spread on either, is undefined. Cost: O(N log N).
 *
 * <p>Sources: Brown and Forsythe (1974), <a href="https://doi.org/10.1080/01621459.1974.10482955">doi:10.1080/01621459.1974.10482955</a>;
 * Mood (1954), <a href="https://doi.org/10.1214/aoms/1177728719">doi:10.1214/aoms/1177728719</a>; with ties, Mielke (1967).
 */
public final class Spread {
    private Spread() {}

    /** From where {@link #levene} measures distances. */
    public enum Centre {
        /** The median, Brown and Forsythe's robust choice: the default. */
        MEDIAN,
        /** The mean, Levene's own choice, for symmetric samples with light tails. */
        MEAN,
        /** The mean of each sample without its ends, for heavy tails; the distances are those of all values. */
        TRIMMED_MEAN
    }

    /** Share of a sample that {@link Centre#TRIMMED_MEAN} drops at each end, rounded down to values; scipy's default. */
    public static final double TRIMMED_SHARE = 0.05;

    /** The Brown-Forsythe test: an analysis of variance of the distances from each sample's median. */
    public static TestResult levene(double[] x, double[] y) {
        return levene(x, y, Centre.MEDIAN);
    }

    /** The analysis of variance of the distances from each sample's centre. */
    public static TestResult levene(double[] x, double[] y, Centre centre) {
        return levene(x, y, centre, TRIMMED_SHARE);
    }

    /**
     * The analysis of variance of the distances from each sample's centre.
     *
     * @param trimmed share in [0, 0.5) that {@link Centre#TRIMMED_MEAN} drops at each end
     */
    public static TestResult levene(double[] x, double[] y, Centre centre, double trimmed) {
        if (!(trimmed >= 0 && trimmed < 0.5)) {
            throw new IllegalArgumentException("the trimmed share must be in [0, 0.5), was " + trimmed);
        }
        double[] a = distances(Columns.present(x, 2), centre, trimmed);
        double[] b = distances(Columns.present(y, 2), centre, trimmed);
        double n = a.length;
        double m = b.length;
        double meanA = Columns.mean(a);
        double meanB = Columns.mean(b);
        double mean = (n * meanA + m * meanB) / (n + m);
        double between = n * (meanA - mean) * (meanA - mean) + m * (meanB - mean) * (meanB - mean);
        double within = Columns.variance(a, 0) * n + Columns.variance(b, 0) * m;
        if (within == 0) {
            throw new UndefinedStatisticException("neither sample spreads around its centre");
        }
        double statistic = (n + m - 2) * between / within;
        return new TestResult(
                statistic,
                FDistribution.of(1, n + m - 2).survivalProbability(statistic),
                centre == Centre.MEDIAN ? "Brown-Forsythe" : "Levene");
    }

    /** Mood's test; positive when the first sample spreads more. */
    public static TestResult mood(double[] x, double[] y) {
        return mood(x, y, AlternativeHypothesis.TWO_SIDED);
    }

    /** Mood's test against an alternative: GREATER_THAN says that the first sample spreads more. */
    public static TestResult mood(double[] x, double[] y, AlternativeHypothesis alternative) {
        double[] a = Columns.present(x, 2);
        double[] b = Columns.present(y, 2);
        double[] pool = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, pool, a.length, b.length);
        double[] sorted = pool.clone();
        Arrays.sort(sorted);
        int total = pool.length;
        double centre = (total + 1) / 2.0;
        double sum = 0;
        double scores = 0;
        double squares = 0;
        // Tied values share the mean of the squared distances of their positions from the centre.
        for (int from = 0; from < total; ) {
            int to = from;
            double score = 0;
            while (to < total && sorted[to] == sorted[from]) {
                score += (to + 1 - centre) * (to + 1 - centre);
                to++;
            }
            double shared = score / (to - from);
            scores += score;
            squares += shared * score;
            sum += shared * (countAtMost(a, sorted[from]) - countBelow(a, sorted[from]));
            from = to;
        }
        double mean = a.length * scores / total;
        double variance =
                (double) a.length * b.length / ((double) total * (total - 1)) * (squares - scores * scores / total);
        if (!(variance > 0)) {
            throw new UndefinedStatisticException("all pooled values are equally far from the centre");
        }
        double z = (sum - mean) / Math.sqrt(variance);
        NormalDistribution law = NormalDistribution.of(0, 1);
        return switch (alternative) {
            case TWO_SIDED -> new TestResult(z, 2 * law.survivalProbability(Math.abs(z)), "Mood, two-sided");
            case GREATER_THAN -> new TestResult(z, law.survivalProbability(z), "Mood, greater");
            case LESS_THAN -> new TestResult(z, law.cumulativeProbability(z), "Mood, less");
        };
    }

    private static int countAtMost(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int countBelow(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double[] distances(double[] sorted, Centre centre, double trimmed) {
        int half = sorted.length / 2;
        int dropped = (int) (trimmed * sorted.length);
        double middle =
                switch (centre) {
                    case MEDIAN -> sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
                    case MEAN -> Columns.mean(sorted);
                    case TRIMMED_MEAN -> Columns.mean(Arrays.copyOfRange(sorted, dropped, sorted.length - dropped));
                };
        return Arrays.stream(sorted).map(v -> Math.abs(v - middle)).toArray();
    }
}
