package dev.assay.metrics.text;

import dev.assay.kernel.LongInterner;

/**
 * The runs of {@code n} tokens inside each text, numbered 0, 1, 2, … by first appearance. Exact: two runs have the same
 * number if and only if their tokens are the same. No run crosses the border of a text.
 */
public final class NGrams {
    private final int n;
    private final int distinct;
    private final int[][] ids;

    private NGrams(int n, int distinct, int[][] ids) {
        this.n = n;
        this.distinct = distinct;
        this.ids = ids;
    }

    /** The n-grams of texts given as token numbers. Linear in the tokens, for each of the lengths 1 to {@code n}. */
    public static NGrams of(int[][] texts, int n) {
        NGrams grams = single(texts);
        while (grams.n < n) {
            grams = grams.longer(texts);
        }
        return grams;
    }

    /** The 1-grams of texts. */
    public static NGrams single(int[][] texts) {
        LongInterner interner = new LongInterner(1024);
        int[][] ids = new int[texts.length][];
        for (int t = 0; t < texts.length; t++) {
            ids[t] = new int[texts[t].length];
            for (int i = 0; i < ids[t].length; i++) {
                ids[t][i] = interner.intern(texts[t][i]);
            }
        }
        return new NGrams(1, interner.size(), ids);
    }

    /** The n-grams one token longer than these, of the same texts. */
    public NGrams longer(int[][] texts) {
        LongInterner interner = new LongInterner(Math.max(1024, distinct));
        int[][] longer = new int[texts.length][];
        for (int t = 0; t < texts.length; t++) {
            longer[t] = new int[Math.max(0, texts[t].length - n)];
            for (int i = 0; i < longer[t].length; i++) {
                longer[t][i] = interner.intern((long) ids[t][i] << 32 | texts[t][i + n]);
            }
        }
        return new NGrams(n + 1, interner.size(), longer);
    }

    /** The length of the runs. */
    public int n() {
        return n;
    }

    /** How many distinct runs there are. */
    public int distinct() {
        return distinct;
    }

    /** How many runs there are. */
    public long total() {
        long total = 0;
        for (int[] text : ids) {
            total += text.length;
        }
        return total;
    }

    /** The numbers of all runs, by text and start; not to be written to. */
    public int[][] ids() {
        return ids;
    }
}
