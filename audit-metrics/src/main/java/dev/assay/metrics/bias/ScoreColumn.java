package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import dev.assay.stats.AreaUnderCurve;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A score on both sides; NaN where it is missing. */
record ScoreColumn(String name, double[] human, double[] synthetic) {
    static List<ScoreColumn> of(AuditInputs inputs) {
        return withRole(inputs, Role.SCORE);
    }

    /** The columns with a role that hold numbers on both sides. */
    static List<ScoreColumn> withRole(AuditInputs inputs, Role role) {
        List<ScoreColumn> scores = new ArrayList<>();
        for (Column column : inputs.human().withRole(role)) {
            named(inputs, column.name()).ifPresent(scores::add);
        }
        return scores;
    }

    /** The column of that name, when it is there and holds numbers on both sides. */
    static Optional<ScoreColumn> named(AuditInputs inputs, String name) {
        Optional<double[]> human = inputs.human().find(name).flatMap(ScoreColumn::numbers);
        Optional<double[]> synthetic = inputs.synthetic().find(name).flatMap(ScoreColumn::numbers);
        return human.isPresent() && synthetic.isPresent()
                ? Optional.of(new ScoreColumn(name, human.get(), synthetic.get()))
                : Optional.empty();
    }

    /** A score of few values, such as 1 to 10, may have been read as categories. */
    private static Optional<double[]> numbers(Column column) {
        if (column instanceof NumericColumn numeric) {
            return Optional.of(numeric.values());
        }
        if (!(column instanceof CategoricalColumn)) {
            return Optional.empty();
        }
        double[] values = new double[column.size()];
        for (int row = 0; row < values.length; row++) {
            try {
                values[row] = column.isMissing(row) ? Double.NaN : Double.parseDouble(column.display(row));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /**
     * Area under the curve of the rows in a group, or outside it.
     *
     * @param label 1, 0 or -1 (none) of each row
     */
    AreaUnderCurve area(boolean ofHuman, int[] group, int code, boolean inside, int[] label) {
        double[] score = ofHuman ? human : synthetic;
        double[][] values = new double[2][score.length];
        int[] sizes = new int[2];
        for (int row = 0; row < score.length; row++) {
            if (label[row] >= 0 && !Double.isNaN(score[row]) && (group[row] == code) == inside) {
                values[label[row]][sizes[label[row]]++] = score[row];
            }
        }
        return AreaUnderCurve.of(Arrays.copyOf(values[1], sizes[1]), Arrays.copyOf(values[0], sizes[0]));
    }

    /**
     * The standard deviation of the human values, the unit of tolerances.
     *
     * @throws UndefinedStatisticException when they do not vary
     */
    double humanDeviation() {
        double mean = 0;
        double squares = 0;
        long n = 0;
        for (double value : human) {
            if (!Double.isNaN(value)) {
                n++;
                double delta = value - mean;
                mean += delta / n;
                squares += delta * (value - mean);
            }
        }
        if (n < 2 || squares == 0) {
            throw new UndefinedStatisticException(
                    "column " + name + " does not vary among people, so it gives no unit to compare by");
        }
        return Math.sqrt(squares / (n - 1));
    }

    /** Inner edges of about equally full bins of the human scores, without repetitions. */
    double[] edges(int bins) {
        double[] sorted = Arrays.stream(human)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new double[0];
        }
        double[] edges = new double[bins - 1];
        for (int b = 1; b < bins; b++) {
            edges[b - 1] = sorted[Math.min(sorted.length - 1, (int) ((long) b * sorted.length / bins))];
        }
        return Arrays.stream(edges).distinct().filter(edge -> edge > sorted[0]).toArray();
    }
}
