package dev.assay.kernel;

/**
 * What one merge of two sorted samples yields; filled by {@link TwoSampleScan}. With {@code F} and {@code G} the
 * empirical distribution functions of {@code x} (n values) and {@code y} (m values), {@code N = n + m}, and for each
 * distinct pooled value {@code z} the number {@code h} of values equal to it:
 */
public final class TwoSampleSums {
    /** Size of the first sample. */
    public long n;

    /** Size of the second sample. */
    public long m;

    /** {@code max(F - G) * n * m}, exact; 0 or more. */
    public long ksPlus;

    /** {@code max(G - F) * n * m}, exact; 0 or more. */
    public long ksMinus;

    /** The smallest value at which {@link #ksPlus} is reached; NaN when {@code F} is never above {@code G}. */
    public double ksPlusAt;

    /** The smallest value at which {@link #ksMinus} is reached; NaN when {@code G} is never above {@code F}. */
    public double ksMinusAt;

    /** {@code sum over x of (midrank in the pool - rank in x)^2}; x sorted, its ranks 1 .. n without ties. */
    public double rankShiftX;

    /** The same for {@code y}. */
    public double rankShiftY;

    /** {@code sum h (F - G)^2}, right-continuous. */
    public double squaredGap;

    /** {@code sum h (N M - n B)^2 / (B (N - B) - N h / 4)} with mid-ranks {@code B} in the pool and {@code M} in x. */
    public double andersonMid;

    /** {@code sum h (N M - n B)^2 / (B (N - B))}, right-continuous, without the last value. */
    public double andersonRight;

    /** {@code integral |F - G| dz}: Wasserstein-1. */
    public double absoluteArea;

    /** {@code integral (F - G)^2 dz}: half the squared energy distance. */
    public double squaredArea;

    /** {@code integral (F - G) dz}: the mean of y minus the mean of x. */
    public double signedArea;

    /** Sum of the mid-ranks of x in the pool. */
    public double rankSumX;

    /** {@code sum h^3 - h}: the tie term of rank tests. */
    public double ties;

    /** Number of distinct pooled values. */
    public long distinct;

    /** Two-sided Kolmogorov-Smirnov statistic, in [0, 1]. */
    public double kolmogorovSmirnov() {
        return (double) Math.max(ksPlus, ksMinus) / ((double) n * m);
    }

    /** Two-sample Cramer-von Mises statistic T with mid-ranks (Anderson 1962). */
    public double cramerVonMises() {
        double pool = (double) n + m;
        double product = (double) n * m;
        return (n * rankShiftX + m * rankShiftY) / (product * pool) - (4 * product - 1) / (6 * pool);
    }

    /** Anderson-Darling statistic for two samples with mid-ranks (Scholz and Stephens 1987, equation 7), not standardised. */
    public double andersonDarling() {
        double pool = (double) n + m;
        return (pool - 1) / (pool * pool) * (1.0 / n + 1.0 / m) * andersonMid;
    }

    /** Anderson-Darling statistic for two samples, right-continuous (same paper, equation 6), not standardised. */
    public double andersonDarlingRight() {
        double pool = (double) n + m;
        return (1.0 / n + 1.0 / m) / pool * andersonRight;
    }

    /** Wasserstein-1 (earth mover's) distance, in the unit of the data. */
    public double wasserstein1() {
        return absoluteArea;
    }

    /** Energy distance {@code sqrt(2 integral (F - G)^2)} (Szekely and Rizzo), in the root of the unit of the data. */
    public double energyDistance() {
        return Math.sqrt(2 * squaredArea);
    }

    /** Mann-Whitney U of x: pairs with x above y, ties half. */
    public double mannWhitneyU() {
        return rankSumX - 0.5 * n * (n + 1.0);
    }

    void reset(long sizeX, long sizeY) {
        n = sizeX;
        m = sizeY;
        ksPlus = 0;
        ksMinus = 0;
        ksPlusAt = Double.NaN;
        ksMinusAt = Double.NaN;
        rankShiftX = 0;
        rankShiftY = 0;
        squaredGap = 0;
        andersonMid = 0;
        andersonRight = 0;
        absoluteArea = 0;
        squaredArea = 0;
        signedArea = 0;
        rankSumX = 0;
        ties = 0;
        distinct = 0;
    }
}
