package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.stats.UndefinedStatisticException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Comparison that passes over what we hold to be undefined: a peer that writes 0 for 0 / 0 has no value there to agree
 * with.
 */
final class BiasExpectation {
    /** Stands in our answer where the statistic has no value. */
    static final Object UNDEFINED = new Object() {
        @Override
        public String toString() {
            return "undefined";
        }
    };

    private BiasExpectation() {}

    /** The value, or {@link #UNDEFINED} when the statistic says that it has none. */
    static Object value(DoubleSupplier statistic) {
        try {
            return statistic.getAsDouble();
        } catch (UndefinedStatisticException e) {
            return UNDEFINED;
        }
    }

    /** Judges our answer against the case's expectation, but for entries that we hold undefined. */
    static CaseCheck check(ReferenceCase reference, @Nullable Object answer) {
        return () -> Comparison.disagreement(
                answer,
                new JsonValue(
                        prune(reference.expected().raw(), answer),
                        reference.expected().path()),
                reference.tolerance());
    }

    private static @Nullable Object prune(@Nullable Object expected, @Nullable Object answer) {
        if (!(expected instanceof Map<?, ?> map) || !(answer instanceof Map<?, ?> ours)) {
            return expected;
        }
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            Object our = ours.get(key);
            if (our != UNDEFINED) {
                kept.put((String) key, prune(value, our));
            }
        });
        return kept;
    }
}
