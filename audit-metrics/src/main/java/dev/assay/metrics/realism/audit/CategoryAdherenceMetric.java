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
import dev.assay.stats.Figures;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which synthetic categories no human row has. */
public final class CategoryAdherenceMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "category-adherence",
            "Category adherence",
            Family.REALISM,
            "Share of synthetic values whose category occurs in the human column.",
            "[0, 1]",
            Direction.HIGHER_IS_BETTER,
            "a categorical column on both sides",
            "SDMetrics");

    private static final int NAMED = 5;
    private static final int SHOWN = 12;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<CategoricalComparison> columns = Compared.categorical(inputs);
        if (columns.isEmpty()) {
            throw Compared.none("categorical column");
        }
        Compared.each(inputs, out, columns, c -> Scope.column(c.name()), c -> measure(inputs, c));
    }

    private static Measurement measure(AuditInputs inputs, CategoricalComparison column) {
        column.requireValues();
        List<Integer> invented = new ArrayList<>();
        double rows = 0;
        for (int i = 0; i < column.human().length; i++) {
            if (column.human()[i] == 0 && column.synthetic()[i] > 0) {
                invented.add(i);
                rows += column.synthetic()[i];
            }
        }
        invented.sort(Comparator.comparingDouble(i -> -column.syntheticShare(i)));
        Calibration calibration = Calibration.distance(
                column.humanFolds(),
                column.syntheticFolds(),
                CategoryAdherenceMetric::unknownShare,
                null,
                // A generator that knows none of the human categories.
                1,
                Calibration.Scale.SQUARE,
                inputs.seed().child(column.name()));
        Measurement.Builder measurement = Similarity.into(
                        Measurement.of(INFO, Scope.column(column.name())), calibration)
                .rows(column.humanRows(), column.syntheticRows())
                .detail("invented categories", invented.size())
                .detail("synthetic rows in them", rows);
        for (int i : invented.subList(0, Math.min(SHOWN, invented.size()))) {
            measurement.evidence(
                    new Evidence.Segment(column.categories().get(i), 0, column.syntheticShare(i), "share"));
        }
        return measurement
                .headline(headline(column, invented, rows / CategoricalComparison.total(column.synthetic())))
                .build();
    }

    private static String headline(CategoricalComparison column, List<Integer> invented, double share) {
        if (invented.isEmpty()) {
            return column.name() + " has no category that people do not use.";
        }
        List<String> named = invented.subList(0, Math.min(NAMED, invented.size())).stream()
                .map(column.categories()::get)
                .toList();
        return column.name() + " has categories that no human row has, in " + Figures.percent(share)
                + " of synthetic rows: " + String.join(", ", named)
                + (invented.size() > named.size() ? " and " + (invented.size() - named.size()) + " more." : ".");
    }

    private static double unknownShare(double[] human, double[] synthetic) {
        double total = CategoricalComparison.total(synthetic);
        if (total == 0) {
            throw new UndefinedStatisticException("a part has no values");
        }
        double unknown = 0;
        for (int i = 0; i < human.length; i++) {
            unknown += human[i] > 0 ? 0 : synthetic[i];
        }
        return unknown / total;
    }
}
