package dev.assay.audit;

/**
 * Something that was not measured.
 *
 * @param metric id of the metric
 * @param scope what it was not measured on
 * @param reason why, in a sentence
 * @param failed whether the metric failed unexpectedly, which makes the report partial
 */
public record Skipped(String metric, Scope scope, String reason, boolean failed) {}
