package dev.assay.audit;

/** Takes what a metric measured. Not thread-safe: a metric calls it from the thread that called the metric. */
public interface Measurements {
    void add(Measurement measurement);

    /** Says that the metric has no value on this scope, and why, in a sentence. */
    void skip(Scope scope, String reason);

    /** Says something about the inputs that a reader must know, once. */
    void warn(String message);
}
