package dev.assay.metrics.diversity;

import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * A straight line through points on two logarithmic axes, by least squares: {@code ln y = intercept + slope ln x}.
 *
 * <p>Source: Zipf (1949) for frequencies over ranks, Heaps (1978) for vocabulary over words. Both laws hold roughly; the
 * lines describe, they are not a test of fit.
 *
 * @param slope of the line: about -1 for Zipf's law, in (0, 1) for Heaps'
 * @param intercept of the line
 * @param rSquared share of the variance of ln y that the line explains
 * @param points number of points
 */
public record LogLogFit(double slope, double intercept, double rSquared, int points) {
    /** Zipf's law is fitted to at most so many of the most frequent terms. */
    public static final int ZIPF_RANKS = 1000;

    /** Heaps' law is fitted to the vocabulary after each so many words. */
    public static final int HEAPS_STEP = 100;

    /**
     * The frequencies of terms over their ranks, for the {@code ranks} most frequent terms. Undefined for fewer than two
     * terms. Time O(V log V).
     */
    public static LogLogFit zipf(int[][] texts, int ranks) {
        long[] sorted = new TermCounts(texts).sorted();
        SimpleRegression line = new SimpleRegression();
        for (int rank = 1; rank <= Math.min(ranks, sorted.length); rank++) {
            line.addData(Math.log(rank), Math.log(sorted[sorted.length - rank]));
        }
        return of(line, "Zipf's law needs two distinct terms");
    }

    /**
     * The number of distinct terms over the number of terms read, after each {@code step} of them, in the order of the
     * texts. Undefined for fewer than two points. Linear in the terms.
     */
    public static LogLogFit heaps(int[][] texts, int step) {
        if (step < 1) {
            throw new IllegalArgumentException("step must be at least 1, was " + step);
        }
        boolean[] seen = new boolean[TermCounts.symbols(texts)];
        SimpleRegression line = new SimpleRegression();
        long read = 0;
        int distinct = 0;
        for (int[] text : texts) {
            for (int term : text) {
                distinct += seen[term] ? 0 : 1;
                seen[term] = true;
                if (++read % step == 0) {
                    line.addData(Math.log(read), Math.log(distinct));
                }
            }
        }
        return of(line, "Heaps' law needs texts of at least " + 2L * step + " terms together");
    }

    private static LogLogFit of(SimpleRegression line, String need) {
        if (line.getN() < 2) {
            throw new UndefinedStatisticException(need);
        }
        double rSquared = line.getTotalSumSquares() > 0 ? line.getRSquare() : 1;
        return new LogLogFit(line.getSlope(), line.getIntercept(), rSquared, (int) line.getN());
    }
}
