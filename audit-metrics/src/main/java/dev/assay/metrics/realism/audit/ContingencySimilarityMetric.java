package dev.assay.metrics.realism.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.metrics.realism.Cells;
import dev.assay.metrics.realism.TotalVariation;
import dev.assay.stats.Figures;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How alike the joint distribution of each pair of columns is; numbers take part through bins frozen on the human side. */
public final class ContingencySimilarityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "contingency-similarity",
            "Contingency similarity",
            Family.REALISM,
            "One minus the total variation distance of a pair of columns over the combinations of their cells: quantile bins of"
                    + " numbers, and the commonest categories.",
            "[0, 1]",
            Direction.HIGHER_IS_BETTER,
            "two numeric or categorical columns on both sides",
            "SDMetrics; Pearson 1900 for the test");

    private static final int MOST_CELLS = 10;
    private static final int FEWEST_CELLS = 3;
    private static final int ROWS_A_CELL = 20;
    private static final int SHOWN = 3;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    private record Coded(String name, Cells cells) {}

    private record Pair(Coded first, Coded second) {
        Scope scope() {
            return Scope.pair(first.name(), second.name());
        }
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<Coded> columns = new ArrayList<>();
        for (Column column : Compared.columns(inputs)) {
            code(inputs, column, cellsOfColumn(inputs), out).ifPresent(columns::add);
        }
        if (columns.size() < 2) {
            throw new UndefinedStatisticException(
                    "a pair needs 2 numeric or categorical columns, there are " + columns.size());
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            for (int j = i + 1; j < columns.size(); j++) {
                pairs.add(new Pair(columns.get(i), columns.get(j)));
            }
        }
        Compared.each(inputs, out, pairs, Pair::scope, pair -> measure(inputs, pair));
    }

    /** As many that a pair's cells hold {@link #ROWS_A_CELL} rows of the smaller side on average, from 3 to 10. */
    private static int cellsOfColumn(AuditInputs inputs) {
        int rows = Math.min(inputs.human().rows(), inputs.synthetic().rows());
        return Math.min(MOST_CELLS, Math.max(FEWEST_CELLS, (int) Math.sqrt((double) rows / ROWS_A_CELL)));
    }

    /** Cells of a column whose missing values are left to their own metric. */
    private static Optional<Coded> code(AuditInputs inputs, Column human, int cells, Measurements out) {
        Column synthetic = inputs.synthetic().column(human.name());
        try {
            if (human instanceof CategoricalColumn h && synthetic instanceof CategoricalColumn s) {
                return Optional.of(new Coded(human.name(), Cells.ofCommonCategories(h, s, cells)));
            }
            if (Compared.isNumeric(human)) {
                return Optional.of(new Coded(
                        human.name(), Cells.ofQuantiles(Compared.numbers(human), Compared.numbers(synthetic), cells)));
            }
        } catch (UndefinedStatisticException e) {
            out.skip(Scope.column(human.name()), e.reason());
        }
        return Optional.empty();
    }

    private static Measurement measure(AuditInputs inputs, Pair pair) {
        PairCells cells = PairCells.of(pair.first().cells(), pair.second().cells(), inputs.folds());
        double[] ofHuman = cells.humanCounts();
        double[] ofSynthetic = cells.syntheticCounts();
        double rows = CategoricalComparison.total(ofHuman);
        double others = CategoricalComparison.total(ofSynthetic);
        if (rows == 0 || others == 0) {
            throw new UndefinedStatisticException("no " + (rows == 0 ? "human" : "synthetic") + " row has both values");
        }
        Calibration calibration = Calibration.distance(
                cells.human(),
                cells.synthetic(),
                TotalVariation::distance,
                null,
                Math.max(TotalVariationMetric.leastBaseline(ofHuman, others), cells.fromIndependence()),
                Calibration.Scale.ROOT,
                inputs.seed().child(pair.first().name()).child(pair.second().name()));
        Measurement.Builder measurement = Similarity.into(Measurement.of(INFO, pair.scope()), calibration)
                .rows((long) rows, (long) others)
                .test(TotalVariationMetric.test(ofHuman, ofSynthetic, calibration.test()))
                .detail("cells", cells.size());
        int[] order = cells.byDifference();
        for (int rank = 0; rank < Math.min(SHOWN, order.length); rank++) {
            int cell = order[rank];
            measurement.evidence(new Evidence.Segment(
                    label(pair, cells, cell), ofHuman[cell] / rows, ofSynthetic[cell] / others, "share"));
        }
        int widest = order[0];
        return measurement
                .headline(label(pair, cells, widest) + ": " + Figures.percent(ofSynthetic[widest] / others)
                        + " of synthetic rows, against " + Figures.percent(ofHuman[widest] / rows) + " of human ones.")
                .build();
    }

    private static String label(Pair pair, PairCells cells, int cell) {
        return label(pair.first(), cells.first(cell)) + " with " + label(pair.second(), cells.second(cell));
    }

    private static String label(Coded column, int cell) {
        String label = column.cells().labels().get(cell);
        return label.startsWith("≥") || label.startsWith("<")
                ? column.name() + " " + label
                : column.name() + " = " + label;
    }
}
