package dev.assay.metrics.drift.profile;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.ColumnKind;
import dev.assay.data.NumericColumn;
import dev.assay.data.TextColumn;
import dev.assay.data.VectorColumn;
import dev.assay.metrics.text.Tokenizers;
import dev.assay.stats.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;

/**
 * A column made of a text or vector column, so that a profile can hold it: its name is the source's and a suffix.
 *
 * <ul>
 *   <li>{@code essay (text length)}: characters of each text.
 *   <li>{@code essay (text word)}: one word of each text, in lower case, drawn by a hash of the text. As texts are independent of
 *       each other, so are these words, which the words of one text are not; so a test of their counts holds.
 *   <li>{@code embedding (vector norm)} and {@code embedding (vector direction 1)} to {@code 4}: the length of each vector, and its products
 *       with four directions drawn once for each dimension. A shift of all vectors shows in most directions.
 * </ul>
 *
 * @param source name of the text or vector column
 * @param part what is taken of it
 * @param direction from 1, 0 for other parts
 */
public record DerivedColumn(String source, Part part, int direction) {
    /** What is taken of a value. */
    public enum Part {
        LENGTH,
        WORD,
        NORM,
        DIRECTION;

        private static Part of(String words) {
            return switch (words) {
                case "text length" -> LENGTH;
                case "text word" -> WORD;
                default -> NORM;
            };
        }
    }

    private static final int DIRECTIONS = 4;
    private static final Pattern NAME =
            Pattern.compile("(?s)(.+) \\((?:(text length|text word|vector norm)|vector direction ([1-4]))\\)");
    private static final Seed SEED = new Seed(0).child("derived columns");

    /** What a name says, when it is one of a derived column. */
    public static Optional<DerivedColumn> named(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String word = matcher.group(2);
        return Optional.of(
                word == null
                        ? new DerivedColumn(matcher.group(1), Part.DIRECTION, Integer.parseInt(matcher.group(3)))
                        : new DerivedColumn(matcher.group(1), Part.of(word), 0));
    }

    /** All columns that are made of this one; none unless it is of text or vectors. */
    static List<DerivedColumn> of(Column column) {
        List<DerivedColumn> derived = new ArrayList<>();
        if (column instanceof TextColumn) {
            derived.add(new DerivedColumn(column.name(), Part.LENGTH, 0));
            derived.add(new DerivedColumn(column.name(), Part.WORD, 0));
        } else if (column instanceof VectorColumn) {
            derived.add(new DerivedColumn(column.name(), Part.NORM, 0));
            for (int i = 1; i <= DIRECTIONS; i++) {
                derived.add(new DerivedColumn(column.name(), Part.DIRECTION, i));
            }
        }
        return derived;
    }

    /** The name of this column. */
    public String name() {
        return source
                + switch (part) {
                    case LENGTH -> " (text length)";
                    case WORD -> " (text word)";
                    case NORM -> " (vector norm)";
                    case DIRECTION -> " (vector direction " + direction + ")";
                };
    }

    /** The kind that the source must have. */
    public ColumnKind sourceKind() {
        return part == Part.LENGTH || part == Part.WORD ? ColumnKind.TEXT : ColumnKind.VECTOR;
    }

    /** This column of a source. */
    Column make(Column from) {
        if (from.kind() != sourceKind()) {
            throw new IllegalArgumentException(
                    "column " + source + " is of kind " + sourceKind() + " in the profile, was " + from.kind());
        }
        if (part == Part.WORD) {
            @Nullable String[] words = new String[from.size()];
            for (int row = 0; row < words.length; row++) {
                words[row] = from.isMissing(row) ? null : word(((TextColumn) from).values()[row]);
            }
            return CategoricalColumn.of(name(), words);
        }
        double[] numbers = new double[from.size()];
        double[] along = from instanceof VectorColumn vectors ? along(vectors.dimension()) : new double[0];
        for (int row = 0; row < numbers.length; row++) {
            if (from.isMissing(row)) {
                numbers[row] = Double.NaN;
            } else if (from instanceof TextColumn texts) {
                numbers[row] = length(texts.values()[row]);
            } else {
                numbers[row] = measured((VectorColumn) from, row, along);
            }
        }
        return NumericColumn.wrap(name(), numbers);
    }

    private double measured(VectorColumn vectors, int row, double[] along) {
        double sum = 0;
        int from = row * vectors.dimension();
        for (int j = 0; j < along.length; j++) {
            double x = vectors.values()[from + j];
            sum += x * (part == Part.NORM ? x : along[j]);
        }
        return part == Part.NORM ? Math.sqrt(sum) : sum;
    }

    private double[] along(int dimension) {
        UniformRandomProvider random = SEED.child(dimension).child(direction).random();
        double[] along =
                ZigguratSampler.NormalizedGaussian.of(random).samples(dimension).toArray();
        double squares = 0;
        for (double value : along) {
            squares += value * value;
        }
        for (int j = 0; j < dimension; j++) {
            along[j] /= Math.sqrt(squares);
        }
        return along;
    }

    private static double length(@Nullable String text) {
        return text == null ? Double.NaN : text.codePointCount(0, text.length());
    }

    private static @Nullable String word(@Nullable String text) {
        if (text == null) {
            return null;
        }
        List<String> words = Tokenizers.standard().tokens(text);
        return words.isEmpty()
                ? null
                : words.get((int) Math.floorMod(SEED.child(text).value(), (long) words.size()));
    }

    /** Takes this column's values one at a time. */
    public Reader reader() {
        return new Reader(this);
    }

    /** Takes a derived column's values one at a time; keeps the directions of the last dimension. Not thread-safe. */
    public static final class Reader {
        private final DerivedColumn column;
        private double[] along = new double[0];

        private Reader(DerivedColumn column) {
            this.column = column;
        }

        /** Name of the text or vector column. */
        public String source() {
            return column.source;
        }

        /** The column's value of one text or vector of a record: a number, a word, or null. */
        public @Nullable Object value(@Nullable Object raw) {
            if (raw == null) {
                return null;
            }
            if (column.sourceKind() == ColumnKind.TEXT) {
                return column.part == Part.WORD ? word(raw.toString()) : (Object) length(raw.toString());
            }
            if (raw instanceof float[] vector) {
                VectorColumn one = VectorColumn.wrap(column.source, vector, vector.length);
                if (along.length != vector.length) {
                    along = column.along(vector.length);
                }
                return one.isMissing(0) ? null : (Object) column.measured(one, 0, along);
            }
            throw new IllegalArgumentException("column " + column.source
                    + " holds vectors in the profile and takes float[], was "
                    + raw.getClass().getSimpleName());
        }
    }
}
