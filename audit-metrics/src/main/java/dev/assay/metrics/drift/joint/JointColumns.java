package dev.assay.metrics.drift.joint;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import dev.assay.metrics.model.Features;
import dev.assay.metrics.model.LogisticRegression;
import dev.assay.metrics.model.TableEncoder;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The columns of two datasets that joint comparisons look at. */
public final class JointColumns {
    /** Rows of a side that a joint comparison looks at, drawn evenly over its length. */
    public static final int MOST_ROWS = 10_000;

    private JointColumns() {}

    /** {@link CorrelationShift} of the numeric columns that both have. */
    public static JointShift correlations(Dataset reference, Dataset current) {
        List<String> names = shared(reference, current, column -> column instanceof NumericColumn);
        return CorrelationShift.of(names, columns(thinned(reference), names), columns(thinned(current), names));
    }

    /** {@link StructureShift} of the numeric columns that both have, over rows in which none is missing. */
    public static JointShift structure(Dataset reference, Dataset current, Seed seed) {
        List<String> names = shared(
                reference, current, column -> column instanceof NumericColumn numeric && varies(numeric.values()));
        if (names.size() < 2) {
            throw new UndefinedStatisticException(
                    "at least two numeric columns that vary in the reference are needed, there are " + names.size());
        }
        return StructureShift.of(
                complete(columns(thinned(reference), names)), complete(columns(thinned(current), names)), seed);
    }

    /** {@link DomainShift} of the numeric and categorical columns that both have, by logistic regression. */
    public static JointShift domain(Dataset reference, Dataset current, Seed seed) {
        List<String> names = shared(
                reference, current, column -> column instanceof NumericColumn || column instanceof CategoricalColumn);
        if (names.isEmpty()) {
            throw new UndefinedStatisticException("there is no numeric or categorical column on both sides");
        }
        Dataset before = thinned(reference);
        Dataset now = thinned(current);
        TableEncoder encoder = TableEncoder.fit(before, now, names, TableEncoder.Style.SCALED, 1);
        return DomainShift.of(
                rows(encoder.encode(before)),
                rows(encoder.encode(now)),
                LogisticRegression.defaults().withMaximumIterations(100),
                seed);
    }

    private static List<String> shared(Dataset reference, Dataset current, Predicate<Column> wanted) {
        List<String> names = new ArrayList<>();
        for (Column column : reference.columns()) {
            Role role = reference.role(column.name());
            if (role != Role.ID
                    && role != Role.IGNORED
                    && wanted.test(column)
                    && current.find(column.name())
                            .filter(other -> other.kind() == column.kind())
                            .isPresent()) {
                names.add(column.name());
            }
        }
        return names;
    }

    /** Evenly spaced rows, in order, so that stretches of time stay stretches of time. */
    private static Dataset thinned(Dataset data) {
        int rows = data.rows();
        return rows <= MOST_ROWS
                ? data
                : data.select(IntStream.range(0, MOST_ROWS)
                        .map(i -> (int) ((long) i * rows / MOST_ROWS))
                        .toArray());
    }

    private static boolean varies(double[] values) {
        return Arrays.stream(values)
                        .filter(v -> !Double.isNaN(v))
                        .distinct()
                        .limit(2)
                        .count()
                == 2;
    }

    private static double[][] columns(Dataset data, List<String> names) {
        return names.stream()
                .map(name -> ((NumericColumn) data.column(name)).values())
                .toArray(double[][]::new);
    }

    private static double[][] complete(double[][] columns) {
        return IntStream.range(0, columns[0].length)
                .filter(row -> Arrays.stream(columns).allMatch(column -> Double.isFinite(column[row])))
                .mapToObj(row -> Arrays.stream(columns)
                        .mapToDouble(column -> column[row])
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[][] rows(Features features) {
        double[][] rows = new double[features.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(features.values(), i * features.width(), (i + 1) * features.width());
        }
        return rows;
    }
}
