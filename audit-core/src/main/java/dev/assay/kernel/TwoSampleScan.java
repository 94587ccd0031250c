package dev.assay.kernel;

/**
 * One merge over two sorted samples that feeds Kolmogorov-Smirnov, Cramer-von Mises, Anderson-Darling, Wasserstein-1,
 * the energy distance and Mann-Whitney at once. Differences of the distribution functions are kept as integers over
 * {@code n m}, so equal samples give exact zeros and ties cost no accuracy. O(n + m), no allocation.
 */
public final class TwoSampleScan {
    private TwoSampleScan() {}

    /** Sorts copies of both samples (NaN dropped) and scans them. A side without values leaves all sums at 0. */
    public static TwoSampleSums of(double[] x, double[] y) {
        double[] sortedX = RadixSort.sorted(x);
        double[] sortedY = RadixSort.sorted(y);
        TwoSampleSums sums = new TwoSampleSums();
        scan(sortedX, 0, sortedX.length, sortedY, 0, sortedY.length, sums);
        return sums;
    }

    /**
     * Scans {@code x[xOffset .. xOffset + n)} against {@code y[yOffset .. yOffset + m)}, both ascending, without NaN and
     * without -0.0 as {@link RadixSort#sort} leaves them.
     */
    public static void scan(double[] x, int xOffset, int n, double[] y, int yOffset, int m, TwoSampleSums out) {
        out.reset(n, m);
        if (n == 0 || m == 0) {
            return;
        }
        double scale = 1.0 / ((double) n * m);
        long ksPlus = 0;
        long ksMinus = 0;
        double squaredGap = 0;
        double andersonMid = 0;
        double andersonRight = 0;
        double absoluteArea = 0;
        double squaredArea = 0;
        double signedArea = 0;
        double shiftX = 0;
        double shiftXLow = 0;
        double shiftY = 0;
        double shiftYLow = 0;
        double rankSum = 0;
        double ties = 0;
        long distinct = 0;
        double pool = (double) n + m;
        int xEnd = xOffset + n;
        int yEnd = yOffset + m;
        int i = xOffset;
        int j = yOffset;
        double previous = 0;
        long gap = 0;
        while (i < xEnd || j < yEnd) {
            double z = i == xEnd ? y[j] : j == yEnd ? x[i] : Math.min(x[i], y[j]);
            if (gap != 0) {
                double width = z - previous;
                double height = gap * scale;
                signedArea += height * width;
                absoluteArea += Math.abs(height) * width;
                squaredArea += height * height * width;
            }
            long i0 = i - xOffset;
            long j0 = j - yOffset;
            while (i < xEnd && x[i] == z) {
                i++;
            }
            while (j < yEnd && y[j] == z) {
                j++;
            }
            long a = i - xOffset - i0;
            long b = j - yOffset - j0;
            double h = a + b;
            distinct++;

            // Twice the mid gap, then the gap just after z; both exact.
            double midGap = 0.5 * (m * (2 * i0 + a) - n * (2 * j0 + b));
            gap = m * (i0 + a) - n * (j0 + b);
            if (gap > ksPlus) {
                ksPlus = gap;
                out.ksPlusAt = z;
            }
            if (-gap > ksMinus) {
                ksMinus = -gap;
                out.ksMinusAt = z;
            }
            double height = gap * scale;
            squaredGap += h * height * height;
            double below = i0 + j0 + h;
            double mid = below - 0.5 * h;
            if (midGap != 0) {
                andersonMid += h * (midGap * midGap) / (mid * (pool - mid) - 0.25 * pool * h);
            }
            if (below < pool) {
                andersonRight += h * ((double) gap * gap) / (below * (pool - below));
            }
            // Sum over the tied x of (mid-rank - rank)^2: a (j0 + b/2)^2 + a (a^2 - 1) / 12, and likewise for y.
            if (a > 0) {
                double centre = j0 + 0.5 * b;
                double term = a * centre * centre + (a == 1 ? 0 : a * ((double) a * a - 1) / 12);
                double sum = shiftX + term;
                double back = sum - shiftX;
                shiftXLow += (shiftX - (sum - back)) + (term - back);
                shiftX = sum;
                rankSum += a * (mid + 0.5);
            }
            if (b > 0) {
                double centre = i0 + 0.5 * a;
                double term = b * centre * centre + (b == 1 ? 0 : b * ((double) b * b - 1) / 12);
                double sum = shiftY + term;
                double back = sum - shiftY;
                shiftYLow += (shiftY - (sum - back)) + (term - back);
                shiftY = sum;
            }
            if (h > 1) {
                ties += h * (h * h - 1);
            }
            previous = z;
        }
        out.ksPlus = ksPlus;
        out.ksMinus = ksMinus;
        out.rankShiftX = shiftX + shiftXLow;
        out.rankShiftY = shiftY + shiftYLow;
        out.squaredGap = squaredGap;
        out.andersonMid = andersonMid;
        out.andersonRight = andersonRight;
        out.absoluteArea = absoluteArea;
        out.squaredArea = squaredArea;
        out.signedArea = signedArea;
        out.rankSumX = rankSum;
        out.ties = ties;
        out.distinct = distinct;
    }
}
