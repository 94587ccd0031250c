package dev.assay.metrics.text;

import dev.assay.kernel.Shingles;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/**
 * The set of runs of {@code width} adjacent tokens of each text, as sorted 64-bit hashes of the words themselves: the same
 * for a text whatever other texts stand beside it. Two different runs share a hash with probability 2⁻⁶⁴. Eight bytes a
 * token. Immutable.
 */
public final class ShingleSets {
    /** What a text is that has tokens, but fewer than a shingle. */
    public enum ShortTexts {
        /** One shingle of all its tokens, so that equal short texts are found and different ones are not. */
        WHOLE,
        /** The empty set, which is like nothing. */
        EMPTY
    }

    private final long[] hashes;
    private final int[] starts;

    private ShingleSets(long[] hashes, int[] starts) {
        this.hashes = hashes;
        this.starts = starts;
    }

    /** The shingles of {@code width} tokens; short texts are one shingle. */
    public static ShingleSets of(TokenizedTexts texts, int width) {
        return of(texts, width, ShortTexts.WHOLE);
    }

    /** The shingles of {@code width} tokens. */
    public static ShingleSets of(TokenizedTexts texts, int width, ShortTexts shortTexts) {
        if (width < 1) {
            throw new IllegalArgumentException("width must be at least 1, was " + width);
        }
        Vocabulary vocabulary = texts.vocabulary();
        long[] ofTerm = new long[vocabulary.size()];
        for (int id = 0; id < ofTerm.length; id++) {
            ofTerm[id] = Shingles.token(vocabulary.term(id));
        }
        long[] hashes = new long[Math.toIntExact(texts.total())];
        int[] starts = new int[texts.size() + 1];
        long[] tokens = new long[256];
        int at = 0;
        for (int t = 0; t < texts.size(); t++) {
            int[] text = texts.tokens(t);
            if (text.length > tokens.length) {
                tokens = new long[text.length * 2];
            }
            for (int i = 0; i < text.length; i++) {
                tokens[i] = ofTerm[text[i]];
            }
            boolean counts = text.length >= width || shortTexts == ShortTexts.WHOLE;
            int written = counts ? Shingles.hash(tokens, 0, text.length, width, hashes, at) : 0;
            at += Shingles.distinct(hashes, at, written);
            starts[t + 1] = at;
        }
        return new ShingleSets(Arrays.copyOf(hashes, at), starts);
    }

    /** The number of texts. */
    public int size() {
        return starts.length - 1;
    }

    /** The number of distinct shingles of a text. */
    public int size(int text) {
        return starts[text + 1] - starts[text];
    }

    /**
     * The Jaccard similarity of two texts, {@code |A ∩ B| / |A ∪ B|}, in [0, 1]. Undefined when neither has a shingle: empty
     * texts are no copies of each other.
     */
    public double jaccard(int a, int b) {
        if (size(a) + size(b) == 0) {
            throw new UndefinedStatisticException("neither text has a shingle");
        }
        return Shingles.jaccard(hashes, starts[a], size(a), hashes, starts[b], size(b));
    }

    /** The share of a's shingles that b has, in [0, 1]. Undefined when a has none. */
    public double containment(int a, int b) {
        if (size(a) == 0) {
            throw new UndefinedStatisticException("the text has no shingle");
        }
        return (double) Shingles.intersection(hashes, starts[a], size(a), hashes, starts[b], size(b)) / size(a);
    }

    /** All hashes, text after text; not to be written to. */
    long[] hashes() {
        return hashes;
    }

    /** Where the hashes of a text begin. */
    int start(int text) {
        return starts[text];
    }

    boolean same(int a, int b) {
        return Arrays.equals(hashes, starts[a], starts[a + 1], hashes, starts[b], starts[b + 1]);
    }

    /** Orders texts by their sets alone, whatever their rows. */
    int compare(int a, int b) {
        return Arrays.compare(hashes, starts[a], starts[a + 1], hashes, starts[b], starts[b + 1]);
    }

    int hash(int text) {
        long hash = size(text);
        for (int i = starts[text]; i < starts[text + 1]; i++) {
            hash = hash * 31 + hashes[i];
        }
        return Long.hashCode(hash * 0x9E3779B97F4A7C15L);
    }
}
