package dev.assay.metrics.realism;

import dev.assay.kernel.TwoSampleScan;
import dev.assay.kernel.TwoSampleSums;
import dev.assay.stats.TestResult;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.SignificanceResult;

/**
 * The Mann-Whitney U test: whether values of one sample tend to be larger than those of the other.
 *
 * <p>The statistic is U of the first sample: the number of pairs in which x is larger, ties counting one half; {@code U /
 * (n m)} estimates {@code P(X > Y) + P(X = Y) / 2}. NaN is missing and dropped; an empty side is undefined. Cost: O(n log n
 * + m log m), the exact p-value more.
 *
 * <p>Source: H. B. Mann and D. R. Whitney, Ann. Math. Stat. 18(1), 1947, doi:10.1214/aoms/1177730491; computed by Commons
 * Statistics.
 */
public final class MannWhitney {
    /** How the p-value is computed. */
    public enum Method {
        /** Exact for small samples without ties, else the normal approximation. */
        AUTO,
        /** Exact; with ties, as if there were none and half a pair did not count, as scipy. */
        EXACT,
        /** Normal approximation, corrected for ties and continuity. */
        ASYMPTOTIC,
        /** Normal approximation, corrected for ties only. */
        ASYMPTOTIC_WITHOUT_CONTINUITY
    }

    /** Most pairs of values of samples with ties for which orders are counted. */
    private static final long TIED_PAIRS = 20_000;

    /** Values of both samples together above which one scan takes the place of Commons Statistics. */
    private static final int SCANNED = 1000;

    private MannWhitney() {}

    /** The two-sided test by {@link Method#AUTO}. */
    public static TestResult test(double[] x, double[] y) {
        return test(x, y, Method.AUTO);
    }

    /** The two-sided test. */
    public static TestResult test(double[] x, double[] y, Method method) {
        return test(x, y, method, AlternativeHypothesis.TWO_SIDED);
    }

    /** The test against {@code alternative}; "greater" says that values of the first sample tend to be larger. */
    public static TestResult test(double[] x, double[] y, Method method, AlternativeHypothesis alternative) {
        double[] a = Samples.present(x);
        double[] b = Samples.present(y);
        Samples.requireValues(a.length, "first");
        Samples.requireValues(b.length, "second");
        if (method == Method.EXACT && haveTies(a, b)) {
            return exactWithTies(a, b, alternative);
        }
        if (method != Method.EXACT && a.length + b.length > SCANNED) {
            return scanned(a, b, method != Method.ASYMPTOTIC_WITHOUT_CONTINUITY, alternative);
        }
        MannWhitneyUTest test = MannWhitneyUTest.withDefaults()
                .with(alternative)
                .with(
                        method == Method.EXACT
                                ? PValueMethod.EXACT
                                : method == Method.AUTO ? PValueMethod.AUTO : PValueMethod.ASYMPTOTIC)
                .with(
                        method == Method.ASYMPTOTIC_WITHOUT_CONTINUITY
                                ? org.apache.commons.statistics.inference.ContinuityCorrection.DISABLED
                                : org.apache.commons.statistics.inference.ContinuityCorrection.ENABLED);
        SignificanceResult result = test.test(a, b);
        return new TestResult(result.getStatistic(), result.getPValue(), name(alternative));
    }

    /** The normal approximation from one scan of both samples: Commons Statistics ranks by objects, 20 times as slow. */
    private static TestResult scanned(double[] x, double[] y, boolean continuity, AlternativeHypothesis alternative) {
        TwoSampleSums sums = TwoSampleScan.of(x, y);
        double pool = (double) sums.n + sums.m;
        double pairs = (double) sums.n * sums.m;
        double u = sums.mannWhitneyU();
        double extreme =
                switch (alternative) {
                    case TWO_SIDED -> Math.max(u, pairs - u);
                    case GREATER_THAN -> u;
                    case LESS_THAN -> pairs - u;
                };
        double deviation = Math.sqrt(pairs / 12 * (pool + 1 - sums.ties / (pool * (pool - 1))));
        double above = NormalDistribution.of(0, 1)
                .survivalProbability((extreme - pairs / 2 - (continuity ? 0.5 : 0)) / deviation);
        double p = alternative == AlternativeHypothesis.TWO_SIDED ? Math.min(1, 2 * above) : above;
        return new TestResult(u, deviation > 0 ? p : 1, name(alternative));
    }

    private static String name(AlternativeHypothesis alternative) {
        return switch (alternative) {
            case TWO_SIDED -> "Mann-Whitney U, two-sided";
            case GREATER_THAN -> "Mann-Whitney U, first larger";
            case LESS_THAN -> "Mann-Whitney U, first smaller";
        };
    }

    private static boolean haveTies(double[] x, double[] y) {
        double[] all = DoubleStream.concat(Arrays.stream(x), Arrays.stream(y))
                .map(value -> value + 0.0)
                .sorted()
                .toArray();
        return IntStream.range(1, all.length).anyMatch(i -> all[i] == all[i - 1]);
    }

    /** Commons Statistics takes the normal approximation where there are ties. */
    private static TestResult exactWithTies(double[] x, double[] y, AlternativeHypothesis alternative) {
        long pairs = (long) x.length * y.length;
        if (pairs > TIED_PAIRS) {
            throw new IllegalArgumentException("an exact p-value of samples with ties is for at most " + TIED_PAIRS
                    + " pairs of values, there are " + pairs + "; take the normal approximation");
        }
        double u = MannWhitneyUTest.withDefaults().statistic(x, y);
        double extreme =
                switch (alternative) {
                    case TWO_SIDED -> Math.max(u, pairs - u);
                    case GREATER_THAN -> u;
                    case LESS_THAN -> pairs - u;
                };
        double[] orders = orders(x.length, y.length);
        double total = Arrays.stream(orders).sum();
        double beyond =
                Arrays.stream(orders, (int) Math.floor(extreme), orders.length).sum();
        double p = (alternative == AlternativeHypothesis.TWO_SIDED ? 2 : 1) * beyond / total;
        return new TestResult(u, Math.min(1, p), name(alternative));
    }

    /** How many orders of n and m different values have each U: the last value is an x, which beats all y, or a y. */
    private static double[] orders(int n, int m) {
        double[][] ofSmaller = new double[m + 1][];
        for (int i = 0; i <= n; i++) {
            double[][] counts = new double[m + 1][];
            for (int j = 0; j <= m; j++) {
                counts[j] = new double[i * j + 1];
                if (i == 0 || j == 0) {
                    counts[j][0] = 1;
                    continue;
                }
                System.arraycopy(counts[j - 1], 0, counts[j], 0, counts[j - 1].length);
                for (int u = 0; u < ofSmaller[j].length; u++) {
                    counts[j][u + j] += ofSmaller[j][u];
                }
            }
            ofSmaller = counts;
        }
        return ofSmaller[m];
    }

    /** {@code P(X > Y) + P(X = Y) / 2}, the area under the ROC curve of the values as a score for the first sample. */
    public static double commonLanguageEffect(double[] x, double[] y) {
        double[] a = Samples.present(x);
        double[] b = Samples.present(y);
        Samples.requireValues(a.length, "first");
        Samples.requireValues(b.length, "second");
        return MannWhitneyUTest.withDefaults().statistic(a, b) / ((double) a.length * b.length);
    }
}
