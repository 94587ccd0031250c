package dev.assay.metrics.drift.profile;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditInputs;
import dev.assay.audit.Catalogue;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An audit in which a stored profile takes the place of the human data.
 *
 * <p>Metrics of one column at a time are measured as ever, on rows that stand in for the human ones: counts, categories,
 * missing values and ends are exact, numeric values in between are those of the sketch, whose error widens the interval of
 * Kolmogorov-Smirnov and lowers its significance. Where a sketch is exact (up to about 3,000 values) every number is that
 * of the rows. All other metrics are skipped by name. A column with more categories than the profile names is compared with
 * all others as one, and its coverage and adherence are skipped. Above 2,000,000 rows counts are scaled down to those.
 */
public final class ProfileAudit {
    private static final String KOLMOGOROV_SMIRNOV = "kolmogorov-smirnov";

    private static final Set<String> OF_COUNTS =
            Set.of("boundary-adherence", "missing-value-similarity", "population-stability-index", "total-variation");

    private static final Set<String> OF_NAMES = Set.of("category-adherence", "category-coverage");

    private static final Set<String> OF_ALL_VALUES = Set.of("wasserstein-1");

    private static final Set<String> OF_RANKS = Set.of(KOLMOGOROV_SMIRNOV, "range-coverage");

    private ProfileAudit() {}

    /** An audit against the profile with the metrics that the service loader finds. */
    public static Audit compare(Profile human, String name, Dataset synthetic) {
        return compare(human, name, synthetic, Catalogue.load());
    }

    /**
     * An audit against the profile.
     *
     * @param name how reports call the human side
     * @param metrics all of them appear in the report, measured or skipped
     */
    public static Audit compare(Profile human, String name, Dataset synthetic, Catalogue metrics) {
        if (human.rows() == 0) {
            throw new IllegalArgumentException("the profile has no rows; an audit needs some on both sides");
        }
        List<Metric> chosen = new ArrayList<>();
        for (Metric metric : metrics.metrics()) {
            chosen.add(measurable(metric.info().id()) ? new OfProfile(metric, human) : new NeedsRows(metric.info()));
        }
        return Audit.compare(StandIn.of(human, name), comparable(human, synthetic))
                .catalogue(Catalogue.of(chosen));
    }

    private static boolean measurable(String metric) {
        return OF_COUNTS.contains(metric)
                || OF_NAMES.contains(metric)
                || OF_RANKS.contains(metric)
                || OF_ALL_VALUES.contains(metric);
    }

    /** Without the columns that the profile left out, and with values that it does not name as one category. */
    private static Dataset comparable(Profile human, Dataset synthetic) {
        Dataset result = human.derive(synthetic)
                .without(human.skipped().keySet().stream()
                        .filter(column -> synthetic.has(column) && synthetic.role(column) == Role.FEATURE)
                        .toArray(String[]::new));
        for (ColumnProfile column : human.columns()) {
            Optional<Column> other = result.find(column.name());
            if (column instanceof CategoricalProfile known
                    && !StandIn.namesAll(known)
                    && other.isPresent()
                    && other.get() instanceof CategoricalColumn seen) {
                result = result.with(pooled(seen, StandIn.named(known)));
            }
        }
        return result;
    }

    private static CategoricalColumn pooled(CategoricalColumn column, List<String> named) {
        List<String> dictionary = new ArrayList<>(named);
        dictionary.add(StandIn.OTHER);
        int[] codes = column.codesIn(named);
        for (int row = 0; row < codes.length; row++) {
            codes[row] = Math.min(codes[row], named.size());
        }
        return CategoricalColumn.wrap(column.name(), codes, dictionary);
    }

    /** A metric that no profile can answer. */
    private record NeedsRows(MetricInfo info) implements Metric {
        @Override
        public void measure(AuditInputs inputs, Measurements out) {
            throw new UndefinedStatisticException(
                    "it needs the human rows, and a profile holds the values of each column apart");
        }
    }

    /** A metric measured on the rows that stand in, with what the sketch leaves open. */
    private record OfProfile(Metric metric, Profile profile) implements Metric {
        @Override
        public MetricInfo info() {
            return metric.info();
        }

        @Override
        public void measure(AuditInputs inputs, Measurements out) {
            out.warn("The human side is a stored profile of " + Figures.count(profile.rows())
                    + " rows; metrics that need the rows themselves are skipped.");
            if (profile.rows() > StandIn.MOST_ROWS) {
                out.warn(
                        "The counts of the profile were scaled down to " + Figures.count(StandIn.MOST_ROWS) + " rows.");
            }
            if (info().id().equals("population-stability-index")) {
                for (Map.Entry<String, String> column : profile.skipped().entrySet()) {
                    out.skip(
                            Scope.column(column.getKey()), "the profile has no summary of it: it " + column.getValue());
                }
            }
            metric.measure(inputs, new Sketched(info().id(), profile, out));
        }
    }

    /** Passes measurements on, with the error of the sketch in them. */
    private record Sketched(String metric, Profile profile, Measurements out) implements Measurements {
        @Override
        public void add(Measurement measurement) {
            Optional<ColumnProfile> column =
                    measurement.scope().columns().stream().findFirst().flatMap(profile::find);
            if (column.isPresent() && column.get() instanceof CategoricalProfile known) {
                addCategorical(measurement, known);
            } else if (column.isPresent() && column.get() instanceof NumericProfile known) {
                addNumeric(measurement, known.quantiles());
            } else {
                out.add(measurement);
            }
        }

        private void addCategorical(Measurement measurement, CategoricalProfile known) {
            if (OF_NAMES.contains(metric) && !StandIn.namesAll(known)) {
                out.skip(measurement.scope(), "the profile does not name all of the column's categories");
            } else {
                out.add(measurement);
            }
        }

        private void addNumeric(Measurement measurement, KllSketch quantiles) {
            if (quantiles.exact() || OF_COUNTS.contains(metric)) {
                out.add(measurement);
            } else if (OF_ALL_VALUES.contains(metric)) {
                out.skip(measurement.scope(), "it needs all human values, and the profile keeps some of the column's");
            } else {
                out.add(widened(measurement, quantiles.largestRankError(0.99)));
            }
        }

        @Override
        public void skip(Scope scope, String reason) {
            out.skip(scope, reason);
        }

        @Override
        public void warn(String message) {
            out.warn(message);
        }
    }

    /** The distance is wrong by no more than the largest rank; a range by the values between those ranks. */
    private static Measurement widened(Measurement m, double error) {
        boolean distance = m.metric().equals(KOLMOGOROV_SMIRNOV);
        Optional<Interval> interval = m.interval()
                .map(i -> distance
                        ? new Interval(
                                        i.low() - error,
                                        i.high() + error,
                                        i.level(),
                                        i.method() + "; widened by the error of the human sketch")
                                .clamp(0, 1)
                        : i);
        Optional<TestResult> test = m.test().map(t -> distance ? least(t, m, error) : t);
        String note = "The human values are a sketch: shares of them are known to within " + Figures.number(error)
                + " (with 99 % confidence).";
        return new Measurement(
                m.info(),
                m.scope(),
                m.value(),
                interval,
                test,
                m.adjustedPValue(),
                m.humanRows(),
                m.syntheticRows(),
                m.noiseFloor(),
                m.baseline(),
                m.score(),
                m.conclusion(),
                m.details(),
                m.evidence(),
                m.headline(),
                m.note().isEmpty() ? note : m.note() + " " + note);
    }

    /** The test of the smallest distance that the sketch allows. */
    private static TestResult least(TestResult test, Measurement m, double error) {
        double distance = Math.max(0, test.statistic() - error);
        double p = KolmogorovSmirnov.pValue(
                distance, (int) m.humanRows(), (int) m.syntheticRows(), KolmogorovSmirnov.Method.AUTO);
        return new TestResult(
                test.statistic(), Math.max(p, test.pValue()), test.method() + ", of the least distance in the sketch");
    }
}
