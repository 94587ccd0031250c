package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The share of rows of a key column that are neither missing nor a repeat of an earlier row.
 *
 * <p>Range [0, 1], 1 when every key names one row. Source: SDMetrics 0.29.
 */
public final class KeyUniqueness {
    private KeyUniqueness() {}

    /** The share; null is missing; a column without rows is undefined. */
    public static double of(@Nullable Object[] keys) {
        if (keys.length == 0) {
            throw new UndefinedStatisticException("the key column has no rows");
        }
        Set<Object> seen = new HashSet<>();
        int unique = 0;
        for (Object key : keys) {
            if (key != null && seen.add(key)) {
                unique++;
            }
        }
        return (double) unique / keys.length;
    }
}
