package dev.assay.kernel;

import java.util.Arrays;

/**
 * Length of the longest common subsequence of two sequences of token ids, 64 positions a machine word (Hyyro 2004, "Bit-parallel
 * LCS-length computation revisited"). Prepare one sequence with {@link #prepare}, then compare it with many: O(length
 * of the other times words of the prepared one). Reusable, allocates only when a longer sequence arrives; one per
 * thread.
 */
public final class LongestCommonSubsequence {
    private static final int WORD = 64;

    private int[] tableTokens = new int[16];
    private int[] tableSlots = new int[16];
    private long[] masks = {};
    private long[] state = {};
    private int length;
    private int words;

    /** The length for two whole sequences. */
    public static int length(int[] a, int[] b) {
        LongestCommonSubsequence lcs = new LongestCommonSubsequence();
        lcs.prepare(a, 0, a.length);
        return lcs.with(b, 0, b.length);
    }

    /** Makes {@code tokens[offset .. offset + length)} the sequence that {@link #with} compares to. Any int is a token. */
    public void prepare(int[] tokens, int offset, int length) {
        this.length = length;
        words = (length + WORD - 1) / WORD;
        int capacity = Integer.highestOneBit(Math.max(8, length)) * 4;
        if (tableSlots.length < capacity) {
            tableTokens = new int[capacity];
            tableSlots = new int[capacity];
        }
        Arrays.fill(tableSlots, 0);
        int distinct = 0;
        int needed = Math.multiplyExact(length, Math.max(1, words));
        if (masks.length < needed) {
            masks = new long[needed];
        }
        if (state.length < words) {
            state = new long[words];
        }
        for (int i = 0; i < length; i++) {
            int token = tokens[offset + i];
            int slot = find(token);
            if (tableSlots[slot] == 0) {
                tableTokens[slot] = token;
                tableSlots[slot] = ++distinct;
                Arrays.fill(masks, (distinct - 1) * words, distinct * words, 0);
            }
            masks[(tableSlots[slot] - 1) * words + i / WORD] |= 1L << i;
        }
    }

    /** The length of the longest common subsequence of the prepared sequence and this one. */
    public int with(int[] tokens, int offset, int length) {
        return words <= 1 ? oneWord(tokens, offset, length) : manyWords(tokens, offset, length);
    }

    private int oneWord(int[] tokens, int offset, int count) {
        long v = -1;
        for (int i = offset; i < offset + count; i++) {
            int row = tableSlots[find(tokens[i])];
            if (row != 0) {
                long u = v & masks[row - 1];
                v = (v + u) | (v - u);
            }
        }
        return Long.bitCount(~v & lowBits(length));
    }

    private int manyWords(int[] tokens, int offset, int count) {
        Arrays.fill(state, 0, words, -1);
        for (int i = offset; i < offset + count; i++) {
            int row = tableSlots[find(tokens[i])];
            if (row == 0) {
                continue;
            }
            int base = (row - 1) * words;
            long carry = 0;
            for (int w = 0; w < words; w++) {
                long v = state[w];
                long u = v & masks[base + w];
                long sum = v + u;
                long carried = sum + carry;
                carry = (Long.compareUnsigned(sum, v) < 0 || Long.compareUnsigned(carried, sum) < 0) ? 1 : 0;
                state[w] = carried | (v & ~u);
            }
        }
        int common = 0;
        for (int w = 0; w < words; w++) {
            common += Long.bitCount(~state[w] & lowBits(length - w * WORD));
        }
        return common;
    }

    private static long lowBits(int bits) {
        return bits >= WORD ? -1 : (1L << bits) - 1;
    }

    /** The slot that holds the token, or the free slot where it belongs. */
    private int find(int token) {
        int mask = tableSlots.length - 1;
        int hash = token * 0x9E3779B9;
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (tableSlots[slot] != 0 && tableTokens[slot] != token) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
