package dev.assay.metrics.realism;

/**
 * How alike the joint distribution of two columns is on both sides: one minus the total variation distance over the
 * combinations of their cells.
 *
 * <p>Range [0, 1], 1 when equal. A numeric column takes part through bins frozen on the human side ({@link
 * Cells#ofEqualWidth}, {@link Cells#ofQuantiles}); missing is a cell. Cost: O(n + m + cells).
 *
 * <p>With many cells and few rows even two human samples differ: compare with {@link BinnedAccuracy#expected}.
 */
public final class ContingencySimilarity {
    private ContingencySimilarity() {}

    /** The similarity of a pair of columns. */
    public static double of(Cells first, Cells second) {
        return of(first.cross(second));
    }

    /** The similarity of cells, possibly those of several columns crossed. */
    public static double of(Cells cells) {
        return TotalVariation.complement(cells.firstCounts(), cells.secondCounts());
    }
}
