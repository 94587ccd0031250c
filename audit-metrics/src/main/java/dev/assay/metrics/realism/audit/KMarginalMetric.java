package dev.assay.metrics.realism.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.metrics.realism.BinnedAccuracy;
import dev.assay.metrics.realism.Cells;
import dev.assay.stats.Figures;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/** How alike the joint distributions of three columns at a time are. */
public final class KMarginalMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "k-marginal",
            "3-way marginals",
            Family.REALISM,
            "One minus the mean total variation distance over sets of three columns in coarse cells.",
            "[0, 1]",
            Direction.HIGHER_IS_BETTER,
            "three numeric or categorical columns on both sides",
            "SDNist, National Institute of Standards and Technology");

    private static final int MOST_SETS = 30;
    private static final int BINS = 4;
    private static final int CATEGORIES = 6;
    private static final int RARE_BELOW = 5;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<Cells> columns = new ArrayList<>();
        for (Column human : Compared.columns(inputs)) {
            Column synthetic = inputs.synthetic().column(human.name());
            if (human instanceof CategoricalColumn) {
                columns.add(BinnedAccuracy.cells(texts(human), texts(synthetic), CATEGORIES, RARE_BELOW));
            } else if (Compared.isNumeric(human) && human.missingCount() < human.size()) {
                columns.add(Cells.ofQuantiles(Compared.numbers(human), Compared.numbers(synthetic), BINS));
            }
        }
        if (columns.size() < 3) {
            throw new UndefinedStatisticException(
                    "sets of 3 columns need as many numeric or categorical columns, there are " + columns.size());
        }
        List<int[]> sets = sets(columns.size(), inputs);
        List<Cells> marginals = sets.stream()
                .map(set -> columns.get(set[0]).cross(columns.get(set[1])).cross(columns.get(set[2])))
                .toList();
        int[] starts = new int[marginals.size() + 1];
        for (int i = 0; i < marginals.size(); i++) {
            starts[i + 1] = starts[i] + marginals.get(i).size();
        }
        double[][] human = new double[inputs.folds().humanFolds()][starts[marginals.size()]];
        double[][] synthetic = new double[inputs.folds().syntheticFolds()][starts[marginals.size()]];
        for (int i = 0; i < marginals.size(); i++) {
            Cells cells = marginals.get(i);
            put(inputs.folds().humanCounts(cells.first(), cells.size()), human, starts[i]);
            put(inputs.folds().syntheticCounts(cells.second(), cells.size()), synthetic, starts[i]);
        }
        Calibration calibration = Calibration.distance(
                human,
                synthetic,
                (h, s) -> meanDistance(h, s, starts),
                null,
                baseline(sets, columns, marginals),
                Calibration.Scale.ROOT,
                inputs.seed());
        double expected = 0;
        for (Cells cells : marginals) {
            expected += BinnedAccuracy.expected(
                            cells.firstCounts(),
                            inputs.human().rows(),
                            inputs.synthetic().rows())
                    / marginals.size();
        }
        out.add(Similarity.into(Measurement.of(INFO, Scope.dataset()), calibration)
                .test(calibration.test())
                .rows(inputs.human().rows(), inputs.synthetic().rows())
                .detail("sets of columns", marginals.size())
                .detail("expected of two human samples", expected)
                .headline("Three columns at a time, " + Figures.percent(calibration.value())
                        + " of synthetic rows would have to change; of a second human sample, about "
                        + Figures.percent(1 - expected) + ".")
                .build());
    }

    /** All sets of three when they are few, else a random choice of them. */
    private static List<int[]> sets(int columns, AuditInputs inputs) {
        List<int[]> sets = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            for (int j = i + 1; j < columns; j++) {
                for (int k = j + 1; k < columns; k++) {
                    sets.add(new int[] {i, j, k});
                }
            }
        }
        UniformRandomProvider random = inputs.seed().child("sets").random();
        for (int i = 0; i < Math.min(MOST_SETS, sets.size()); i++) {
            int j = i + random.nextInt(sets.size() - i);
            int[] held = sets.get(i);
            sets.set(i, sets.get(j));
            sets.set(j, held);
        }
        return sets.subList(0, Math.min(MOST_SETS, sets.size()));
    }

    private static void put(double[][] from, double[][] to, int at) {
        for (int fold = 0; fold < from.length; fold++) {
            System.arraycopy(from[fold], 0, to[fold], at, from[fold].length);
        }
    }

    private static double meanDistance(double[] human, double[] synthetic, int[] starts) {
        double sum = 0;
        for (int set = 0; set + 1 < starts.length; set++) {
            double n = 0;
            double m = 0;
            for (int i = starts[set]; i < starts[set + 1]; i++) {
                n += human[i];
                m += synthetic[i];
            }
            if (n == 0 || m == 0) {
                throw new UndefinedStatisticException("a part has no rows");
            }
            for (int i = starts[set]; i < starts[set + 1]; i++) {
                sum += Math.abs(human[i] / n - synthetic[i] / m);
            }
        }
        return sum / 2 / (starts.length - 1);
    }

    /** The mean distance of the human sets from columns drawn independently. */
    private static double baseline(List<int[]> sets, List<Cells> columns, List<Cells> marginals) {
        double sum = 0;
        for (int s = 0; s < sets.size(); s++) {
            double[] joint = marginals.get(s).firstCounts();
            double n = CategoricalComparison.total(joint);
            double[] a = columns.get(sets.get(s)[0]).firstCounts();
            double[] b = columns.get(sets.get(s)[1]).firstCounts();
            double[] c = columns.get(sets.get(s)[2]).firstCounts();
            double distance = 0;
            for (int i = 0; i < joint.length; i++) {
                double independent =
                        a[i / (b.length * c.length)] * b[i / c.length % b.length] * c[i % c.length] / (n * n);
                distance += Math.abs(joint[i] - independent) / n;
            }
            sum += distance / 2;
        }
        return Math.max(KolmogorovSmirnovMetric.LEAST_BASELINE, sum / sets.size());
    }

    private static @Nullable String[] texts(Column column) {
        @Nullable String[] texts = new @Nullable String[column.size()];
        for (int row = 0; row < texts.length; row++) {
            texts[row] = column.isMissing(row) ? null : column.display(row);
        }
        return texts;
    }
}
