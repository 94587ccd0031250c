package dev.assay.metrics.drift.profile;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import dev.assay.json.Json;
import dev.assay.json.JsonException;
import dev.assay.json.JsonValue;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A summary of a dataset that can be kept where its rows may not: counts on cells fixed once, sums, ends, sketches and
 * missing counts of each numeric and categorical column, and of what {@link DerivedColumn} makes of texts and vectors. It
 * still names categories and words; it is no anonymisation.
 *
 * <p>{@link #of} fixes the cells; {@link #count} summarises further data on the same cells, and such profiles
 * {@link #merge}: counts, ends and distinct-value sketches are the same bits for every split and order, sums agree to
 * rounding, heavy hitters stay within their stated error. Size depends on the columns, not on the rows.
 *
 * @param rows rows summarised
 * @param columns summaries, in order of the columns
 * @param skipped reason by column that has no summary
 */
public record Profile(long rows, List<ColumnProfile> columns, Map<String, String> skipped) {
    private static final String FORMAT = "assay-profile-1";

    public Profile {
        columns = List.copyOf(columns);
        skipped = Collections.unmodifiableMap(new LinkedHashMap<>(skipped));
    }

    /** Fixes cells on this dataset and counts it. Identifiers and ignored columns are left out. */
    public static Profile of(Dataset dataset) {
        return of(dataset, true);
    }

    /** The same without any word of a text: such columns are held by their lengths alone. Categories keep their names. */
    public static Profile withoutWords(Dataset dataset) {
        return of(dataset, false);
    }

    private static Profile of(Dataset dataset, boolean words) {
        List<ColumnProfile> columns = new ArrayList<>();
        Map<String, String> skipped = new LinkedHashMap<>();
        for (Column column : dataset.columns()) {
            Role role = dataset.role(column.name());
            if (role == Role.ID || role == Role.IGNORED) {
                skipped.put(column.name(), "has the role " + role.id());
                continue;
            }
            try {
                List<DerivedColumn> derived = DerivedColumn.of(column);
                if (column instanceof NumericColumn || column instanceof CategoricalColumn) {
                    columns.add(summary(column));
                } else if (derived.isEmpty()) {
                    skipped.put(
                            column.name(),
                            "is " + column.kind().name().toLowerCase(Locale.ROOT)
                                    + ", a profile holds numeric, categorical, text and vector columns");
                }
                List<ColumnProfile> made = new ArrayList<>();
                for (DerivedColumn part : derived) {
                    if (part.part() == DerivedColumn.Part.WORD && !words) {
                        skipped.put(part.name(), "would name words");
                    } else if (!dataset.has(part.name())) {
                        made.add(summary(part.make(column)));
                    }
                }
                columns.addAll(made);
            } catch (UndefinedStatisticException e) {
                skipped.put(column.name(), e.reason());
            }
        }
        return new Profile(dataset.rows(), columns, skipped);
    }

    private static ColumnProfile summary(Column column) {
        return column instanceof NumericColumn numeric
                ? NumericProfile.of(numeric)
                : CategoricalProfile.of((CategoricalColumn) column);
    }

    /** The dataset with the columns of this profile that are made of its texts and vectors. */
    public Dataset derive(Dataset dataset) {
        Dataset result = dataset;
        for (ColumnProfile column : columns) {
            Optional<DerivedColumn> derived = DerivedColumn.named(column.name());
            if (derived.isPresent()
                    && !result.has(column.name())
                    && dataset.has(derived.get().source())
                    && dataset.column(derived.get().source()).kind()
                            == derived.get().sourceKind()) {
                result = result.with(
                        derived.get().make(dataset.column(derived.get().source())));
            }
        }
        return result;
    }

    /** The summary of another dataset on the cells of this one; it must have these columns in these kinds. */
    public Profile count(Dataset dataset) {
        Dataset derived = derive(dataset);
        return new Profile(
                dataset.rows(),
                columns.stream().map(c -> c.count(derived.column(c.name()))).toList(),
                skipped);
    }

    /** The summary of the rows of both, which must have been counted on the same cells. */
    public Profile merge(Profile other) {
        if (columns.size() != other.columns.size()) {
            throw new IllegalArgumentException("profiles merge only with the same columns, had " + columns.size()
                    + " and " + other.columns.size());
        }
        List<ColumnProfile> merged = new ArrayList<>();
        for (ColumnProfile column : columns) {
            merged.add(column.merge(other.find(column.name())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "profiles merge only with the same columns, one lacks " + column.name()))));
        }
        return new Profile(rows + other.rows, merged, skipped);
    }

    /** The summary of that column. */
    public Optional<ColumnProfile> find(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    /** This profile as JSON text; {@link #read} gives an equal profile back. */
    public String toJson() {
        return Json.write(tree());
    }

    /** This profile as a tree that {@link Json} writes. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("rows", rows);
        tree.put("skipped", skipped);
        tree.put("columns", columns.stream().map(ColumnProfile::tree).toList());
        return tree;
    }

    /** Reads what {@link #toJson} wrote, for example {@code Profile.read(Json.parse(file))}. */
    public static Profile read(JsonValue json) {
        String format = json.get("format").asString();
        if (!format.equals(FORMAT)) {
            throw new JsonException(json.path() + ": format " + FORMAT + " was expected, was " + format);
        }
        Map<String, String> skipped = new LinkedHashMap<>();
        for (String column : json.get("skipped").keys()) {
            skipped.put(column, json.get("skipped").get(column).asString());
        }
        List<ColumnProfile> columns = new ArrayList<>();
        for (JsonValue column : json.get("columns").elements()) {
            String kind = column.get("kind").asString();
            columns.add(
                    switch (kind) {
                        case "numeric" -> NumericProfile.read(column);
                        case "categorical" -> CategoricalProfile.read(column);
                        default ->
                            throw new JsonException(
                                    column.path() + ": kind numeric or categorical was expected, was " + kind);
                    });
        }
        return new Profile(json.get("rows").asLong(), columns, skipped);
    }

    static List<Long> readCounts(JsonValue json, int cells) {
        List<Long> counts = json.elements().stream().map(JsonValue::asLong).toList();
        if (counts.size() != cells || counts.stream().anyMatch(count -> count < 0)) {
            throw new JsonException(json.path() + ": " + cells + " counts, none below 0, were expected");
        }
        return counts;
    }
}
