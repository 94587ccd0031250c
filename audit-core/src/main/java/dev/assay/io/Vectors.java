package dev.assay.io;

/** Reads JSON arrays of numbers from characters into a buffer that grows. */
final class Vectors {
    private final int limit;
    private float[] buffer = new float[64];

    /** @param limit the most numbers a vector may have */
    Vectors(int limit) {
        this.limit = limit;
    }

    /**
     * Reads {@code [n, n, …]} into {@link #buffer()} and returns how many numbers there are: at least 1; 0 when the characters
     * are anything else.
     *
     * @throws IllegalArgumentException when there are more than the limit
     */
    int parse(byte[] text, int from, int length) {
        int at = from + 1;
        int end = from + length - 1;
        if (length < 3 || text[from] != '[' || text[end] != ']') {
            return 0;
        }
        int count = 0;
        while (true) {
            int start = at;
            while (at < end && text[at] != ',') {
                at++;
            }
            double value;
            try {
                value = Decimals.parse(text, start, at - start);
            } catch (ArithmeticException e) {
                return 0;
            }
            if (Double.isNaN(value) || Math.abs(value) > Float.MAX_VALUE) {
                return 0;
            }
            if (count == limit) {
                throw new IllegalArgumentException("has more than " + limit + " numbers, the limit (vectorDimension)");
            }
            if (count == buffer.length) {
                buffer = java.util.Arrays.copyOf(buffer, 2 * count);
            }
            buffer[count++] = (float) value;
            if (at == end) {
                return count;
            }
            at++;
        }
    }

    float[] buffer() {
        return buffer;
    }
}
