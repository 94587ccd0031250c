package dev.assay.kernel;

import java.util.Arrays;

/**
 * The plain Java implementation. All hash functions stand {@link #COPIES} times in a row, each copy for another element of
 * the set, because a loop must be long to be vectorised to advantage.
 */
final class PlainMinHashLanes extends MinHashLanes {
    private static final int COPIES = 4;

    private final int count;
    private final int length;
    private final int[] multipliers;
    private final int[] offsets;
    private final int[] even;
    private final int[] odd;
    private final int[] minima;

    PlainMinHashLanes(int[] multipliers, int[] offsets) {
        count = multipliers.length;
        length = COPIES * count;
        this.multipliers = new int[length + 12];
        this.offsets = new int[length + 12];
        even = new int[length + 12];
        odd = new int[length + 12];
        minima = new int[length + 12];
        for (int copy = 0; copy < COPIES; copy++) {
            System.arraycopy(multipliers, 0, this.multipliers, copy * count, count);
            System.arraycopy(offsets, 0, this.offsets, copy * count, count);
        }
    }

    /**
     * Values have 31 bits, so differences do not overflow and {@code v + (d & d >> 31)} is the smaller of {@code v} and
     * {@code v + d}: compilers that do not vectorise {@link Math#min(int, int)} vectorise that. The compiler of 17 does so
     * here and not in a method of its own, so the loop stays where it is.
     */
    @Override
    void sign(long[] hashes, int offset, int elements, int[] signature, int signatureOffset) {
        int[] a = multipliers;
        int[] b = offsets;
        int[] x = even;
        int[] y = odd;
        int[] lowest = minima;
        Arrays.fill(lowest, 0, length, Integer.MAX_VALUE);
        int end = offset + elements;
        for (int i = offset; i < end; i += 2 * COPIES) {
            for (int copy = 0; copy < COPIES; copy++) {
                // Behind the end the last element is repeated, which changes no minimum.
                int first = fold(hashes[Math.min(end - 1, i + copy)]);
                int second = fold(hashes[Math.min(end - 1, i + COPIES + copy)]);
                Arrays.fill(x, copy * count, (copy + 1) * count, first);
                Arrays.fill(y, copy * count, (copy + 1) * count, second);
            }
            for (int p = 0; p < length; p++) {
                int u = (a[p] * x[p] + b[p]) >>> 1;
                int v = (a[p] * y[p] + b[p]) >>> 1;
                int d = u - v;
                v += d & (d >> 31);
                int w = lowest[p];
                d = v - w;
                lowest[p] = w + (d & (d >> 31));
            }
        }
        for (int p = 0; p < count; p++) {
            int low = lowest[p];
            for (int copy = 1; copy < COPIES; copy++) {
                low = Math.min(low, lowest[copy * count + p]);
            }
            signature[signatureOffset + p] = low;
        }
    }
}
