package dev.assay.metrics.drift.stream;

/** What a detector says after a value. */
public enum Signal {
    STABLE,
    /** The stream is near its limit; only some detectors warn. */
    WARNING,
    /** The stream has changed; the detector starts anew with the next value. */
    DRIFT
}
