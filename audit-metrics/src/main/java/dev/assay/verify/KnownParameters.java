package dev.assay.verify;

import dev.assay.json.JsonValue;
import java.util.Map;
import java.util.Set;

/**
 * The parameters that a solver understands, so that none is ignored: a case with another one, or with another value of one
 * that has only some, is skipped by name.
 *
 * @param values for each parameter the values that are understood, none for any
 */
record KnownParameters(Map<String, Set<Object>> values) {
    /** Words beside a case's parameters that define nothing. */
    private static final String NOTE = "note";

    /** Any value of a parameter. */
    static final Set<Object> ANY = Set.of();

    /** A solver that refuses cases with parameters that are not understood. */
    CaseSolver guard(CaseSolver solver) {
        return (reference, data) -> {
            JsonValue parameters = reference.parameters();
            for (String name : parameters.keys()) {
                JsonValue value = parameters.get(name);
                if (value.isNull() || name.equals(NOTE)) {
                    continue;
                }
                Set<Object> known = values.get(name);
                if (known == null) {
                    throw new UnsupportedCaseException("the parameter " + name);
                }
                if (!known.isEmpty() && !known.contains(value.raw())) {
                    throw new UnsupportedCaseException("the " + name + " " + value.raw());
                }
            }
            return solver.solve(reference, data);
        };
    }
}
