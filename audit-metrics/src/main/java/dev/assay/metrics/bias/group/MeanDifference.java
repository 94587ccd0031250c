package dev.assay.metrics.bias.group;

import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Permutation test of the difference of two groups' mean scores. Exact over all splits while there are fewer than
 * {@value #EXACT_SPLITS}, else {@code (b + 1) / (B + 1)} over random ones. The two-sided p doubles the smaller tail, as
 * scipy does.
 */
public final class MeanDifference {
    /** Largest number of splits that are all tried. */
    public static final int EXACT_SPLITS = 1_000_000;

    /** Number of random splits otherwise. */
    public static final int RANDOM_SPLITS = 9_999;

    private MeanDifference() {}

    /** Which differences count as extreme. */
    public enum Alternative {
        TWO_SIDED,
        GREATER,
        LESS
    }

    /** The test; its statistic is mean of {@code x} minus mean of {@code y}. The seed matters beyond the exact limit only. */
    public static TestResult permutation(double[] x, double[] y, Alternative alternative, Seed seed) {
        if (x.length == 0 || y.length == 0) {
            throw new UndefinedStatisticException("one of the two groups has no rows");
        }
        double[] all = Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, all, x.length, y.length);
        double observed = sum(x);
        double total = sum(all);
        // The difference of means rises with the sum of the first group, so sums are compared.
        double slack = 1e-12 * Math.max(1, Arrays.stream(all).map(Math::abs).sum());
        boolean exact = BinomialCoefficientDouble.value(all.length, x.length) < EXACT_SPLITS;
        long[] tails =
                exact ? everySplit(all, x.length, observed, slack) : randomSplits(all, x.length, observed, slack, seed);
        double greater = (double) tails[0] / tails[2];
        double less = (double) tails[1] / tails[2];
        double p =
                switch (alternative) {
                    case GREATER -> greater;
                    case LESS -> less;
                    case TWO_SIDED -> Math.min(1, 2 * Math.min(greater, less));
                };
        return new TestResult(
                observed / x.length - (total - observed) / y.length,
                p,
                exact ? "exact permutation" : "permutation, " + RANDOM_SPLITS + " splits");
    }

    private static long[] everySplit(double[] all, int k, double observed, double slack) {
        int[] chosen = new int[k];
        for (int i = 0; i < k; i++) {
            chosen[i] = i;
        }
        long[] tails = new long[3];
        while (true) {
            double sum = 0;
            for (int index : chosen) {
                sum += all[index];
            }
            count(tails, sum, observed, slack);
            int i = k - 1;
            while (i >= 0 && chosen[i] == all.length - k + i) {
                i--;
            }
            if (i < 0) {
                return tails;
            }
            chosen[i]++;
            for (int j = i + 1; j < k; j++) {
                chosen[j] = chosen[j - 1] + 1;
            }
        }
    }

    private static long[] randomSplits(double[] all, int k, double observed, double slack, Seed seed) {
        UniformRandomProvider random = seed.random();
        double[] shuffled = all.clone();
        // The observed split counts as one of the splits.
        long[] tails = {1, 1, 1};
        for (int b = 0; b < RANDOM_SPLITS; b++) {
            double sum = 0;
            for (int i = 0; i < k; i++) {
                int j = i + random.nextInt(shuffled.length - i);
                double value = shuffled[j];
                shuffled[j] = shuffled[i];
                shuffled[i] = value;
                sum += value;
            }
            count(tails, sum, observed, slack);
        }
        return tails;
    }

    private static void count(long[] tails, double sum, double observed, double slack) {
        tails[0] += sum >= observed - slack ? 1 : 0;
        tails[1] += sum <= observed + slack ? 1 : 0;
        tails[2]++;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
