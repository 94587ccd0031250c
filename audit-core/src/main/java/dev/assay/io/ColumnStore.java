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
    ColumnStore add(char[] text, int from, int length);

    void addMissing();

    int size();

    /** The finished column. */
    Column column(String name);
}
