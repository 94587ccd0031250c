package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.Scope;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import dev.assay.metrics.bias.group.Consistency;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/** Whether alike rows are labelled alike, in the synthetic data as among people. */
public final class ConsistencyMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "label-consistency",
                    "Label consistency",
                    Family.BIAS,
                    "Absolute difference, synthetic to human, in consistency: 1 - mean distance of a row's label or prediction to"
                            + " the mean of its nearest rows' ones.",
                    "[0, 1]",
                    Direction.LOWER_IS_BETTER,
                    "a label or a prediction column, and numeric or categorical features, on both sides",
                    "Zemel et al. 2013, without the row itself among its neighbours")
            .takenOnRequest();

    private static final double TOLERANCE = 0.05;

    private static final int MOST_ROWS = 2000;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(
                GroupColumn.POSITIVE,
                RateComparison.TOLERANCE_OPTION,
                MetricOption.number("neighbours", "nearest rows that a row is compared with", 5, 1, 100),
                MetricOption.mostRows(MOST_ROWS));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<GroupColumn> labels = GroupColumn.withRole(inputs, Role.LABEL);
        List<GroupColumn> outcomes = new ArrayList<>(labels);
        outcomes.addAll(GroupColumn.withRole(inputs, Role.PREDICTION));
        if (outcomes.isEmpty()) {
            throw GroupColumn.lacking(inputs, "needs a label or a prediction column", Role.LABEL, Role.PREDICTION);
        }
        int most = (int) inputs.option("max-rows").orElse(MOST_ROWS);
        int neighbours = (int) inputs.option("neighbours").orElse(5);
        int[] humanRows = drawn(inputs.human().rows(), most, inputs.seed().child("human"));
        int[] syntheticRows =
                drawn(inputs.synthetic().rows(), most, inputs.seed().child("synthetic"));
        if (Math.min(humanRows.length, syntheticRows.length) <= neighbours) {
            throw new UndefinedStatisticException("there are too few rows for " + neighbours + " neighbours");
        }
        List<double[][]> features = features(inputs, humanRows, syntheticRows);
        for (GroupColumn outcome : outcomes) {
            GroupColumn label = labels.isEmpty() ? outcome : labels.get(0);
            for (int code : label.outcomes(inputs.text("positive"))) {
                String value = label.names().get(code);
                int own = outcome.names().indexOf(value);
                int[] human = select(outcome.indicator(outcome.human(), own), humanRows);
                int[] synthetic = select(outcome.indicator(outcome.synthetic(), own), syntheticRows);
                report(inputs, outcome, value, features, human, synthetic, humanRows, syntheticRows, out);
                inputs.checkCancelled();
            }
        }
    }

    private static void report(
            AuditInputs inputs,
            GroupColumn outcome,
            String value,
            List<double[][]> features,
            int[] human,
            int[] synthetic,
            int[] humanRows,
            int[] syntheticRows,
            Measurements out) {
        Consistency.Options options =
                new Consistency.Options((int) inputs.option("neighbours").orElse(5), false, false);
        FoldTables.Sums left = sums(
                features.get(0),
                human,
                options,
                select(inputs.folds().human(), humanRows),
                inputs.folds().humanFolds());
        FoldTables.Sums right = sums(
                features.get(1),
                synthetic,
                options,
                select(inputs.folds().synthetic(), syntheticRows),
                inputs.folds().syntheticFolds());
        Quantity consistency = Quantity.ofAll("the consistency of " + outcome.name() + " = " + value, table -> {
            if (!(table[0] > 0)) {
                throw new UndefinedStatisticException("no row has the label");
            }
            return 1 - table[1] / table[0];
        });
        new QuantityComparison(
                        INFO,
                        Scope.column(outcome.name()).slice(value),
                        List.of(consistency),
                        "consistency",
                        inputs.option("tolerance").orElse(TOLERANCE),
                        false)
                .measure(inputs, new FoldTables(left.folds(), right.folds(), left.rows(), right.rows()), out);
    }

    /** Rows and their shares in the consistency; neighbours are found once, folds then only leave rows out. */
    private static FoldTables.Sums sums(
            double[][] features, int[] flags, Consistency.Options options, int[] fold, int folds) {
        int[] known =
                IntStream.range(0, flags.length).filter(row -> flags[row] >= 0).toArray();
        double[] labels = Arrays.stream(known).mapToDouble(row -> flags[row]).toArray();
        double[][] x = Arrays.stream(known).mapToObj(row -> features[row]).toArray(double[][]::new);
        if (known.length < options.neighbours() + 2) {
            throw new UndefinedStatisticException("there are too few rows for " + options.neighbours() + " neighbours");
        }
        double[] shares = Consistency.shares(x, labels, options);
        double[] weights = new double[known.length];
        Arrays.fill(weights, 1);
        return FoldTables.sums(1, new int[known.length], new double[][] {shares}, weights, select(fold, known), folds);
    }

    /** All rows, or a random sample of them in row order. */
    private static int[] drawn(int rows, int most, Seed seed) {
        if (rows <= most) {
            return IntStream.range(0, rows).toArray();
        }
        UniformRandomProvider random = seed.random();
        int[] drawn = new int[most];
        int taken = 0;
        for (int row = 0; row < rows && taken < most; row++) {
            if (random.nextInt(rows - row) < most - taken) {
                drawn[taken++] = row;
            }
        }
        return drawn;
    }

    private static int[] select(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }

    /**
     * One array a row and side: numbers over the human standard deviation (missing ones at the human mean), and a cell for
     * each category, so that two rows with different categories lie as far apart as numbers one deviation apart.
     */
    private static List<double[][]> features(AuditInputs inputs, int[] humanRows, int[] syntheticRows) {
        List<double[]> human = new ArrayList<>();
        List<double[]> synthetic = new ArrayList<>();
        for (Column column : inputs.human().withRole(Role.FEATURE)) {
            if (column instanceof NumericColumn numbers
                    && inputs.synthetic().column(column.name()) instanceof NumericColumn others) {
                double[] values = numbers.values();
                double mean = mean(values, 0, 1);
                double deviation = Math.sqrt(mean(values, mean, 2));
                double scale = deviation > 0 ? deviation : 1;
                human.add(scaled(values, humanRows, mean, scale));
                synthetic.add(scaled(others.values(), syntheticRows, mean, scale));
            } else if (column instanceof CategoricalColumn) {
                GroupColumn.of(inputs, column.name()).ifPresent(categories -> {
                    for (int code = 0; code < categories.names().size(); code++) {
                        human.add(cells(categories.human(), humanRows, code));
                        synthetic.add(cells(categories.synthetic(), syntheticRows, code));
                    }
                });
            }
        }
        if (human.isEmpty()) {
            throw new UndefinedStatisticException("there is no numeric or categorical feature to find alike rows by");
        }
        return List.of(transposed(human, humanRows.length), transposed(synthetic, syntheticRows.length));
    }

    private static double mean(double[] values, double centre, int power) {
        double sum = 0;
        long n = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += Math.pow(value - centre, power);
                n++;
            }
        }
        return n == 0 ? 0 : sum / n;
    }

    private static double[] scaled(double[] values, int[] rows, double mean, double scale) {
        double[] scaled = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double value = values[rows[i]];
            scaled[i] = Double.isNaN(value) ? 0 : (value - mean) / scale;
        }
        return scaled;
    }

    private static double[] cells(int[] codes, int[] rows, int code) {
        double[] cells = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            cells[i] = codes[rows[i]] == code ? Math.sqrt(0.5) : 0;
        }
        return cells;
    }

    private static double[][] transposed(List<double[]> columns, int rows) {
        double[][] transposed = new double[rows][columns.size()];
        for (int c = 0; c < columns.size(); c++) {
            for (int row = 0; row < rows; row++) {
                transposed[row][c] = columns.get(c)[row];
            }
        }
        return transposed;
    }
}
