package dev.assay.metrics.diversity;

/** The pieces that BLEU scores share. */
final class Bleu {
    private Bleu() {}

    /**
     * The geometric mean of the first {@code order} smoothed precisions times the brevity penalty; 0 when no word is shared.
     *
     * @param matches clipped matches by order - 1, as many orders as the smoothing looks at
     * @param length of the text
     */
    static double score(long[] matches, int length, int order, double brevity, BleuSmoothing smoothing) {
        if (matches[0] == 0 || brevity == 0) {
            return 0;
        }
        double logSum = 0;
        for (double precision : smoothing.precisions(matches, length, order)) {
            logSum += Math.log(precision);
        }
        return brevity * Math.exp(logSum / order);
    }

    /** The brevity penalty of a text of {@code length} tokens against a reference of {@code reference} tokens. */
    static double brevity(int length, int reference) {
        if (length > reference) {
            return 1;
        }
        return length == 0 ? 0 : Math.exp(1 - (double) reference / length);
    }
}
