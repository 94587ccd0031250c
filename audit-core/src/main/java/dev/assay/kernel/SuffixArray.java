package dev.assay.kernel;

import java.util.Arrays;

/**
 * The sorted suffixes of a sequence of symbols, and how long neighbours agree.
 *
 * <p>Built by prefix doubling with counting sorts: O(n log m) time for a longest repeat of length m, 20 bytes a symbol
 * while it is built.
 *
 * <p>Source: Manber and Myers (1993), doi:10.1137/0222058; the common prefixes by Kasai et al. (2001),
 * doi:10.1007/3-540-48194-X_17.
 */
public final class SuffixArray {
    private final int[] order;
    private final int[] common;

    private SuffixArray(int[] order, int[] common) {
        this.order = order;
        this.common = common;
    }

    /** The suffix array of {@code symbols}, each in {@code [0, alphabet)}. */
    public static SuffixArray of(int[] symbols, int alphabet) {
        int n = symbols.length;
        int[] order = new int[n];
        int[] rank = new int[n];
        int[] scratch = new int[n];
        int[] count = new int[Math.max(n, alphabet) + 1];
        int ranks = sortSingle(symbols, alphabet, order, rank, count);
        for (int k = 1; ranks < n && k < n; k *= 2) {
            // By the second half of the key: suffixes too short to have one come first.
            int at = 0;
            for (int i = n - k; i < n; i++) {
                scratch[at++] = i;
            }
            for (int i = 0; i < n; i++) {
                if (order[i] >= k) {
                    scratch[at++] = order[i] - k;
                }
            }
            Arrays.fill(count, 0, ranks + 1, 0);
            for (int i = 0; i < n; i++) {
                count[rank[i] + 1]++;
            }
            for (int r = 0; r < ranks; r++) {
                count[r + 1] += count[r];
            }
            for (int i = 0; i < n; i++) {
                order[count[rank[scratch[i]]]++] = scratch[i];
            }
            ranks = 1;
            scratch[order[0]] = 0;
            for (int i = 1; i < n; i++) {
                int a = order[i - 1];
                int b = order[i];
                boolean same = rank[a] == rank[b] && (a + k < n ? rank[a + k] : -1) == (b + k < n ? rank[b + k] : -1);
                if (!same) {
                    ranks++;
                }
                scratch[b] = ranks - 1;
            }
            int[] swap = rank;
            rank = scratch;
            scratch = swap;
        }
        return new SuffixArray(order, commonPrefixes(symbols, order, rank, scratch));
    }

    /** Starts of the suffixes in sorted order; not to be written to. */
    public int[] order() {
        return order;
    }

    /** For each place in the order, how many symbols the suffix shares with the one before it; not to be written to. */
    public int[] common() {
        return common;
    }

    private static int sortSingle(int[] symbols, int alphabet, int[] order, int[] rank, int[] count) {
        int n = symbols.length;
        for (int symbol : symbols) {
            count[symbol + 1]++;
        }
        for (int s = 0; s < alphabet; s++) {
            count[s + 1] += count[s];
        }
        for (int i = 0; i < n; i++) {
            order[count[symbols[i]]++] = i;
        }
        int ranks = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || symbols[order[i]] != symbols[order[i - 1]]) {
                ranks++;
            }
            rank[order[i]] = ranks - 1;
        }
        return ranks;
    }

    private static int[] commonPrefixes(int[] symbols, int[] order, int[] rank, int[] common) {
        int n = symbols.length;
        for (int i = 0; i < n; i++) {
            rank[order[i]] = i;
        }
        int length = 0;
        for (int i = 0; i < n; i++) {
            if (rank[i] == 0) {
                length = 0;
                continue;
            }
            int before = order[rank[i] - 1];
            while (i + length < n && before + length < n && symbols[i + length] == symbols[before + length]) {
                length++;
            }
            common[rank[i]] = length;
            length = Math.max(0, length - 1);
        }
        if (n > 0) {
            common[0] = 0;
        }
        return common;
    }
}
