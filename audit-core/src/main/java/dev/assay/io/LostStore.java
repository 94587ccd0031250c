package dev.assay.io;

import dev.assay.data.Column;

/**
 * Counts the rows of a column in which a value came that does not fit the ones before. Those were not kept as text, so
 * the file has to be read again with this column taken as strings.
 */
final class LostStore implements ColumnStore {
    private int size;

    LostStore(int size) {
        this.size = size;
    }

    @Override
    public ColumnStore add(byte[] text, int from, int length) {
        size++;
        return this;
    }

    @Override
    public void addMissing() {
        size++;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Column column(String name) {
        throw new IllegalStateException("column " + name + " has to be read again");
    }
}
