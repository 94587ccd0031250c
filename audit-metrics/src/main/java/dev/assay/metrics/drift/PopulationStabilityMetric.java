package dev.assay.metrics.drift;

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
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import dev.assay.metrics.drift.batch.FrozenBins;
import dev.assay.metrics.drift.batch.PopulationStabilityIndex;
import dev.assay.metrics.drift.batch.RareCellHomogeneity;
import dev.assay.stats.Figures;
import dev.assay.stats.PValueAdjustment;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Population stability of every numeric and categorical column, on bins frozen on the human side. */
public final class PopulationStabilityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "population-stability-index",
            "Population stability index",
            Family.DRIFT,
            "Symmetrised divergence of a column's synthetic shares from its human ones over the human deciles or categories.",
            "[0, ∞), nats",
            Direction.LOWER_IS_BETTER,
            "a numeric or categorical column on both sides",
            "Yurdakul and Naranjo 2020, doi:10.21314/JRMV.2020.227");

    private static final int BINS = 10;
    private static final double ALPHA = 0.05;

    /** The cells of a column on both sides; -1 where a value is missing. */
    private record Cells(String column, List<String> labels, int[] human, int[] synthetic, double[] uninformed) {
        double[] counts(int[] cells) {
            return sums(cells, new int[cells.length], 1)[0];
        }

        double[][] sums(int[] cells, int[] folds, int count) {
            double[][] sums = new double[count][labels.size()];
            for (int row = 0; row < cells.length; row++) {
                if (cells[row] >= 0) {
                    sums[folds[row]][cells[row]]++;
                }
            }
            return sums;
        }
    }

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<Cells> measured = new ArrayList<>();
        List<TestResult> tests = new ArrayList<>();
        for (Column human : inputs.human().columns()) {
            Role role = inputs.human().role(human.name());
            Column synthetic = inputs.synthetic().column(human.name());
            if (role == Role.ID || role == Role.IGNORED) {
                continue;
            }
            try {
                Cells cells;
                if (human instanceof NumericColumn x && synthetic instanceof NumericColumn y) {
                    cells = numeric(x, y);
                } else if (human instanceof CategoricalColumn x && synthetic instanceof CategoricalColumn y) {
                    cells = categorical(x, y);
                } else {
                    out.skip(
                            Scope.column(human.name()),
                            "needs a numeric or categorical column; this one is of kind " + kind(human));
                    continue;
                }
                tests.add(test(cells, inputs.seed().child(human.name()).child("tables")));
                measured.add(cells);
            } catch (UndefinedStatisticException e) {
                out.skip(Scope.column(human.name()), e.reason());
            }
        }
        if (measured.isEmpty()) {
            throw new UndefinedStatisticException("no numeric or categorical column has values on both sides");
        }
        double[] adjusted = PValueAdjustment.HOLM.adjust(
                tests.stream().mapToDouble(TestResult::pValue).toArray());
        for (int i = 0; i < measured.size(); i++) {
            inputs.checkCancelled();
            out.add(measurement(inputs, measured.get(i), tests.get(i), adjusted[i]));
            inputs.progress((i + 1.0) / measured.size());
        }
    }

    private static String kind(Column column) {
        return column.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Cells numeric(NumericColumn human, NumericColumn synthetic) {
        FrozenBins bins = FrozenBins.quantiles(human.values(), BINS);
        List<String> labels =
                IntStream.range(0, bins.size()).mapToObj(bins::label).toList();
        return new Cells(
                human.name(),
                labels,
                Arrays.stream(human.values())
                        .mapToInt(v -> Double.isNaN(v) ? -1 : bins.bin(v))
                        .toArray(),
                Arrays.stream(synthetic.values())
                        .mapToInt(v -> Double.isNaN(v) ? -1 : bins.bin(v))
                        .toArray(),
                bins.uniformShares());
    }

    private static Cells categorical(CategoricalColumn human, CategoricalColumn synthetic) {
        List<String> labels = new ArrayList<>(human.dictionary());
        for (String category : synthetic.dictionary()) {
            if (!human.dictionary().contains(category)) {
                labels.add(category);
            }
        }
        double[] uniform = new double[labels.size()];
        Arrays.fill(uniform, 1.0 / Math.max(1, uniform.length));
        return new Cells(
                human.name(), List.copyOf(labels), human.codes(), synthetic.codesIn(human.dictionary()), uniform);
    }

    /** Homogeneity over the cells; one used cell cannot have moved. */
    private static TestResult test(Cells cells, Seed seed) {
        double[] p = cells.counts(cells.human());
        double[] q = cells.counts(cells.synthetic());
        PopulationStabilityIndex.of(p, q);
        int used = 0;
        for (int i = 0; i < p.length; i++) {
            used += p[i] + q[i] > 0 ? 1 : 0;
        }
        return used < 2 ? new TestResult(0, 1, "one cell only") : RareCellHomogeneity.test(p, q, seed);
    }

    private static Measurement measurement(AuditInputs inputs, Cells cells, TestResult test, double adjusted) {
        double[] p = cells.counts(cells.human());
        double[] q = cells.counts(cells.synthetic());
        double n = Arrays.stream(p).sum();
        double m = Arrays.stream(q).sum();
        double index = PopulationStabilityIndex.of(p, q);
        double corrected = Math.max(0, index - PopulationStabilityIndex.expectedWithoutDrift(p.length, n, m));
        double detectable = PopulationStabilityIndex.smallestDetectable(p.length, n, m, ALPHA);
        DriftVerdict verdict = DriftVerdict.of(
                (long) Math.min(n, m), adjusted, ALPHA, corrected, PopulationStabilityIndex.MATERIAL, detectable);
        double[] uninformed = Arrays.stream(cells.uninformed()).map(s -> s * m).toArray();
        Measurement.Builder builder =
                Measurement.of(INFO, Scope.column(cells.column())).rows((long) n, (long) m);
        Calibration.distance(
                        cells.sums(
                                cells.human(),
                                inputs.folds().human(),
                                inputs.folds().humanFolds()),
                        cells.sums(
                                cells.synthetic(),
                                inputs.folds().synthetic(),
                                inputs.folds().syntheticFolds()),
                        PopulationStabilityIndex::of,
                        index,
                        PopulationStabilityIndex.of(p, uninformed),
                        Calibration.Scale.SQUARE,
                        inputs.seed().child(cells.column()))
                .into(builder);
        builder.test(test)
                .detail("corrected-for-bias", corrected)
                .detail("smallest-detectable", detectable)
                .note("Verdict " + verdict + ": " + reason(verdict, corrected, detectable, p.length));
        List<Double> humanShares = Arrays.stream(p).map(c -> c / n).boxed().toList();
        List<Double> syntheticShares = Arrays.stream(q).map(c -> c / m).boxed().toList();
        builder.evidence(new Evidence.Distribution(cells.column(), cells.labels(), humanShares, syntheticShares));
        List<String> fresh = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            if (p[i] == 0 && q[i] > 0) {
                fresh.add(cells.labels().get(i));
                builder.evidence(new Evidence.Segment(cells.labels().get(i) + " (new)", 0, q[i] / m, "share"));
            }
        }
        if (verdict == DriftVerdict.DRIFT) {
            builder.headline(cells.column() + " has moved away from the human data: stability index "
                    + Figures.number(index)
                    + (fresh.isEmpty() ? "" : ", with values people never used, such as " + fresh.get(0)) + ".");
        }
        return builder.build();
    }

    private static String reason(DriftVerdict verdict, double corrected, double detectable, int cells) {
        return switch (verdict) {
            case DRIFT -> "a significant shift of " + Figures.number(corrected) + ", above 0.1.";
            case SIGNIFICANT_IMMATERIAL ->
                "a significant shift of " + Figures.number(corrected) + ", too small to matter.";
            case UNDERPOWERED ->
                "shifts below " + Figures.number(detectable) + " would be missed; about "
                        + PopulationStabilityIndex.rowsNeeded(cells, ALPHA) + " rows a side show one of 0.1.";
            case INSUFFICIENT_DATA -> "each side needs at least " + DriftVerdict.LEAST_VALUES + " values.";
            case STABLE -> "a shift of 0.1 would have been seen and was not.";
        };
    }
}
