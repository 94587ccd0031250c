package dev.assay.kernel;

import java.util.Arrays;

/**
 * Length of the longest common subsequence of two sequences of token ids, any ints, 64 positions a machine word (Hyyro 2004, "Bit-parallel
 * LCS-length computation revisited"). Prepare one sequence with {@link #prepare}, then compare it with many: O(length
 * of the other times words of the prepared one). A long sequence is taken in strips of {@value #STRIP} positions, so memory
 * is linear in both. Reusable, allocates only when a longer sequence arrives; one per thread.
 */
public final class LongestCommonSubsequence {
    private static final int WORD = 64;
    private static final int STRIP = 64 * WORD;

    private int[] tableTokens = new int[16];
    private int[] tableSlots = new int[16];
    private long[] masks = {};
    private long[] state = {};
    private boolean[] carries = {};
    private int[] prepared = {};
    private int start;
    private int whole;
    private int length;
    private int words;

    /** The length for two whole sequences. */
    public static int length(int[] a, int[] b) {
        LongestCommonSubsequence lcs = new LongestCommonSubsequence();
        lcs.prepare(a, 0, a.length);
        return lcs.with(b, 0, b.length);
    }

    /** Makes {@code tokens[offset .. offset + length)}, which must not change, the one {@link #with} compares to. */
    public void prepare(int[] tokens, int offset, int length) {
        prepared = tokens;
        start = offset;
        whole = length;
        if (length <= STRIP) {
            fill(tokens, offset, length);
        }
    }

    private void fill(int[] tokens, int offset, int length) {
        this.length = length;
        words = (length + WORD - 1) / WORD;
        int capacity = Integer.highestOneBit(Math.max(8, length)) * 4;
        if (tableSlots.length < capacity) {
            tableTokens = new int[capacity];
            tableSlots = new int[capacity];
        }
        Arrays.fill(tableSlots, 0);
        int distinct = 0;
        int needed = length * Math.max(1, words);
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
        if (whole <= STRIP) {
            return words <= 1 ? oneWord(tokens, offset, length) : manyWords(tokens, offset, length, false);
        }
        if (carries.length < length) {
            carries = new boolean[length];
        }
        Arrays.fill(carries, 0, length, false);
        int common = 0;
        for (int from = 0; from < whole; from += STRIP) {
            fill(prepared, start + from, Math.min(STRIP, whole - from));
            common += manyWords(tokens, offset, length, true);
        }
        return common;
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

    /** One strip; carries go from strip to strip, one a step, when there are several. */
    private int manyWords(int[] tokens, int offset, int count, boolean strips) {
        Arrays.fill(state, 0, words, -1);
        for (int i = offset; i < offset + count; i++) {
            int row = tableSlots[find(tokens[i])];
            if (row == 0) {
                // No position matches: the addition is of zero, and only a carry could change the state.
                if (strips && carries[i - offset]) {
                    carries[i - offset] = addOne();
                }
                continue;
            }
            int base = (row - 1) * words;
            long carry = strips && carries[i - offset] ? 1 : 0;
            for (int w = 0; w < words; w++) {
                long v = state[w];
                long u = v & masks[base + w];
                long sum = v + u;
                long carried = sum + carry;
                carry = (Long.compareUnsigned(sum, v) < 0 || Long.compareUnsigned(carried, sum) < 0) ? 1 : 0;
                state[w] = carried | (v & ~u);
            }
            if (strips) {
                carries[i - offset] = carry != 0;
            }
        }
        int common = 0;
        for (int w = 0; w < words; w++) {
            common += Long.bitCount(~state[w] & lowBits(length - w * WORD));
        }
        return common;
    }

    /** Steps without a match but with a carry: {@code (v + 1) | v} through the words; whether the carry leaves the strip. */
    private boolean addOne() {
        for (int w = 0; w < words; w++) {
            long v = state[w];
            state[w] = (v + 1) | v;
            if (v != -1) {
                return false;
            }
        }
        return true;
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
