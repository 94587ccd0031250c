package dev.assay.io;

/** The formats that {@link Datasets} reads. Each may be compressed with gzip. */
public enum FileFormat {
    /** Comma-, semicolon- or tab-separated values with a header row (RFC 4180). */
    CSV,
    /** JSON Lines: one JSON object a line. */
    JSONL
}
