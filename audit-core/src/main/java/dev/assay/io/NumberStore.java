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
    public ColumnStore add(char[] text, int from, int length) {
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
