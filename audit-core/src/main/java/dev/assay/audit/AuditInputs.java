package dev.assay.audit;

import dev.assay.data.Dataset;
import dev.assay.kernel.Parallel;
import dev.assay.stats.Seed;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * What an audit hands to a metric. Both datasets hold the same columns, of the same kinds and roles, in the same order:
 * the audit has aligned them.
 */
public interface AuditInputs {
    Dataset human();

    Dataset synthetic();

    /** Human rows that the generator never saw: given by the caller. */
    Optional<Dataset> holdout();

    /** What the synthetic texts were not to copy, by name, in the caller's order; as read, with columns of any name. */
    Map<String, Dataset> references();

    /** The partition of the rows that calibration uses. */
    Folds folds();

    /** The root of the metric's own random streams; name a child for each scope. */
    Seed seed();

    /** Runs independent pieces of work; results must not depend on how many threads it has. */
    Parallel parallel();

    /** A number set for this metric by the caller: one of its {@link Metric#options() options}, such as {@code max-rows}. */
    OptionalDouble option(String name);

    /** A word set for this metric by the caller: one of its {@link Metric#options() options}. */
    Optional<String> text(String name);

    /** The shared value of that key, computed once an audit; keys start with the name of the computing package. */
    <T> T shared(String key, Supplier<T> compute);

    /** Throws if the caller has cancelled the audit; long metrics call it between pieces of work. */
    void checkCancelled();

    /** Says how far the metric is, as a share in [0, 1]. */
    void progress(double share);
}
