package dev.assay.kernel;

import org.jspecify.annotations.Nullable;

/** Counts rows by the cell that their integer codes name. */
public final class CellCounts {
    private CellCounts() {}

    /**
     * Rows of each cell {@code (a, b)}, at {@code a * sizeB + b}. A negative code in either array leaves the row out.
     *
     * @param weights one a row, or null for weight 1
     */
    public static double[] of(int[] a, int sizeA, int[] b, int sizeB, double @Nullable [] weights) {
        requireSameLength(a.length, b.length);
        double[] counts = new double[sizeA * sizeB];
        if (weights == null) {
            for (int i = 0; i < a.length; i++) {
                if ((a[i] | b[i]) >= 0) {
                    counts[a[i] * sizeB + b[i]]++;
                }
            }
            return counts;
        }
        requireSameLength(a.length, weights.length);
        for (int i = 0; i < a.length; i++) {
            if ((a[i] | b[i]) >= 0) {
                counts[a[i] * sizeB + b[i]] += weights[i];
            }
        }
        return counts;
    }

    /**
     * Rows of each cell {@code (a, b, c)}, at {@code (a * sizeB + b) * sizeC + c}. A negative code leaves the row out.
     *
     * @param weights one a row, or null for weight 1
     */
    public static double[] of(int[] a, int sizeA, int[] b, int sizeB, int[] c, int sizeC, double @Nullable [] weights) {
        requireSameLength(a.length, b.length);
        requireSameLength(a.length, c.length);
        double[] counts = new double[sizeA * sizeB * sizeC];
        if (weights == null) {
            for (int i = 0; i < a.length; i++) {
                if ((a[i] | b[i] | c[i]) >= 0) {
                    counts[(a[i] * sizeB + b[i]) * sizeC + c[i]]++;
                }
            }
            return counts;
        }
        requireSameLength(a.length, weights.length);
        for (int i = 0; i < a.length; i++) {
            if ((a[i] | b[i] | c[i]) >= 0) {
                counts[(a[i] * sizeB + b[i]) * sizeC + c[i]] += weights[i];
            }
        }
        return counts;
    }

    private static void requireSameLength(int first, int second) {
        if (first != second) {
            throw new IllegalArgumentException("arrays must have one length, were " + first + " and " + second);
        }
    }
}
