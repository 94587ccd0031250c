package dev.assay.stats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How numbers are written for people: three significant digits, no locale, and no false zero. Reports, headlines and
 * the text of results use it, so that a number reads alike everywhere. The exact numbers stand in the JSON report.
 */
public final class Figures {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final double SMALLEST_PLAIN = 1e-4;
    private static final double LARGEST_PLAIN = 1e9;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int GROUP = 3;

    private Figures() {}

    /**
     * A number with three significant digits: "0.123", "12.3", "1,235", "1.23e-5"; integers below a thousand million are
     * written out. Trailing zeros are left out. NaN is "undefined".
     */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "undefined";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size < LARGEST_PLAIN && value == Math.rint(value)) {
            return count((long) value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(THREE_DIGITS).stripTrailingZeros();
        if (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN) {
            int exponent = rounded.precision() - rounded.scale() - 1;
            return rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
        }
        return rounded.abs().compareTo(THOUSAND) >= 0 ? count(Math.round(value)) : rounded.toPlainString();
    }

    /**
     * A share as a percentage with three significant digits: "12.3 %". A share that is not all is never "100 %", one that
     * is not none is never "0 %".
     */
    public static String percent(double share) {
        if (!Double.isFinite(share)) {
            return number(share);
        }
        double percent = BigDecimal.valueOf(share).scaleByPowerOfTen(2).doubleValue();
        if (share < 1 && percent > 99.9) {
            return "> 99.9 %";
        }
        if (share > 0 && percent < 0.01) {
            return "< 0.01 %";
        }
        return number(percent) + " %";
    }

    /** A score in [0, 1] with three significant digits; "> 0.999" and "< 0.001" next to the ends, which only they reach. */
    public static String score(double score) {
        if (score < 1 && score >= 0.9995) {
            return "> 0.999";
        }
        return score > 0 && score < 0.001 ? "< 0.001" : number(score);
    }

    /** A p-value: two significant digits, "< 0.001" for smaller ones; never 0. */
    public static String pValue(double p) {
        if (p < 0.001) {
            return "< 0.001";
        }
        BigDecimal rounded = BigDecimal.valueOf(p)
                .round(new MathContext(2, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        return p < 1 && rounded.compareTo(BigDecimal.ONE) == 0 ? "> 0.99" : rounded.toPlainString();
    }

    /** A count with its thousands grouped: "12,345". */
    public static String count(long count) {
        String digits = Long.toString(count);
        int first = count < 0 ? 1 : 0;
        StringBuilder text = new StringBuilder(digits);
        for (int i = digits.length() - GROUP; i > first; i -= GROUP) {
            text.insert(i, ',');
        }
        return text.toString();
    }

    /** An interval's ends: "[0.09, 0.15]". */
    public static String interval(Interval interval) {
        return "[" + number(interval.low()) + ", " + number(interval.high()) + "]";
    }
}
