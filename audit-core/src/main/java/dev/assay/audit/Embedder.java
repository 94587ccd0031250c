package dev.assay.audit;

/**
 * Turns a text into a vector, by a model that the caller brings; none comes with the library. {@link Audit#embed} calls it.
 *
 * <p>The same text always gives the same vector, finite and of one length for all texts. An audit calls it on its own
 * thread, one text at a time, each distinct text once. A model that is faster on batches is better run before the audit,
 * with its vectors as a column.
 */
@FunctionalInterface
public interface Embedder {
    /** The vector of a text, which may be empty. */
    float[] embed(String text);
}
