package dev.assay.metrics.bias;

import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.metrics.bias.group.GroupRate;

/**
 * The gap of one group in one rate, on both sides.
 *
 * @param group as a person reads it: "sex = Female"
 * @param rate as a person reads it: "share with income = &gt;50K"
 */
record GapChange(GapTable.Cell cell, String group, String rate, DisparityChange change) {
    /** A group that rests on too few rows to be judged. */
    record TooSmall(GapTable.Cell cell, String group, String rate, GroupRate human, GroupRate synthetic) {}
}
