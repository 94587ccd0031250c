package dev.assay.metrics.text.audit;

import dev.assay.audit.Evidence;
import dev.assay.audit.Side;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.data.TextColumn;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a reference dataset beside a column: those of its column of that name, else of its only text
 * column.
 *
 * @param name of the reference
 * @param dataset where the texts stand
 * @param texts those that are present
 * @param rows their rows
 */
record ReferenceTexts(String name, Dataset dataset, String[] texts, int[] rows) {
    static ReferenceTexts of(String name, Dataset dataset, String column) {
        Column source = source(name, dataset, column);
        List<String> texts = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < source.size(); row++) {
            @Nullable
            String text = source instanceof TextColumn values
                    ? values.values()[row]
                    : ((CategoricalColumn) source).value(row);
            if (text != null) {
                texts.add(text);
                rows.add(row);
            }
        }
        if (texts.isEmpty()) {
            throw new UndefinedStatisticException("the reference " + name + " has no texts");
        }
        return new ReferenceTexts(
                name,
                dataset,
                texts.toArray(String[]::new),
                rows.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Column source(String name, Dataset dataset, String column) {
        Column same = dataset.find(column).orElse(null);
        if (same instanceof TextColumn || same instanceof CategoricalColumn) {
            return same;
        }
        // A few short texts are read as categories.
        if (dataset.columns().size() == 1 && dataset.columns().get(0) instanceof CategoricalColumn only) {
            return only;
        }
        List<Column> texts =
                dataset.columns().stream().filter(TextColumn.class::isInstance).toList();
        if (texts.size() != 1) {
            throw new UndefinedStatisticException("the reference " + name + " has no column " + column + " of text and "
                    + (texts.isEmpty() ? "no other one" : "more than one other"));
        }
        return texts.get(0);
    }

    /** A text as evidence. */
    Evidence.Record record(int text) {
        List<Column> ids = dataset.withRole(Role.ID);
        String id = ids.isEmpty() ? "" : ids.get(0).display(rows[text]);
        return new Evidence.Record(Side.REFERENCE, rows[text], id, TextPair.excerpt(texts[text], 0), 1);
    }
}
