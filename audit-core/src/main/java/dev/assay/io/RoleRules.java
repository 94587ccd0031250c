package dev.assay.io;

import dev.assay.data.Column;
import dev.assay.data.ColumnKind;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The rules that tell a column's role from its name, in any case. Every other column is a feature; labels and groups that
 * are named otherwise are for the caller to set.
 *
 * <ul>
 *   <li>{@code id}, or a name that ends in {@code _id}, with a distinct value in every row: id; with repeated values that
 *       are not categories (text, or many different whole numbers): ignored, because it points at other records;
 *   <li>{@code label} and {@code target}, categorical: label;
 *   <li>{@code prediction}, categorical: prediction;
 *   <li>{@code weight} and {@code sample_weight}, numeric: weight;
 *   <li>{@code annotator} and {@code annotator_id}: annotator;
 *   <li>{@code timestamp} and {@code created_at}, time: timestamp;
 *   <li>{@code prompt}, {@code response}, {@code chosen} and {@code rejected}, text: the role of that name;
 *   <li>{@code messages}, {@code steps} and {@code trajectory}, steps: trajectory;
 *   <li>{@code split}, and {@code unnamed_1}, the first column when the header gives it no name: ignored.
 * </ul>
 */
final class RoleRules {
    private record Rule(Role role, Set<ColumnKind> kinds) {}

    private static final Set<ColumnKind> ANY = Set.of(ColumnKind.values());
    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("label", new Rule(Role.LABEL, Set.of(ColumnKind.CATEGORICAL))),
            Map.entry("target", new Rule(Role.LABEL, Set.of(ColumnKind.CATEGORICAL))),
            Map.entry("prediction", new Rule(Role.PREDICTION, Set.of(ColumnKind.CATEGORICAL))),
            Map.entry("weight", new Rule(Role.WEIGHT, Set.of(ColumnKind.NUMERIC))),
            Map.entry("sample_weight", new Rule(Role.WEIGHT, Set.of(ColumnKind.NUMERIC))),
            Map.entry("annotator", new Rule(Role.ANNOTATOR, ANY)),
            Map.entry("annotator_id", new Rule(Role.ANNOTATOR, ANY)),
            Map.entry("timestamp", new Rule(Role.TIMESTAMP, Set.of(ColumnKind.TIME))),
            Map.entry("created_at", new Rule(Role.TIMESTAMP, Set.of(ColumnKind.TIME))),
            Map.entry("prompt", new Rule(Role.PROMPT, Set.of(ColumnKind.TEXT))),
            Map.entry("response", new Rule(Role.RESPONSE, Set.of(ColumnKind.TEXT))),
            Map.entry("chosen", new Rule(Role.CHOSEN, Set.of(ColumnKind.TEXT))),
            Map.entry("rejected", new Rule(Role.REJECTED, Set.of(ColumnKind.TEXT))),
            Map.entry("messages", new Rule(Role.TRAJECTORY, Set.of(ColumnKind.STEPS))),
            Map.entry("steps", new Rule(Role.TRAJECTORY, Set.of(ColumnKind.STEPS))),
            Map.entry("trajectory", new Rule(Role.TRAJECTORY, Set.of(ColumnKind.STEPS))),
            Map.entry("split", new Rule(Role.IGNORED, ANY)),
            Map.entry("unnamed_1", new Rule(Role.IGNORED, ANY)));

    private RoleRules() {}

    /** The dataset with roles inferred and then those of the caller set. */
    static Dataset apply(Dataset dataset, Map<String, Role> given) {
        Dataset result = dataset;
        for (Column column : dataset.columns()) {
            Role role = given.get(column.name());
            result = result.as(role == null ? inferred(column) : role, column.name());
        }
        return result;
    }

    private static Role inferred(Column column) {
        String name = column.name().toLowerCase(Locale.ROOT);
        Rule rule = RULES.get(name);
        if (rule != null && rule.kinds().contains(column.kind())) {
            return rule.role();
        }
        if (!name.equals("id") && !name.endsWith("_id")) {
            return Role.FEATURE;
        }
        return allDistinct(column) ? Role.ID : isReference(column) ? Role.IGNORED : Role.FEATURE;
    }

    private static boolean isReference(Column column) {
        return column.kind() == ColumnKind.TEXT
                || column instanceof NumericColumn numbers
                        && Arrays.stream(numbers.values()).allMatch(x -> Double.isNaN(x) || x == Math.rint(x));
    }

    private static boolean allDistinct(Column column) {
        Set<String> seen = new HashSet<>();
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row) || !seen.add(column.display(row))) {
                return false;
            }
        }
        return true;
    }
}
