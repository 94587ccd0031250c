package dev.assay.data;

/**
 * Something about a column of a file that a reader must know, because the column was not read as its writer may have meant.
 *
 * @param column the column
 * @param record the first record concerned, 1 for the first one of the file
 * @param count how many records are concerned
 * @param problem what was found and what was made of it, without any value of the data
 */
public record ReadWarning(String column, int record, int count, String problem) {
    /** One sentence: the column, the problem, and the first record. */
    @Override
    public String toString() {
        return "column " + column + " " + problem + " (first in record " + record + ")";
    }
}
