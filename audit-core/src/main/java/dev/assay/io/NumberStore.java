package dev.assay.io;

import dev.assay.data.Column;
import dev.assay.data.NumericColumn;

/** Values as doubles. */
final class NumberStore implements ColumnStore {
    private final boolean forced;
    private final Chunks<double[]> values = new Chunks<>(double[]::new);

    NumberStore(boolean forced) {
        this.forced = forced;
    }

    @Override
    public ColumnStore add(byte[] text, int from, int length) {
        double value = Decimals.parse(text, from, length);
        if (Double.isNaN(value)) {
            if (forced) {
                throw new IllegalArgumentException("is not a number");
            }
            return new LostStore(size() + 1);
        }
        put(value);
        return this;
    }

    @Override
    public ColumnStore addAll(Cells cells, int column, int from, int to) {
        byte[] bytes = cells.bytes();
        for (int row = from; row < to; row++) {
            int length = cells.length(row, column);
            if (length < 0) {
                put(Double.NaN);
            } else {
                int start = cells.from(row, column);
                double value = Decimals.parse(bytes, start, length);
                if (Double.isNaN(value)) {
                    return add(bytes, start, length);
                }
                put(value);
            }
        }
        return this;
    }

    void put(double value) {
        int at = values.next();
        values.tail()[at] = value;
    }

    @Override
    public void addMissing() {
        put(Double.NaN);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public Column column(String name) {
        return NumericColumn.wrap(name, values.join());
    }
}
