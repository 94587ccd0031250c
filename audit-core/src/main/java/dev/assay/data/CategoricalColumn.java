package dev.assay.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Categories as integer codes into a dictionary; {@code -1} marks a missing value. */
public final class CategoricalColumn implements Column {
    /** The code of a missing value. */
    public static final int MISSING = -1;

    private final String name;
    private final int[] codes;
    private final List<String> dictionary;

    private CategoricalColumn(String name, int[] codes, List<String> dictionary) {
        this.name = name;
        this.codes = codes;
        this.dictionary = dictionary;
    }

    /** Codes the values in order of first appearance; null = missing. */
    public static CategoricalColumn of(String name, @Nullable String... values) {
        Map<String, Integer> index = new LinkedHashMap<>();
        int[] codes = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            if (value == null) {
                codes[i] = MISSING;
                continue;
            }
            Integer code = index.putIfAbsent(value, index.size());
            codes[i] = code == null ? index.size() - 1 : code;
        }
        return new CategoricalColumn(name, codes, List.copyOf(index.keySet()));
    }

    /** Takes {@code codes} over without a copy; each code is -1 or a position in {@code dictionary}. */
    public static CategoricalColumn wrap(String name, int[] codes, List<String> dictionary) {
        for (int code : codes) {
            if (code < MISSING || code >= dictionary.size()) {
                throw new IllegalArgumentException(
                        "column " + name + ": code must be -1 or below " + dictionary.size() + ", was " + code);
            }
        }
        return new CategoricalColumn(name, codes, List.copyOf(dictionary));
    }

    /** The storage, -1 = missing; not to be written to. */
    public int[] codes() {
        return codes;
    }

    /** The categories by code. A category may have no row. */
    public List<String> dictionary() {
        return dictionary;
    }

    /** The category of a row, null when missing. */
    public @Nullable String value(int row) {
        return codes[row] < 0 ? null : dictionary.get(codes[row]);
    }

    /**
     * This column's codes translated to {@code target}'s dictionary; a category that is not in it becomes
     * {@code target.size()}, {@code target.size() + 1} and so on, in order of this column's dictionary.
     */
    public int[] codesIn(List<String> target) {
        Map<String, Integer> index = new LinkedHashMap<>();
        for (String category : target) {
            index.put(category, index.size());
        }
        int[] translation = new int[dictionary.size()];
        for (int code = 0; code < translation.length; code++) {
            Integer known = index.get(dictionary.get(code));
            if (known == null) {
                known = index.size();
                index.put(dictionary.get(code), known);
            }
            translation[code] = known;
        }
        int[] translated = new int[codes.length];
        for (int row = 0; row < codes.length; row++) {
            translated[row] = codes[row] < 0 ? MISSING : translation[codes[row]];
        }
        return translated;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.CATEGORICAL;
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] < 0;
    }

    @Override
    public CategoricalColumn select(int[] rows) {
        int[] picked = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = codes[rows[i]];
        }
        return new CategoricalColumn(name, picked, dictionary);
    }

    @Override
    public CategoricalColumn renamed(String newName) {
        return new CategoricalColumn(newName, codes, dictionary);
    }

    @Override
    public String display(int row) {
        String value = value(row);
        return value == null ? "" : value;
    }
}
