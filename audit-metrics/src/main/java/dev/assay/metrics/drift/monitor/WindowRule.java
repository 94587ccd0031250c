package dev.assay.metrics.drift.monitor;

import java.time.Duration;

/** When a monitor closes a window and compares it with its reference. */
public sealed interface WindowRule {
    /**
     * After that many records.
     *
     * @param records at least 1
     */
    record Records(long records) implements WindowRule {
        public Records {
            if (records < 1) {
                throw new IllegalArgumentException("records must be at least 1, was " + records);
            }
        }
    }

    /**
     * When the first record of a later span arrives; spans are counted from 1970-01-01T00:00Z. A record older than the
     * open window counts in the open window.
     *
     * @param span at least 1 ms
     */
    record Span(Duration span) implements WindowRule {
        public Span {
            if (span.toMillis() < 1) {
                throw new IllegalArgumentException("span must be at least 1 ms, was " + span);
            }
        }
    }

    /** A window of that many records. */
    static WindowRule records(long records) {
        return new Records(records);
    }

    /** A window of that duration. */
    static WindowRule span(Duration span) {
        return new Span(span);
    }
}
