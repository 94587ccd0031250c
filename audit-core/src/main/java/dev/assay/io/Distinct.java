package dev.assay.io;

import dev.assay.data.TimeColumn;
import dev.assay.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The distinct values of a column with what all of them have in common; each value is looked at once. */
final class Distinct {
    private final Dictionary dictionary = new Dictionary();
    private final Vectors vectors;
    private double[] numbers = new double[32];
    private boolean allNumbers;
    private boolean allWhole;
    private boolean allTimes;
    private boolean allBooleans;
    private boolean allSteps;
    private boolean allVectors;
    private int dimension;
    private int longest;
    private long characters;
    private long words;

    /** @param strings whether the values are to be taken as strings only, whatever they look like */
    Distinct(boolean strings, ReadLimits limits) {
        vectors = new Vectors(limits.vectorDimension());
        allNumbers = !strings;
        allWhole = !strings;
        allTimes = !strings;
        allBooleans = !strings;
        allSteps = !strings;
        allVectors = !strings;
    }

    /**
     * The code of a value.
     *
     * @throws ArithmeticException when it is a number beyond the range of a double
     */
    int code(byte[] text, int from, int length) {
        int code = dictionary.code(text, from, length);
        if (code >= 0) {
            return code;
        }
        look(text, from, length);
        return -1 - code;
    }

    private void look(byte[] text, int from, int length) {
        int units = Utf8.characters(text, from, length);
        longest = Math.max(longest, units);
        characters += units;
        words += words(text, from, length);
        if (allNumbers) {
            double value = Decimals.parse(text, from, length);
            allNumbers = !Double.isNaN(value);
            allWhole &= value == Math.rint(value) && !Double.isInfinite(value);
            if (size() > numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * numbers.length);
            }
            numbers[size() - 1] = value;
        }
        allTimes = allTimes && IsoTimes.parse(text, from, length) != TimeColumn.MISSING;
        allBooleans = allBooleans && isBoolean(text, from, length);
        if (allVectors) {
            int found = vectors.parse(text, from, length);
            dimension = dimension == 0 ? found : dimension;
            allVectors = found > 0 && found == dimension;
        }
        allSteps = allSteps
                && length > 1
                && text[from] == '['
                && Json.isArrayOfObjects(new String(text, from, length, StandardCharsets.UTF_8));
    }

    private static int words(byte[] text, int from, int length) {
        int found = 0;
        boolean inside = false;
        for (int i = from; i < from + length; i++) {
            boolean space = text[i] >= 0 && text[i] <= ' ';
            found += !space && !inside ? 1 : 0;
            inside = !space;
        }
        return found;
    }

    private static boolean isBoolean(byte[] text, int from, int length) {
        if (length != 4 && length != 5) {
            return false;
        }
        String value = new String(text, from, length, StandardCharsets.UTF_8);
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    }

    int size() {
        return dictionary.size();
    }

    String text(int code) {
        return dictionary.text(code);
    }

    byte[] bytes(int code) {
        return dictionary.bytes(code);
    }

    /** The number that a value is, when all are. */
    double number(int code) {
        return numbers[code];
    }

    boolean allNumbers() {
        return allNumbers && size() > 0;
    }

    boolean allWhole() {
        return allNumbers() && allWhole;
    }

    /** How many different numbers the values are, whatever their spelling, when all are numbers. */
    int distinctNumbers() {
        return (int) Arrays.stream(numbers, 0, size())
                .map(value -> value + 0.0)
                .distinct()
                .count();
    }

    boolean allTimes() {
        return allTimes && size() > 0;
    }

    boolean allBooleans() {
        return allBooleans && size() > 0;
    }

    boolean allSteps() {
        return allSteps && size() > 0;
    }

    boolean allVectors() {
        return allVectors && size() > 0;
    }

    /** The common length of the vectors, when all values are. */
    int dimension() {
        return dimension;
    }

    /** Length of the longest value. */
    int longest() {
        return longest;
    }

    double meanCharacters() {
        return (double) characters / Math.max(1, size());
    }

    double meanWords() {
        return (double) words / Math.max(1, size());
    }
}
