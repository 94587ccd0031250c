package dev.assay.io;

import dev.assay.data.Column;
import dev.assay.data.StepsColumn;
import dev.assay.data.TextColumn;
import dev.assay.json.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Values as texts, or as the JSON texts of steps. */
final class TextStore implements ColumnStore {
    private final boolean steps;
    private final boolean forced;
    private final Chunks<@Nullable String[]> values = new Chunks<>(length -> new @Nullable String[length]);

    private TextStore(boolean steps, boolean forced) {
        this.steps = steps;
        this.forced = forced;
    }

    static TextStore text() {
        return new TextStore(false, false);
    }

    /** @param forced whether a value that is not an array of objects is an error */
    static TextStore steps(boolean forced) {
        return new TextStore(true, forced);
    }

    @Override
    public ColumnStore add(byte[] text, int from, int length) {
        String value = new String(text, from, length, StandardCharsets.UTF_8);
        if (steps && !Json.isArrayOfObjects(value)) {
            if (forced) {
                throw new IllegalArgumentException("is not a JSON array of objects");
            }
            return new LostStore(size() + 1);
        }
        put(value);
        return this;
    }

    void put(@Nullable String value) {
        int at = values.next();
        values.tail()[at] = value;
    }

    @Override
    public void addMissing() {
        put(null);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public Column column(String name) {
        @Nullable String[] joined = values.join();
        return steps ? StepsColumn.wrap(name, joined) : TextColumn.wrap(name, joined);
    }
}
