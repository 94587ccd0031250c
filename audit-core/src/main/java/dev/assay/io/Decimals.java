package dev.assay.io;

import java.nio.charset.StandardCharsets;

/** Reads decimal numbers from UTF-8. */
final class Decimals {
    private static final double[] POWERS = new double[23];
    private static final long EXACT = 1L << 53;
    private static final int LONG_DIGITS = 18;
    private static final long POINTS = Words.repeated((byte) '.');
    private static final long ZEROS = Words.repeated((byte) '0');

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Decimals() {}

    /**
     * The number, or NaN when the bytes are not one: an optional sign, digits with at most one point, an optional
     * exponent, white space around; or "inf" or "infinity" in any case. Not numbers, because reading them as such would lose
     * what they say: whole numbers with leading zeros (postcodes) and whole numbers beyond 2^53 (identifiers).
     *
     * @throws ArithmeticException when the number is beyond the range of a double
     */
    static double parse(byte[] text, int from, int length) {
        int end = from + length;
        int at = length > 0 && text[from] == '-' ? from + 1 : from;
        // Digits with one point between them: most numbers. Whole ones are read below, because some are not numbers.
        if (end - at <= Long.BYTES && at + Long.BYTES <= text.length) {
            double value = shortDecimal(text, at, end - at);
            if (value >= 0) {
                return at > from ? -value : value;
            }
        } else if (end - at <= LONG_DIGITS) {
            long mantissa = 0;
            int point = -1;
            int i = at;
            for (; i < end; i++) {
                int digit = text[i] - '0';
                if (digit >= 0 && digit <= 9) {
                    mantissa = 10 * mantissa + digit;
                } else if (digit == '.' - '0' && point < 0) {
                    point = i;
                } else {
                    break;
                }
            }
            if (i == end && point > at && mantissa <= EXACT) {
                double value = mantissa / POWERS[end - 1 - point];
                return at > from ? -value : value;
            }
        }
        return general(text, from, length);
    }

    /** A number of at most eight bytes, which are digits and one point behind the first of them; else -1. */
    private static double shortDecimal(byte[] text, int at, int length) {
        long word = Words.at(text, at);
        int point = Words.first(Words.equal(word, POINTS));
        if (point == 0 || point >= length) {
            return -1;
        }
        long whole = ~(-1L << 8 * point);
        int shift = 8 * (Long.BYTES + 1 - length);
        long digits = (word & whole | word >>> 8 & ~whole) << shift;
        long mantissa = Words.number(digits ^ ZEROS << shift);
        return mantissa < 0 ? -1 : mantissa / POWERS[length - 1 - point];
    }

    private static double general(byte[] text, int from, int length) {
        int end = from + length;
        int at = from;
        while (at < end && isSpace(text[at])) {
            at++;
        }
        while (end > at && isSpace(text[end - 1])) {
            end--;
        }
        int start = at;
        if (at == end) {
            return Double.NaN;
        }
        boolean negative = text[at] == '-';
        if (negative || text[at] == '+') {
            at++;
        }
        int firstDigit = at;
        long mantissa = 0;
        int digits = 0;
        int scale = 0;
        boolean point = false;
        boolean exponent = false;
        int seen = 0;
        for (; at < end; at++) {
            byte c = text[at];
            if (c >= '0' && c <= '9') {
                seen++;
                if (digits < LONG_DIGITS) {
                    mantissa = mantissa * 10 + (c - '0');
                    digits += mantissa == 0 ? 0 : 1;
                } else {
                    digits++;
                }
                scale += point ? 1 : 0;
            } else if (c == '.' && !point) {
                point = true;
            } else if ((c == 'e' || c == 'E') && seen > 0) {
                exponent = true;
                break;
            } else {
                return infinity(text, firstDigit, end, negative);
            }
        }
        if (seen == 0) {
            return Double.NaN;
        }
        int power = 0;
        if (exponent) {
            int digitsFrom = at + 1;
            if (digitsFrom < end && (text[digitsFrom] == '-' || text[digitsFrom] == '+')) {
                digitsFrom++;
            }
            if (digitsFrom == end) {
                return Double.NaN;
            }
            for (int i = digitsFrom; i < end; i++) {
                if (text[i] < '0' || text[i] > '9') {
                    return Double.NaN;
                }
                power = Math.min(power * 10 + (text[i] - '0'), 99_999);
            }
            power = text[at + 1] == '-' ? -power : power;
        }
        if (!point && !exponent) {
            boolean leadingZero = seen > 1 && text[firstDigit] == '0';
            if (leadingZero || digits > 16 || mantissa > EXACT) {
                return Double.NaN;
            }
            return negative ? -mantissa : mantissa;
        }
        int shift = power - scale;
        if (digits <= LONG_DIGITS && mantissa <= EXACT && shift >= -22 && shift <= 22) {
            double value = shift < 0 ? mantissa / POWERS[-shift] : mantissa * POWERS[shift];
            return negative ? -value : value;
        }
        double value = Double.parseDouble(new String(text, start, end - start, StandardCharsets.US_ASCII));
        if (Double.isInfinite(value)) {
            throw new ArithmeticException("is beyond the range of a double");
        }
        return value;
    }

    private static boolean isSpace(byte c) {
        return c >= 0 && c <= ' ';
    }

    private static double infinity(byte[] text, int from, int end, boolean negative) {
        int length = end - from;
        if (length != 3 && length != 8) {
            return Double.NaN;
        }
        for (int i = 0; i < length; i++) {
            if ((text[from + i] | 0x20) != "infinity".charAt(i)) {
                return Double.NaN;
            }
        }
        return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
}
