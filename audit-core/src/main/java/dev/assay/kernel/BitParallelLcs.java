package dev.assay.kernel;

import java.util.Arrays;

/**
 * Length of the longest common subsequence of a fixed sequence and many others, 64 cells of the table at a time.
 *
 * <p>Each symbol of the other sequence costs one addition with carry over {@code ceil(m / 64)} words; symbols that the
 * fixed sequence lacks cost nothing. Not thread-safe: one instance a task.
 *
 * <p>Source: Hyyrö (2004), "Bit-Parallel LCS-length Computation Revisited", AWOCA.
 */
public final class BitParallelLcs {
    private final int[] slot;
    private int[] pattern = new int[0];
    private int words;
    private long[] masks = new long[0];
    private long[] state = new long[0];

    /** For sequences of symbols in {@code [0, symbols)}. */
    public BitParallelLcs(int symbols) {
        slot = new int[symbols];
        Arrays.fill(slot, -1);
    }

    /** Sets the fixed sequence; the array must not change before the next call. Linear in its length and its words. */
    public void pattern(int[] sequence) {
        for (int symbol : pattern) {
            slot[symbol] = -1;
        }
        pattern = sequence;
        words = (sequence.length + 63) >>> 6;
        int distinct = 0;
        for (int symbol : sequence) {
            if (slot[symbol] < 0) {
                slot[symbol] = distinct++;
            }
        }
        int cells = Math.multiplyExact(distinct, words);
        if (masks.length < cells) {
            masks = new long[cells];
            state = new long[words];
        } else {
            Arrays.fill(masks, 0, cells, 0);
        }
        if (state.length < words) {
            state = new long[words];
        }
        for (int i = 0; i < sequence.length; i++) {
            masks[slot[sequence[i]] * words + (i >>> 6)] |= 1L << i;
        }
    }

    /** The length of the longest common subsequence of the fixed sequence and this one. */
    public int length(int[] sequence) {
        return words == 1 ? oneWord(sequence) : manyWords(sequence);
    }

    private int oneWord(int[] sequence) {
        long v = -1L;
        for (int symbol : sequence) {
            int s = slot[symbol];
            if (s >= 0) {
                long u = v & masks[s];
                v = (v + u) | (v - u);
            }
        }
        return Long.bitCount(~v & lastWord());
    }

    private int manyWords(int[] sequence) {
        long[] v = state;
        Arrays.fill(v, 0, words, -1L);
        for (int symbol : sequence) {
            int s = slot[symbol];
            if (s < 0) {
                continue;
            }
            long carry = 0;
            int at = s * words;
            for (int w = 0; w < words; w++) {
                long old = v[w];
                long u = old & masks[at + w];
                long sum = old + u + carry;
                // Carry out of an addition of three terms, the last one 0 or 1.
                carry = (old & u | (old | u) & ~sum) >>> 63;
                v[w] = sum | (old - u);
            }
        }
        int length = 0;
        for (int w = 0; w < words; w++) {
            length += Long.bitCount(~v[w] & (w == words - 1 ? lastWord() : -1L));
        }
        return length;
    }

    private long lastWord() {
        int rest = pattern.length & 63;
        return rest == 0 ? (pattern.length == 0 ? 0 : -1L) : (1L << rest) - 1;
    }
}
