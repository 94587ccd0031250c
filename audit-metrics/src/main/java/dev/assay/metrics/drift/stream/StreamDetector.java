package dev.assay.metrics.drift.stream;

/**
 * Watches a stream one value at a time, in bounded memory unless its own documentation says otherwise. Not thread-safe.
 *
 * <p>A value must be finite; leave missing values out. After {@link Signal#DRIFT} a detector starts anew with the next
 * value, so one detector can report many changes.
 */
public interface StreamDetector {
    /** Takes the next value and says how the stream stands. */
    Signal update(double value);

    /**
     * Where the latest reported change is believed to have begun: the position, counted from 0 over all values ever
     * seen, of the first value after it; -1 before the first report.
     */
    long changeStart();

    /** Throws unless the value is finite. */
    static void requireFinite(double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a stream value must be finite, was " + value);
        }
    }
}
