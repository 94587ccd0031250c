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

/** Which human categories the synthetic data never produces. */
public final class CategoryCoverageMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "category-coverage",
            "Category coverage",
            Family.REALISM,
            "Share of the human categories that occur in the synthetic column.",
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
        int known = 0;
        double lostMass = 0;
        List<Integer> lost = new ArrayList<>();
        for (int i = 0; i < column.human().length; i++) {
            if (column.human()[i] > 0) {
                known++;
                if (column.synthetic()[i] == 0) {
                    lost.add(i);
                    lostMass += column.humanShare(i);
                }
            }
        }
        lost.sort(Comparator.comparingDouble(i -> -column.humanShare(i)));
        Calibration calibration = Calibration.distance(
                column.humanFolds(),
                column.syntheticFolds(),
                CategoryCoverageMetric::lostShare,
                null,
                // A generator that knows the commonest category only.
                known > 1 ? 1 - 1.0 / known : Double.NaN,
                Calibration.Scale.ROOT,
                inputs.seed().child(column.name()));
        Measurement.Builder measurement = Similarity.into(
                        Measurement.of(INFO, Scope.column(column.name())), calibration)
                .rows(column.humanRows(), column.syntheticRows())
                .detail("human categories", known)
                .detail("categories lost", lost.size())
                .detail("human share in lost categories", lostMass);
        for (int i : lost.subList(0, Math.min(SHOWN, lost.size()))) {
            measurement.evidence(new Evidence.Segment(column.categories().get(i), column.humanShare(i), 0, "share"));
        }
        return measurement.headline(headline(column, known, lost, lostMass)).build();
    }

    private static String headline(CategoricalComparison column, int known, List<Integer> lost, double lostMass) {
        if (lost.isEmpty()) {
            return column.name() + " keeps all " + known + " human categories.";
        }
        List<String> named = lost.subList(0, Math.min(NAMED, lost.size())).stream()
                .map(column.categories()::get)
                .toList();
        return column.name() + " loses " + lost.size() + " of " + known + " categories, which hold "
                + Figures.percent(lostMass) + " of human rows: " + String.join(", ", named)
                + (lost.size() > named.size() ? " and " + (lost.size() - named.size()) + " more." : ".");
    }

    private static double lostShare(double[] human, double[] synthetic) {
        double known = 0;
        double lost = 0;
        for (int i = 0; i < human.length; i++) {
            if (human[i] > 0) {
                known++;
                lost += synthetic[i] > 0 ? 0 : 1;
            }
        }
        if (known == 0) {
            throw new UndefinedStatisticException("a part has no categories");
        }
        return lost / known;
    }
}
