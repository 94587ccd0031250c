package dev.assay.metrics.model;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.TimeColumn;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the numeric, time and categorical columns of a table into features, by what it learnt of one table, or of two taken
 * together.
 *
 * <p>A missing number takes the mean of what it learnt from, and a further feature says that it was missing when any
 * was. Numbers beyond 1e150 on either side, infinite ones too, count as that number, and no scaled number is farther from 0
 * than 1e6. A category it does not know has no feature set.
 */
public final class TableEncoder {
    /** How a column becomes features. */
    public enum Style {
        /** Numbers less their median over their interquartile range (or their standard deviation), categories one-hot. */
        SCALED,
        /** Numbers as they are, categories by rank of frequency: for trees. */
        ORDERED
    }

    /** Squares of numbers within it can be summed. */
    private static final double LARGEST = 1e150;

    private static final double FARTHEST = 1e6;

    private record Numeric(String name, double mean, double centre, double scale, boolean flagged) {}

    private record Categorical(String name, Map<String, Integer> codes) {}

    private final Style style;
    private final List<Object> encodings = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private TableEncoder(Style style) {
        this.style = style;
    }

    /** Learns from the columns of a table; other kinds of column are passed over. */
    public static TableEncoder fit(Dataset table, List<String> columns, Style style) {
        return fit(List.of(table), columns, style, 1);
    }

    /**
     * Learns from two tables with the same columns taken together, so that features do not say of themselves which of the
     * two a row is from: categories that one table happens to lack would.
     *
     * @param least fewest rows of both tables that a category with a feature has
     */
    public static TableEncoder fit(Dataset one, Dataset other, List<String> columns, Style style, int least) {
        return fit(List.of(one, other), columns, style, least);
    }

    private static TableEncoder fit(List<Dataset> tables, List<String> columns, Style style, int least) {
        TableEncoder encoder = new TableEncoder(style);
        for (String name : columns) {
            List<Column> parts =
                    tables.stream().map(table -> table.column(name)).toList();
            if (parts.get(0) instanceof CategoricalColumn) {
                encoder.encodings.add(new Categorical(name, codes(parts, least)));
                encoder.names.add(name);
            } else if (parts.get(0) instanceof NumericColumn || parts.get(0) instanceof TimeColumn) {
                encoder.encodings.add(numeric(
                        name,
                        parts.stream()
                                .flatMapToDouble(part -> Arrays.stream(numbers(part)))
                                .toArray()));
                encoder.names.add(name);
            }
        }
        if (encoder.names.isEmpty()) {
            throw new UndefinedStatisticException("there is no numeric or categorical column to learn from");
        }
        return encoder;
    }

    /** The names of the columns that become features. */
    public List<String> columns() {
        return List.copyOf(names);
    }

    /** The features of a table that has the same columns. */
    public Features encode(Dataset table) {
        List<double[]> features = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int owner = 0; owner < encodings.size(); owner++) {
            int before = features.size();
            if (encodings.get(owner) instanceof Numeric numeric) {
                encode(numeric, numbers(table.column(numeric.name())), features);
            } else if (encodings.get(owner) instanceof Categorical categorical
                    && table.column(categorical.name()) instanceof CategoricalColumn column) {
                encode(categorical, column, features);
            }
            for (int i = before; i < features.size(); i++) {
                owners.add(owner);
            }
        }
        int width = features.size();
        double[] values = new double[table.rows() * width];
        for (int j = 0; j < width; j++) {
            double[] feature = features.get(j);
            for (int row = 0; row < feature.length; row++) {
                values[row * width + j] = feature[row];
            }
        }
        return new Features(
                values,
                table.rows(),
                width,
                owners.stream().mapToInt(Integer::intValue).toArray(),
                names);
    }

    private void encode(Numeric numeric, double[] values, List<double[]> features) {
        double[] feature = new double[values.length];
        double[] missing = new double[values.length];
        for (int row = 0; row < feature.length; row++) {
            double value = bounded(values[row]);
            missing[row] = Double.isNaN(value) ? 1 : 0;
            double known = Double.isNaN(value) ? numeric.mean() : value;
            double scaled = (known - numeric.centre()) / numeric.scale();
            feature[row] = style == Style.ORDERED ? known : Math.max(-FARTHEST, Math.min(FARTHEST, scaled));
        }
        features.add(feature);
        if (numeric.flagged()) {
            features.add(missing);
        }
    }

    private void encode(Categorical categorical, CategoricalColumn column, List<double[]> features) {
        int known = categorical.codes().size();
        int[] translated = new int[column.dictionary().size()];
        for (int code = 0; code < translated.length; code++) {
            translated[code] =
                    categorical.codes().getOrDefault(column.dictionary().get(code), -1);
        }
        int[] codes = column.codes();
        if (style == Style.ORDERED) {
            double[] feature = new double[codes.length];
            for (int row = 0; row < feature.length; row++) {
                int code = codes[row] < 0 ? known : translated[codes[row]];
                feature[row] = code < 0 ? known + 1 : code;
            }
            features.add(feature);
            return;
        }
        double[][] oneHot = new double[known][codes.length];
        for (int row = 0; row < codes.length; row++) {
            int code = codes[row] < 0 ? -1 : translated[codes[row]];
            if (code >= 0) {
                oneHot[code][row] = 1;
            }
        }
        features.addAll(Arrays.asList(oneHot));
    }

    private static double bounded(double value) {
        return Math.max(-LARGEST, Math.min(LARGEST, value));
    }

    private static Numeric numeric(String name, double[] values) {
        double[] present = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(TableEncoder::bounded)
                .sorted()
                .toArray();
        boolean flagged = Arrays.stream(values).anyMatch(Double::isNaN);
        if (present.length == 0) {
            return new Numeric(name, 0, 0, 1, flagged);
        }
        double mean = Arrays.stream(present).average().orElse(0);
        double median = quantile(present, 0.5);
        double spread = quantile(present, 0.75) - quantile(present, 0.25);
        if (!(spread > 0)) {
            double squares =
                    Arrays.stream(present).map(v -> (v - mean) * (v - mean)).sum();
            spread = Math.sqrt(squares / present.length);
        }
        return new Numeric(name, mean, median, spread > 0 ? spread : 1, flagged);
    }

    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        double part = position - below;
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }

    /** The categories that enough rows have, the commonest first, ties by name. */
    private static Map<String, Integer> codes(List<Column> parts, int least) {
        Map<String, Integer> counts = new HashMap<>();
        for (Column part : parts) {
            CategoricalColumn column = (CategoricalColumn) part;
            int[] counted = new int[column.dictionary().size()];
            for (int code : column.codes()) {
                if (code >= 0) {
                    counted[code]++;
                }
            }
            for (int code = 0; code < counted.length; code++) {
                counts.merge(column.dictionary().get(code), counted[code], Integer::sum);
            }
        }
        List<String> used = new ArrayList<>(counts.keySet());
        used.removeIf(category -> counts.getOrDefault(category, 0) < Math.max(1, least));
        used.sort(Comparator.comparingInt((String category) -> -counts.getOrDefault(category, 0))
                .thenComparing(Comparator.naturalOrder()));
        Map<String, Integer> codes = new HashMap<>();
        for (String category : used) {
            codes.put(category, codes.size());
        }
        return codes;
    }

    private static double[] numbers(Column column) {
        return column instanceof TimeColumn time ? time.asNumeric().values() : ((NumericColumn) column).values();
    }
}
