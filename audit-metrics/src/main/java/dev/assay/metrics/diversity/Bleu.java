package dev.assay.metrics.diversity;

/** The pieces that BLEU scores share; NLTK's sentence BLEU with smoothing method 1. */
final class Bleu {
    private static final double EPSILON = 0.1;

    private Bleu() {}

    /** Logarithm of the smoothed precision of one order. */
    static double logPrecision(long matches, int ngrams) {
        return Math.log((matches == 0 ? EPSILON : matches) / Math.max(1, ngrams));
    }

    /** The brevity penalty of a text of {@code length} tokens against a reference of {@code reference} tokens. */
    static double brevity(int length, int reference) {
        if (length > reference) {
            return 1;
        }
        return length == 0 ? 0 : Math.exp(1 - (double) reference / length);
    }
}
