package dev.assay.metrics.drift.monitor;

import dev.assay.metrics.drift.profile.ProfileComparison;

/**
 * What a closed window said.
 *
 * @param window its number, from 0
 * @param firstRecord position of its first record among all records seen, from 0
 * @param records records in it
 * @param comparison with the reference
 */
public record WindowReport(long window, long firstRecord, long records, ProfileComparison comparison) {
    /** Whether a column drifted or its missing rate moved. */
    public boolean alarm() {
        return !comparison.moved().isEmpty();
    }

    @Override
    public String toString() {
        return "window " + window + " of " + records + " records from " + firstRecord + ": "
                + (alarm() ? comparison.moved() : "nothing moved");
    }
}
