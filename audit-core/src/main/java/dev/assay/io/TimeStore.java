package dev.assay.io;

import dev.assay.data.Column;
import dev.assay.data.TimeColumn;

/** Values as points in time. */
final class TimeStore implements ColumnStore {
    private final boolean forced;
    private final Chunks<long[]> values = new Chunks<>(long[]::new);

    TimeStore(boolean forced) {
        this.forced = forced;
    }

    @Override
    public ColumnStore add(byte[] text, int from, int length) {
        long value = IsoTimes.parse(text, from, length);
        if (value == TimeColumn.MISSING) {
            if (forced) {
                throw new IllegalArgumentException("is not an ISO 8601 date or time such as 2026-11-24T08:30:00Z");
            }
            return new LostStore(size() + 1);
        }
        put(value);
        return this;
    }

    private void put(long value) {
        int at = values.next();
        values.tail()[at] = value;
    }

    @Override
    public void addMissing() {
        put(TimeColumn.MISSING);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public Column column(String name) {
        return TimeColumn.wrap(name, values.join());
    }
}
