package dev.assay.metrics.diversity;

import java.util.Arrays;

/** How often each term occurs in texts given as token numbers. */
public final class TermCounts {
    private final double[] counts;

    /** Counts the terms of texts. Linear. */
    public TermCounts(int[][] texts) {
        this(texts, symbols(texts));
    }

    /** Counts the terms of texts, with a place for each of {@code symbols} terms. */
    public TermCounts(int[][] texts, int symbols) {
        counts = new double[symbols];
        for (int[] text : texts) {
            for (int term : text) {
                counts[term]++;
            }
        }
    }

    /** The least number above all token numbers. */
    public static int symbols(int[][] texts) {
        int symbols = 0;
        for (int[] text : texts) {
            for (int term : text) {
                symbols = Math.max(symbols, term + 1);
            }
        }
        return symbols;
    }

    /** For each token number, how often it occurs. */
    public double[] counts() {
        return counts.clone();
    }

    /** How many distinct terms occur. */
    public int vocabulary() {
        return (int) Arrays.stream(counts).filter(count -> count > 0).count();
    }

    /** The counts of the terms that occur, ascending. */
    public long[] sorted() {
        return Arrays.stream(counts)
                .filter(count -> count > 0)
                .mapToLong(count -> (long) count)
                .sorted()
                .toArray();
    }

    /** Distinct terms of both over distinct terms of either, in [0, 1]; 0 when neither has a term. */
    public double vocabularyOverlap(TermCounts other) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < Math.max(counts.length, other.counts.length); i++) {
            boolean here = i < counts.length && counts[i] > 0;
            boolean there = i < other.counts.length && other.counts[i] > 0;
            both += here && there ? 1 : 0;
            either += here || there ? 1 : 0;
        }
        return either == 0 ? 0 : (double) both / either;
    }
}
