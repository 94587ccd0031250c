package dev.assay.io;

/**
 * Bounds on what a reader takes from a file, so that a damaged or hostile one cannot fill the memory. Exceeding a bound
 * is a {@link ReadException} that names it.
 *
 * @param lineLength characters in a record, 16 Mi by default
 * @param fieldLength characters in a field, 4 Mi by default
 * @param columns columns of the table, 10 000 by default
 * @param rows rows of the table, 100 million by default
 * @param vectorDimension numbers in a vector, 65 536 by default
 */
public record ReadLimits(int lineLength, int fieldLength, int columns, int rows, int vectorDimension) {
    public ReadLimits {
        require("lineLength", lineLength);
        require("fieldLength", fieldLength);
        require("columns", columns);
        require("rows", rows);
        require("vectorDimension", vectorDimension);
    }

    public static ReadLimits defaults() {
        return new ReadLimits(16 << 20, 4 << 20, 10_000, 100_000_000, 1 << 16);
    }

    public ReadLimits withLineLength(int characters) {
        return new ReadLimits(characters, fieldLength, columns, rows, vectorDimension);
    }

    public ReadLimits withFieldLength(int characters) {
        return new ReadLimits(lineLength, characters, columns, rows, vectorDimension);
    }

    public ReadLimits withColumns(int number) {
        return new ReadLimits(lineLength, fieldLength, number, rows, vectorDimension);
    }

    public ReadLimits withRows(int number) {
        return new ReadLimits(lineLength, fieldLength, columns, number, vectorDimension);
    }

    public ReadLimits withVectorDimension(int numbers) {
        return new ReadLimits(lineLength, fieldLength, columns, rows, numbers);
    }

    private static void require(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }
}
