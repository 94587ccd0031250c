package dev.assay.metrics.drift.profile;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The summary of a categorical column: exact counts of the reference's {@value #MOST_CATEGORIES} most frequent
 * categories; every other value shares one further cell, whose most frequent values are kept by name.
 *
 * @param name of the column
 * @param categories with a cell of their own, fixed on the reference
 * @param inCategories values in each of them
 * @param others values outside them
 * @param missing rows without a value
 * @param distinct sketch of the distinct values
 */
public record CategoricalProfile(
        String name,
        List<String> categories,
        List<Long> inCategories,
        HeavyHitters others,
        long missing,
        HyperLogLog distinct)
        implements ColumnProfile {
    /** Categories with a cell of their own. */
    public static final int MOST_CATEGORIES = 100;

    public CategoricalProfile {
        categories = List.copyOf(categories);
        inCategories = List.copyOf(inCategories);
    }

    /** Fixes the categories on this column. */
    static CategoricalProfile of(CategoricalColumn column) {
        Map<String, Long> exact = exact(column);
        List<String> kept = exact.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_CATEGORIES)
                .map(Map.Entry::getKey)
                .toList();
        return summary(column, exact, kept);
    }

    private static CategoricalProfile summary(CategoricalColumn column, Map<String, Long> exact, List<String> kept) {
        Map<String, Long> rest = new HashMap<>(exact);
        List<Long> counts = new ArrayList<>();
        for (String category : kept) {
            Long count = rest.remove(category);
            counts.add(count == null ? 0L : count);
        }
        HyperLogLog.Builder distinct = new HyperLogLog.Builder();
        exact.keySet().forEach(distinct::add);
        return new CategoricalProfile(
                column.name(), kept, counts, HeavyHitters.of(rest), column.missingCount(), distinct.build());
    }

    private static Map<String, Long> exact(CategoricalColumn column) {
        long[] counts = new long[column.dictionary().size()];
        for (int code : column.codes()) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        Map<String, Long> exact = new HashMap<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                exact.merge(column.dictionary().get(code), counts[code], Long::sum);
            }
        }
        return exact;
    }

    @Override
    public List<String> labels() {
        List<String> labels = new ArrayList<>(categories);
        labels.add("any other");
        return labels;
    }

    @Override
    public List<Long> counts() {
        List<Long> counts = new ArrayList<>(inCategories);
        counts.add(others.total());
        return counts;
    }

    @Override
    public CategoricalProfile count(Column column) {
        if (column instanceof CategoricalColumn categorical) {
            return summary(categorical, exact(categorical), categories);
        }
        throw new IllegalArgumentException("column " + name + " is categorical in the profile, was " + column.kind());
    }

    @Override
    public boolean sameCells(ColumnProfile other) {
        return other instanceof CategoricalProfile that && name.equals(that.name) && categories.equals(that.categories);
    }

    @Override
    public CategoricalProfile merge(ColumnProfile other) {
        if (!(other instanceof CategoricalProfile that) || !sameCells(other)) {
            throw new IllegalArgumentException("profiles of " + name + " merge only when counted on the same cells");
        }
        List<Long> merged = new ArrayList<>();
        for (int i = 0; i < inCategories.size(); i++) {
            merged.add(inCategories.get(i) + that.inCategories.get(i));
        }
        return new CategoricalProfile(
                name,
                categories,
                merged,
                others.merge(that.others),
                missing + that.missing,
                distinct.merge(that.distinct));
    }

    @Override
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put("kind", "categorical");
        tree.put("categories", categories);
        tree.put("counts", inCategories);
        tree.put("others", others.tree());
        tree.put("missing", missing);
        tree.put("distinct", distinct.tree());
        return tree;
    }

    static CategoricalProfile read(JsonValue json) {
        List<String> categories = json.get("categories").asStrings();
        return new CategoricalProfile(
                json.get("name").asString(),
                categories,
                Profile.readCounts(json.get("counts"), categories.size()),
                HeavyHitters.read(json.get("others")),
                json.get("missing").asLong(),
                HyperLogLog.read(json.get("distinct")));
    }
}
