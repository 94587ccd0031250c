package dev.assay.io;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.ColumnKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Values as codes into their distinct texts: how every column starts, because nothing is lost, and how categories end. A
 * column that can no longer be categorical moves on to the store of its kind.
 */
final class CodedStore implements ColumnStore {
    private static final int DISTINCT_NUMBERS = 1_000;
    private static final int DISTINCT_ARRAYS = 16;

    private final Distinct distinct;
    private final boolean forced;
    private final ReadLimits limits;
    private final Chunks<int[]> codes = new Chunks<>(int[]::new);
    private int missing;

    private CodedStore(Distinct distinct, boolean forced, ReadLimits limits) {
        this.distinct = distinct;
        this.forced = forced;
        this.limits = limits;
    }

    /** Infers the kind. */
    static CodedStore inferring(ReadLimits limits) {
        return new CodedStore(new Distinct(false, limits), false, limits);
    }

    /** Infers whether the values are categories or text, whatever else they look like. */
    static CodedStore strings(ReadLimits limits) {
        return new CodedStore(new Distinct(true, limits), false, limits);
    }

    /** Takes the values as categories. */
    static CodedStore categorical(ReadLimits limits) {
        return new CodedStore(new Distinct(false, limits), true, limits);
    }

    @Override
    public ColumnStore add(byte[] text, int from, int length) {
        int before = distinct.size();
        int code = distinct.code(text, from, length);
        put(code);
        return forced || distinct.size() == before ? this : successor();
    }

    @Override
    public ColumnStore addAll(Cells cells, int column, int from, int to) {
        byte[] bytes = cells.bytes();
        for (int row = from; row < to; row++) {
            int length = cells.length(row, column);
            if (length < 0) {
                addMissing();
                continue;
            }
            int before = distinct.size();
            put(distinct.code(bytes, cells.from(row, column), length));
            if (distinct.size() > before && !forced) {
                ColumnStore next = successor();
                if (next != this) {
                    return next;
                }
            }
        }
        return this;
    }

    @Override
    public void addMissing() {
        put(CategoricalColumn.MISSING);
        missing++;
    }

    private void put(int code) {
        int at = codes.next();
        codes.tail()[at] = code;
    }

    private ColumnStore successor() {
        if (distinct.allNumbers()) {
            return distinct.size() > DISTINCT_NUMBERS ? moved(new NumberStore(false)) : this;
        }
        if (distinct.allTimes()) {
            return distinct.size() > DISTINCT_NUMBERS ? moved(new TimeStore(false)) : this;
        }
        if (distinct.allVectors()) {
            return distinct.size() > DISTINCT_ARRAYS ? moved(new VectorStore(false, limits)) : this;
        }
        if (distinct.allSteps()) {
            return distinct.size() > DISTINCT_ARRAYS ? moved(TextStore.steps(false)) : this;
        }
        return distinct.longest() > KindRules.LONG_VALUE || distinct.size() > KindRules.MANY_STRINGS
                ? moved(TextStore.text())
                : this;
    }

    private ColumnStore moved(ColumnStore target) {
        for (int row = 0; row < codes.size(); row++) {
            int code = codes.holding(row)[Chunks.within(row)];
            if (code < 0) {
                target.addMissing();
            } else if (target instanceof NumberStore numbers) {
                numbers.put(distinct.number(code));
            } else if (target instanceof TextStore texts) {
                texts.put(distinct.text(code));
            } else {
                byte[] text = distinct.bytes(code);
                target.add(text, 0, text.length);
            }
        }
        return target;
    }

    @Override
    public int size() {
        return codes.size();
    }

    @Override
    public Column column(String name) {
        ColumnKind kind = forced ? ColumnKind.CATEGORICAL : KindRules.kind(distinct, size() - missing);
        return switch (kind) {
            case CATEGORICAL -> categories(name);
            case NUMERIC -> moved(new NumberStore(false)).column(name);
            case TIME -> moved(new TimeStore(false)).column(name);
            case VECTOR -> moved(new VectorStore(false, limits)).column(name);
            case STEPS -> moved(TextStore.steps(false)).column(name);
            case TEXT -> moved(TextStore.text()).column(name);
        };
    }

    /** Numbers and truth values have several spellings; one is chosen, so that files of different writers agree. */
    private Column categories(String name) {
        int[] joined = codes.join();
        if (!distinct.allWhole() && !distinct.allBooleans()) {
            List<String> texts = new ArrayList<>();
            for (int code = 0; code < distinct.size(); code++) {
                texts.add(distinct.text(code));
            }
            return CategoricalColumn.wrap(name, joined, texts);
        }
        Map<String, Integer> index = new LinkedHashMap<>();
        int[] translation = new int[distinct.size()];
        for (int code = 0; code < translation.length; code++) {
            String spelling = distinct.allWhole()
                    ? Long.toString((long) distinct.number(code))
                    : distinct.text(code).toLowerCase(Locale.ROOT);
            index.putIfAbsent(spelling, index.size());
            translation[code] = index.get(spelling);
        }
        for (int row = 0; row < joined.length; row++) {
            joined[row] = joined[row] < 0 ? CategoricalColumn.MISSING : translation[joined[row]];
        }
        return CategoricalColumn.wrap(name, joined, List.copyOf(index.keySet()));
    }
}
