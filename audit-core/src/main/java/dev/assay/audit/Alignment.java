package dev.assay.audit;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.data.TextColumn;
import dev.assay.data.VectorColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Both sides cut to what they share: the columns of the same name and kind, in the human order, categories coded by one
 * dictionary. What they do not share is told, not thrown.
 *
 * @param human the human side
 * @param synthetic the synthetic side
 * @param holdout the holdout, when it has all shared columns
 * @param differences one sentence a column that is not compared
 * @param compared number of shared columns
 * @param columns number of columns on either side
 */
record Alignment(
        Dataset human,
        Dataset synthetic,
        Optional<Dataset> holdout,
        List<String> differences,
        int compared,
        int columns) {

    static Alignment of(Dataset human, Dataset synthetic, Optional<Dataset> holdout) {
        List<Column> humanColumns = new ArrayList<>();
        List<Column> syntheticColumns = new ArrayList<>();
        List<Column> holdoutColumns = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        boolean holdoutFits = holdout.isPresent();
        Set<String> all = new LinkedHashSet<>();
        human.columns().forEach(column -> all.add(column.name()));
        synthetic.columns().forEach(column -> all.add(column.name()));
        int ignored = 0;
        for (String name : all) {
            if (isIgnored(human, synthetic, name)) {
                ignored++;
                differences.add("Column " + name + " has the role ignored and is not compared.");
                continue;
            }
            Optional<Column> left = human.find(name);
            Optional<Column> right = synthetic.find(name);
            if (left.isEmpty() || right.isEmpty()) {
                differences.add("Column " + name + " is missing from the " + (left.isEmpty() ? "human" : "synthetic")
                        + " data and is not compared.");
                continue;
            }
            Optional<Column[]> matched = match(left.get(), right.get());
            if (matched.isEmpty()) {
                differences.add("Column " + name + " is " + describe(left.get()) + " in the human data but "
                        + describe(right.get()) + " in the synthetic data and is not compared.");
                continue;
            }
            Column[] pair = matched.get();
            if (holdout.isPresent()) {
                Optional<Column> third = holdout.get().find(name).flatMap(column -> matchTo(pair[0], column));
                if (third.isPresent()) {
                    holdoutColumns.add(third.get());
                } else {
                    holdoutFits = false;
                    differences.add("Column " + name
                            + " is missing from the holdout or of another kind there, so the holdout is not used.");
                }
            }
            humanColumns.add(pair[0]);
            syntheticColumns.add(pair[1]);
        }
        if (humanColumns.isEmpty()) {
            throw new IllegalArgumentException("the human and the synthetic data have no column of one name and kind in"
                    + " common; the human data has " + names(human) + ", the synthetic data " + names(synthetic));
        }
        Dataset alignedHuman = withRoles(Dataset.of(human.name(), humanColumns), human, synthetic);
        Dataset alignedSynthetic = withRoles(Dataset.of(synthetic.name(), syntheticColumns), human, synthetic);
        Optional<Dataset> alignedHoldout = holdoutFits
                ? holdout.map(dataset -> withRoles(Dataset.of(dataset.name(), holdoutColumns), human, synthetic))
                : Optional.empty();
        return new Alignment(
                alignedHuman,
                alignedSynthetic,
                alignedHoldout,
                List.copyOf(differences),
                humanColumns.size(),
                all.size() - ignored);
    }

    /** Ignored on a side, and not the identifier on the other: identifiers that repeat on one side still name records. */
    private static boolean isIgnored(Dataset human, Dataset synthetic, String column) {
        Role left = human.has(column) ? human.role(column) : Role.FEATURE;
        Role right = synthetic.has(column) ? synthetic.role(column) : Role.FEATURE;
        return (left == Role.IGNORED || right == Role.IGNORED) && left != Role.ID && right != Role.ID;
    }

    private static List<String> names(Dataset dataset) {
        return dataset.columns().stream().map(Column::name).toList();
    }

    private static String describe(Column column) {
        String kind = column.kind().name().toLowerCase(Locale.ROOT);
        return column instanceof VectorColumn vectors ? kind + " of dimension " + vectors.dimension() : kind;
    }

    /** The human role, or the synthetic one where the human side states none. */
    private static Dataset withRoles(Dataset aligned, Dataset human, Dataset synthetic) {
        Dataset result = aligned;
        for (Column column : aligned.columns()) {
            Role role = human.role(column.name());
            if (role == Role.FEATURE || role == Role.IGNORED) {
                role = synthetic.role(column.name());
            }
            if (role != Role.FEATURE) {
                result = result.as(role, column.name());
            }
        }
        return result;
    }

    private static Optional<Column[]> match(Column human, Column synthetic) {
        if (human instanceof CategoricalColumn left && synthetic instanceof CategoricalColumn right) {
            Set<String> union = new LinkedHashSet<>(left.dictionary());
            union.addAll(right.dictionary());
            List<String> dictionary = List.copyOf(union);
            return Optional.of(new Column[] {recode(left, dictionary), recode(right, dictionary)});
        }
        if (human instanceof TextColumn text && synthetic instanceof CategoricalColumn categories) {
            return Optional.of(new Column[] {text, asText(categories)});
        }
        if (human instanceof CategoricalColumn categories && synthetic instanceof TextColumn text) {
            return Optional.of(new Column[] {asText(categories), text});
        }
        if (human.kind() != synthetic.kind()) {
            return Optional.empty();
        }
        if (human instanceof VectorColumn left
                && synthetic instanceof VectorColumn right
                && left.dimension() != right.dimension()) {
            return Optional.empty();
        }
        return Optional.of(new Column[] {human, synthetic});
    }

    private static Optional<Column> matchTo(Column shared, Column other) {
        if (shared instanceof CategoricalColumn target && other instanceof CategoricalColumn categories) {
            Set<String> union = new LinkedHashSet<>(target.dictionary());
            union.addAll(categories.dictionary());
            return Optional.of(recode(categories, List.copyOf(union)));
        }
        if (shared instanceof TextColumn && other instanceof CategoricalColumn categories) {
            return Optional.of(asText(categories));
        }
        return match(shared, other).map(pair -> pair[1]);
    }

    private static CategoricalColumn recode(CategoricalColumn column, List<String> dictionary) {
        return column.dictionary().equals(dictionary)
                ? column
                : CategoricalColumn.wrap(column.name(), column.codesIn(dictionary), dictionary);
    }

    private static TextColumn asText(CategoricalColumn column) {
        String[] values = new String[column.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.value(row);
        }
        return TextColumn.wrap(column.name(), values);
    }
}
