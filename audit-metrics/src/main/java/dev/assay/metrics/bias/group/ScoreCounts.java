package dev.assay.metrics.bias.group;

import dev.assay.stats.UndefinedStatisticException;

/**
 * Positives and negatives of a score counted by bin, bins in rising order: the additive state behind areas under curves.
 * Weights count as rows. Areas are exact when every distinct score has a bin of its own; scores that share a bin count as
 * ties.
 *
 * @param positives count a bin
 * @param negatives count a bin
 */
public record ScoreCounts(double[] positives, double[] negatives) {
    public ScoreCounts {
        if (positives.length != negatives.length || positives.length == 0) {
            throw new IllegalArgumentException("both classes need the same bins, at least one; had " + positives.length
                    + " and " + negatives.length);
        }
    }

    /**
     * The area under the curve, ties counted one half; in [0, 1].
     *
     * @throws UndefinedStatisticException when a class is empty
     */
    public double area() {
        return RocCurve.ofCounts(positives, negatives).area();
    }

    /** These positives against the other's negatives: with a group and its background, BNSP or BPSN. */
    public double areaAgainst(ScoreCounts other) {
        return new ScoreCounts(positives, other.negatives).area();
    }

    /** ABROCA: the area between both curves, in [0, 1]. */
    public double areaBetween(ScoreCounts other) {
        return RocCurve.ofCounts(positives, negatives).areaBetween(RocCurve.ofCounts(other.positives, other.negatives));
    }
}
