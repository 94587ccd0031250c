package dev.assay.metrics.diversity;

import dev.assay.stats.UndefinedStatisticException;

/**
 * What BLEU takes for the precision of an order in which nothing matches: methods of Chen and Cherry (2014), "A Systematic
 * Comparison of Smoothing Techniques for Sentence-Level BLEU", doi:10.3115/v1/W14-3346, with the constants of NLTK 3.8's {@code
 * SmoothingFunction}.
 */
public enum BleuSmoothing {
    /** Method 0: no smoothing; the smallest normal number stands for 0, so the score nearly is. */
    NONE,
    /** Method 1: 0.1 matches. The default. */
    EPSILON,
    /** Method 2: one more match and one more n-gram, in all orders above the first (Lin and Och 2004). */
    ADD_ONE,
    /** Method 3: 1/2, 1/4, ... matches for one order without a match after another, as NIST's script. */
    GEOMETRIC,
    /** Method 4: as 3, times {@code ln(length) / 5}, so less for short texts; texts of one word stay without. */
    LENGTH,
    /** Method 5: the mean of an order's precision and its neighbours'; that below the first is its own plus 1. */
    NEIGHBOURS,
    /** Method 6: from the third order on, five further n-grams with the precision that the two orders before suggest; undefined
     * for a text without a matching run of three words. */
    PRIOR,
    /** Method 7: method 4, then method 5. */
    LENGTH_NEIGHBOURS;

    /** Method 5 looks at five-grams above the highest order, whatever that is. */
    private static final int ABOVE = 5;

    private static final double EPSILON_MATCHES = 0.1;
    private static final double LENGTH_CONSTANT = 5;
    private static final double PRIOR_NGRAMS = 5;

    /** The method of that number, 0 to 7. */
    public static BleuSmoothing method(int number) {
        if (number < 0 || number >= values().length) {
            throw new IllegalArgumentException("the methods are 0 to 7, was " + number);
        }
        return values()[number];
    }

    /** How many orders it must know the matches of to score that many. */
    int orders(int order) {
        return this == NEIGHBOURS || this == LENGTH_NEIGHBOURS ? Math.max(order, ABOVE) : order;
    }

    /** The precisions of orders 1 to {@code order}. */
    double[] precisions(long[] matches, int length, int order) {
        double[] plain = new double[order];
        for (int i = 0; i < order; i++) {
            plain[i] = precision(matches, length, i);
        }
        return switch (this) {
            case NONE -> smoothed(plain, i -> plain[i] == 0 ? Double.MIN_NORMAL : plain[i]);
            case EPSILON -> smoothed(plain, i -> plain[i] == 0 ? EPSILON_MATCHES / ngrams(length, i) : plain[i]);
            case ADD_ONE -> smoothed(plain, i -> i == 0 ? plain[i] : (matches[i] + 1.0) / (ngrams(length, i) + 1));
            case GEOMETRIC -> halving(plain, length, 1);
            case LENGTH -> byLength(plain, length);
            case NEIGHBOURS -> neighbours(plain, precision(matches, length, ABOVE - 1));
            case PRIOR -> prior(plain, matches, length);
            case LENGTH_NEIGHBOURS -> neighbours(byLength(plain, length), precision(matches, length, ABOVE - 1));
        };
    }

    private interface Order {
        double precision(int index);
    }

    private static double[] smoothed(double[] plain, Order order) {
        double[] smoothed = new double[plain.length];
        for (int i = 0; i < plain.length; i++) {
            smoothed[i] = order.precision(i);
        }
        return smoothed;
    }

    private static double precision(long[] matches, int length, int index) {
        return (double) matches[index] / ngrams(length, index);
    }

    private static int ngrams(int length, int index) {
        return Math.max(1, length - index);
    }

    private static double[] byLength(double[] plain, int length) {
        return length > 1 ? halving(plain, length, Math.log(length) / LENGTH_CONSTANT) : plain;
    }

    private static double[] halving(double[] plain, int length, double matches) {
        double[] smoothed = plain.clone();
        double left = matches;
        for (int i = 0; i < smoothed.length; i++) {
            if (smoothed[i] == 0) {
                left /= 2;
                smoothed[i] = left / ngrams(length, i);
            }
        }
        return smoothed;
    }

    private static double[] neighbours(double[] plain, double above) {
        double[] smoothed = new double[plain.length];
        double below = plain[0] + 1;
        for (int i = 0; i < plain.length; i++) {
            smoothed[i] = (below + plain[i] + (i + 1 < plain.length ? plain[i + 1] : above)) / 3;
            below = smoothed[i];
        }
        return smoothed;
    }

    private static double[] prior(double[] plain, long[] matches, int length) {
        if (plain.length < 3) {
            return plain;
        }
        if (plain[2] == 0) {
            throw new UndefinedStatisticException(
                    "BLEU by method 6 needs runs of three words that match, here is none");
        }
        double[] smoothed = plain.clone();
        for (int i = 2; i < plain.length; i++) {
            double expected = smoothed[i - 2] == 0 ? 0 : smoothed[i - 1] * smoothed[i - 1] / smoothed[i - 2];
            smoothed[i] = (matches[i] + PRIOR_NGRAMS * expected) / (Math.max(0, length - i) + PRIOR_NGRAMS);
        }
        return smoothed;
    }
}
