package dev.assay.io;

import dev.assay.data.Column;

/** The values of a column that is being read, in the representation that fits what has been seen. */
interface ColumnStore {
    /**
     * Adds a value and returns the store to go on with: this one, or one that holds all values in another way.
     *
     * @throws IllegalArgumentException when the caller has set the kind and the value does not fit; the message says why
     * @throws ArithmeticException when the value is a number beyond the range of a double
     */
    ColumnStore add(byte[] text, int from, int length);

    /**
     * Adds values of a column of cells, from one row up to the end or the first value after which another store has to go
     * on, and returns the store to go on with. When it throws, the values before the one at fault have been added.
     */
    default ColumnStore addAll(Cells cells, int column, int from, int to) {
        ColumnStore store = this;
        for (int row = from; row < to && store == this; row++) {
            int length = cells.length(row, column);
            if (length < 0) {
                addMissing();
            } else {
                store = add(cells.bytes(), cells.from(row, column), length);
            }
        }
        return store;
    }

    void addMissing();

    int size();

    /** The finished column. */
    Column column(String name);
}
