package dev.assay.metrics.bias;

import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.metrics.bias.group.GroupRate;

/**
 * The gap of one group in one rate, on both sides.
 *
 * @param group as a sentence names it: "sex = Female"
 * @param rate as a sentence names it: "share with income = &gt;50K"
 * @param label as a chart names both: "Female", or "Female, score below 4" among several rates
 */
record GapChange(GapTable.Cell cell, String group, String rate, String label, DisparityChange change) {
    /** A group that rests on too few rows to be judged. */
    record TooSmall(String label, GroupRate human, GroupRate synthetic) {}
}
