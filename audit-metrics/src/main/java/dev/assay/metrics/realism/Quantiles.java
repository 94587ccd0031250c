package dev.assay.metrics.realism;

import java.util.Locale;

/**
 * Quantiles of samples: linear between order statistics (type 7 of Hyndman and Fan, the default of R and numpy) unless
 * another {@link Method} is named.
 *
 * <p>NaN is missing and dropped, an empty sample is undefined. Cost: O(n log n).
 *
 * <p>Source: Hyndman and Fan (1996), <a href="https://doi.org/10.1080/00031305.1996.10473566">doi:10.1080/00031305.1996.10473566</a>;
 * the methods carry numpy's names.
 */
public final class Quantiles {
    private Quantiles() {}

    /** How a quantile is read off the order statistics. */
    public enum Method {
        /** Type 1: the least value with at least that share of values at or below it. */
        INVERTED_CDF,
        /** Type 2: as type 1, the mean of both neighbours where the share is met exactly. */
        AVERAGED_INVERTED_CDF,
        /** Type 3: the value nearest to {@code n share}, the even one of two; numpy's reading of it. */
        CLOSEST_OBSERVATION,
        /** Type 4: linear, at {@code n share}. */
        INTERPOLATED_INVERTED_CDF,
        /** Type 5: linear, at {@code n share + 1/2}. */
        HAZEN,
        /** Type 6: linear, at {@code (n + 1) share}. */
        WEIBULL,
        /** Type 7: linear, at {@code (n - 1) share + 1}; the default. */
        LINEAR,
        /** Type 8: linear, at {@code (n + 1/3) share + 1/3}. */
        MEDIAN_UNBIASED,
        /** Type 9: linear, at {@code (n + 1/4) share + 3/8}. */
        NORMAL_UNBIASED,
        /** The lower neighbour of type 7. */
        LOWER,
        /** The upper neighbour of type 7. */
        HIGHER,
        /** The mean of both neighbours of type 7. */
        MIDPOINT,
        /** The nearer neighbour of type 7, the even one of two. */
        NEAREST;

        /** The method of that name in numpy, such as "median_unbiased". */
        public static Method named(String name) {
            try {
                return valueOf(name.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("no quantile method is called " + name, e);
            }
        }

        /** The position from 0 in a sample of n; a half between two positions asks for their mean. */
        private double position(int n, double share) {
            double last = n - 1;
            double linear = share * last;
            return switch (this) {
                case INVERTED_CDF -> Math.ceil(n * share) - 1;
                case AVERAGED_INVERTED_CDF -> {
                    double rank = n * share;
                    yield rank == Math.floor(rank) ? rank - 0.5 : Math.floor(rank);
                }
                case CLOSEST_OBSERVATION -> closest(n * share - 1);
                case INTERPOLATED_INVERTED_CDF -> n * share - 1;
                case HAZEN -> n * share - 0.5;
                case WEIBULL -> (n + 1) * share - 1;
                case LINEAR -> linear;
                case MEDIAN_UNBIASED -> (n + 1.0 / 3) * share - 2.0 / 3;
                case NORMAL_UNBIASED -> (n + 0.25) * share - 0.625;
                case LOWER -> Math.floor(linear);
                case HIGHER -> Math.ceil(linear);
                case MIDPOINT -> linear == Math.floor(linear) ? linear : Math.floor(linear) + 0.5;
                case NEAREST -> Math.rint(linear);
            };
        }

        /** The position nearest to a rank from 0; halfway, the one whose rank from 1 is even. */
        private static double closest(double position) {
            double below = Math.floor(position);
            double part = position - below;
            return part > 0.5 || part == 0.5 && below % 2 == 0 ? below + 1 : below;
        }
    }

    /** The quantile at {@code share} in [0, 1]. */
    public static double of(double[] values, double share) {
        return of(values, share, Method.LINEAR);
    }

    /** The quantile at {@code share} in [0, 1] by that method. */
    public static double of(double[] values, double share, Method method) {
        return ofSorted(Samples.sorted(values, "given"), share, method);
    }

    /** The quantile of a sorted sample without NaN. */
    static double ofSorted(double[] sorted, double share) {
        return ofSorted(sorted, share, Method.LINEAR);
    }

    private static double ofSorted(double[] sorted, double share, Method method) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in [0, 1], was " + share);
        }
        double position = Math.min(Math.max(0, method.position(sorted.length, share)), sorted.length - 1.0);
        int below = (int) Math.floor(position);
        double part = position - below;
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }

    /** The smallest of the values that at least a share of them, above 0, are at or below: no interpolation. */
    public static double attained(double[] values, double share) {
        double[] sorted = Samples.sorted(values, "given");
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length - 1e-9) - 1)];
    }
}
