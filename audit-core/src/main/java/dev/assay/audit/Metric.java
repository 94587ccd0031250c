package dev.assay.audit;

import dev.assay.stats.UndefinedStatisticException;
import java.util.List;

/**
 * A measure that an audit can take. Implementations are found by {@link java.util.ServiceLoader}, have a public
 * constructor without parameters, hold no state and are thread-safe.
 *
 * <p>The mathematics belongs in functions over arrays; a metric only picks columns by role and kind, calls them, and
 * says what came out.
 */
public interface Metric {
    /** The catalogue entry. */
    MetricInfo info();

    /** The options that a caller may set for it; setting any other is an error. */
    default List<MetricOption> options() {
        return List.of();
    }

    /**
     * Measures every scope of the inputs that this metric applies to. A scope on which it is undefined, or inputs it
     * does not apply to, are reported with {@link Measurements#skip}, never passed over.
     *
     * @throws UndefinedStatisticException as a short way to skip the whole metric with that reason
     */
    void measure(AuditInputs inputs, Measurements out);
}
