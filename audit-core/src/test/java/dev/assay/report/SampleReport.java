package dev.assay.report;

import dev.assay.audit.AuditReport;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.InputSummary;
import dev.assay.audit.InputSummary.ColumnSummary;
import dev.assay.audit.Judged;
import dev.assay.audit.Judgement;
import dev.assay.audit.Measurement;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.NoiseFloor;
import dev.assay.audit.Scope;
import dev.assay.audit.Side;
import dev.assay.audit.Skipped;
import dev.assay.audit.Verdict;
import dev.assay.data.Origin;
import dev.assay.stats.Interval;
import dev.assay.stats.TestResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An outcome made up for the tests: every kind of evidence and verdict, hostile text, and a long list of pairs. */
final class SampleReport {
    static final String HOSTILE =
            "</svg><script>alert('x')</script> \"&\" \u202Egnp\u202C \u0000\u001B[31m \uD800 | `a` @you #1";

    private static final MetricInfo KS = info(
            "kolmogorov-smirnov",
            "Kolmogorov-Smirnov distance",
            Family.REALISM,
            "Largest difference of the two distribution functions.",
            "[0, 1]",
            Direction.LOWER_IS_BETTER,
            "a numeric column on both sides");
    private static final MetricInfo TV = info(
            "total-variation",
            "Total variation distance",
            Family.REALISM,
            "Half the sum of the absolute differences of the category shares.",
            "[0, 1]",
            Direction.LOWER_IS_BETTER,
            "a categorical column on both sides");
    private static final MetricInfo PAIR = info(
            "contingency-distance",
            "Contingency distance",
            Family.REALISM,
            "Total variation distance of the two joint tables of a pair of columns.",
            "[0, 1]",
            Direction.LOWER_IS_BETTER,
            "two columns on both sides");
    private static final MetricInfo COPIES = info(
            "exact-copies",
            "Exact copies",
            Family.COPYING,
            "Share of synthetic records that equal a human record in every column.",
            "[0, 1]",
            Direction.LOWER_IS_BETTER,
            "at least one common column");
    private static final MetricInfo DISTINCT = info(
            "distinct-2",
            "Distinct-2",
            Family.DIVERSITY,
            "Share of different bigrams among all bigrams, at equal numbers of words.",
            "[0, 1]",
            Direction.HIGHER_IS_BETTER,
            "a text column");
    private static final MetricInfo OVERUSED = info(
            "overused-words",
            "Over-used words",
            Family.TEXT,
            "Number of words that the synthetic side uses more than people do, after adjustment.",
            "[0, ∞)",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides");
    private static final MetricInfo GAP = info(
            "selection-rate-gap",
            "Selection-rate gap",
            Family.BIAS,
            "Difference of the largest and the smallest rate of the favourable label over the groups, synthetic minus"
                    + " human.",
            "[-1, 1]",
            Direction.NEUTRAL,
            "a label and a group column");

    private static final String[] COLUMNS = {
        "age", "workclass", "fnlwgt", "education", "education_num", "marital_status", "occupation", "relationship",
        "race", "sex", "capital_gain", "capital_loss", "hours_per_week", "native_country", "income", "region",
        "tenure", "household", "language", "sector", "comment<b>"
    };

    private SampleReport() {}

    static AuditReport create() {
        List<Judged> measurements = new ArrayList<>();
        measurements.add(judge(ks("age", 0.021, 0.030, 0.61), 0.8, 0.5));
        measurements.add(judge(ks("hours_per_week", 0.118, 0.031, 0.55).evidence(hours()), 0.8, 0.5));
        measurements.add(judge(
                ks("fnlwgt", 0.403, 0.029, 0.48)
                        .evidence(weights())
                        .headline(
                                "fnlwgt: 62 % of the synthetic values lie below the human median, where half should."),
                0.8,
                0.5));
        measurements.add(new Judged(
                Measurement.of(KS, Scope.column("capital_loss"))
                        .undefined("All human values are equal, so there is nothing to compare with.")
                        .rows(2000, 2000)
                        .build(),
                Optional.empty()));
        measurements.add(judge(country(), 0.8, 0.5));
        measurements.add(judge(small(), 0.8, 0.5));
        measurements.add(judge(hostile(), 0.8, 0.5));
        pairs(measurements);
        measurements.add(copies());
        measurements.add(judge(distinct(), 0.8, 0.5));
        measurements.add(overused());
        measurements.add(gap("sex", 0.0364, -0.004, 0.077, 0.2015, 0.2379));
        measurements.add(gap("race", 0.142, 0.061, 0.223, 0.187, 0.329));
        measurements.add(gap("native_country = Holand-Netherlands", 0.4, -0.35, 1, 0.0, 0.4));
        List<Judged> failed = measurements.stream()
                .filter(one -> one.judgement()
                        .map(said -> said.verdict() == Verdict.FAIL)
                        .orElse(false))
                .toList();
        Map<String, Judged> findings = new LinkedHashMap<>();
        failed.forEach(one -> findings.putIfAbsent(one.measurement().metric(), one));
        long checks =
                measurements.stream().filter(one -> one.judgement().isPresent()).count();
        return new AuditReport(
                environment(),
                Instant.parse("2026-11-24T08:00:00Z"),
                7,
                input("census-human", "human.csv", 2000),
                input("census-synthetic", "synthetic.csv", 2000),
                Optional.empty(),
                List.of(),
                Verdict.FAIL,
                failed.size() + " of " + checks + " checks fail.",
                measurements,
                List.copyOf(findings.values()),
                skipped(),
                List.of(
                        "Column notes is in the human data only and is left out.",
                        "Column " + HOSTILE + " is in the synthetic data only and is left out."),
                true,
                timings());
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("version", "0.1.0");
        environment.put("generator", "XO_RO_SHI_RO_128_PP");
        environment.put("provider", "plain");
        environment.put("java", "17");
        return environment;
    }

    private static Map<String, Double> timings() {
        Map<String, Double> timings = new LinkedHashMap<>();
        timings.put("kolmogorov-smirnov", 12.5);
        timings.put("contingency-distance", 310.25);
        return timings;
    }

    private static InputSummary input(String name, String file, int rows) {
        List<ColumnSummary> columns = new ArrayList<>();
        for (int i = 0; i < COLUMNS.length; i++) {
            String kind = COLUMNS[i].equals("comment<b>") ? "text" : i % 3 == 0 ? "numeric" : "categorical";
            String role = COLUMNS[i].equals("income") ? "label" : COLUMNS[i].equals("sex") ? "group" : "feature";
            columns.add(new ColumnSummary(
                    COLUMNS[i], kind, role, i % 5 == 0 ? 14 * i : 0, kind.equals("categorical") ? 9 : 0));
        }
        return new InputSummary(
                name,
                rows,
                columns,
                Optional.of(new Origin("data/" + file, "9f86d081884c7d659a2feaa0c55ad015".repeat(2))));
    }

    private static Measurement.Builder ks(String column, double value, double floor, double baseline) {
        return distance(KS, Scope.column(column), value, floor, baseline).rows(2000, 2000);
    }

    private static Measurement.Builder distance(
            MetricInfo info, Scope scope, double value, double floor, double baseline) {
        double p = value <= floor ? 0.2 + 0.5 * (1 - value / floor) : value < 2 * floor ? 0.012 : 0;
        return Measurement.of(info, scope)
                .value(value)
                .interval(new Interval(
                        Math.max(0, value - 1.1 * floor),
                        value + 1.1 * floor,
                        0.95,
                        "permutation of folds, 999 re-labellings"))
                .test(new TestResult(value, p, "asymptotic, two-sided"))
                .noiseFloor(new NoiseFloor(
                        floor * 0.62, floor, 200, "random halves of the human rows, scaled to the sizes"))
                .baseline(baseline)
                .score(1 - Math.min(1, Math.max(0, (value - floor) / (baseline - floor))));
    }

    private static Judged judge(Measurement.Builder builder, double warn, double fail) {
        Measurement built = builder.build();
        Measurement measurement = built.test().isPresent()
                ? built.adjusted(Math.min(1, built.test().get().pValue() * 12))
                : built;
        double score = measurement.score().orElse(1);
        Verdict verdict = measurement.humanRows() < 50
                ? Verdict.INCONCLUSIVE
                : score < fail ? Verdict.FAIL : score < warn ? Verdict.WARN : Verdict.PASS;
        String reason =
                switch (verdict) {
                    case FAIL -> "score " + dev.assay.stats.Figures.number(score) + " is below 0.5.";
                    case WARN -> "score " + dev.assay.stats.Figures.number(score) + " is below 0.8.";
                    case PASS -> "score " + dev.assay.stats.Figures.number(score) + " is within the limits.";
                    case INCONCLUSIVE ->
                        "score may or may not be below 0.5; about 420 rows a side would settle it if it"
                                + " stays (now 41).";
                };
        return new Judged(
                measurement, Optional.of(new Judgement(verdict, "score, warns below 0.8, fails below 0.5", reason)));
    }

    private static Evidence hours() {
        return new Evidence.Distribution(
                "hours_per_week",
                List.of("[1, 15)", "[15, 25)", "[25, 35)", "[35, 40)", "[40, 41)", "[41, 50)", "[50, 60)", "[60, 99]"),
                List.of(0.05, 0.08, 0.07, 0.05, 0.47, 0.10, 0.12, 0.06),
                List.of(0.03, 0.06, 0.09, 0.10, 0.39, 0.17, 0.12, 0.04));
    }

    private static Evidence weights() {
        List<String> labels = new ArrayList<>();
        List<Double> human = new ArrayList<>();
        List<Double> synthetic = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            labels.add("[" + i * 50_000 + ", " + (i + 1) * 50_000 + ")");
            human.add(Math.exp(-0.5 * Math.pow((i - 4.0) / 2.4, 2)) / 6.0);
            synthetic.add(Math.exp(-0.5 * Math.pow((i - 2.5) / 3.1, 2)) / 7.4);
        }
        return new Evidence.Distribution("fnlwgt", labels, human, synthetic);
    }

    private static Measurement.Builder country() {
        return distance(TV, Scope.column("native_country"), 0.213, 0.034, 0.72)
                .rows(2000, 2000)
                .evidence(new Evidence.Distribution(
                        "native_country",
                        List.of(
                                "United-States",
                                "Mexico",
                                "Philippines",
                                "Germany",
                                "Canada",
                                "Puerto-Rico",
                                "other (36)"),
                        List.of(0.897, 0.020, 0.006, 0.004, 0.004, 0.003, 0.066),
                        List.of(0.984, 0.009, 0.001, 0.0, 0.002, 0.0, 0.004)))
                .evidence(new Evidence.Segment("Germany", 0.004, 0, "share"))
                .evidence(new Evidence.Segment("Mexico", 0.020, 0.009, "share"))
                .headline("native_country: the synthetic side has 13 of the 42 countries that people name.");
    }

    private static Measurement.Builder small() {
        return distance(TV, Scope.column("education").slice("race = Other"), 0.31, 0.22, 0.5)
                .rows(41, 38);
    }

    private static Measurement.Builder hostile() {
        return distance(TV, Scope.column("comment<b>").slice(HOSTILE), 0.44, 0.05, 0.5)
                .rows(2000, 2000)
                .evidence(new Evidence.Segment(HOSTILE, 0.2, 0.7, "share"))
                .evidence(new Evidence.Segment("‏עברית", 0.1, 0.2, "share"))
                .evidence(new Evidence.Records(
                        "Records with " + HOSTILE,
                        List.of(new Evidence.Record(Side.SYNTHETIC, 3, HOSTILE, HOSTILE + "\nsecond line", 0.5))))
                .note("Shares of " + HOSTILE + ".");
    }

    private static void pairs(List<Judged> measurements) {
        int made = 0;
        for (int i = 0; i < COLUMNS.length - 1; i++) {
            for (int j = i + 1; j < COLUMNS.length - 1; j++) {
                double floor = 0.03 + 0.0009 * ((i * 7 + j * 3) % 17);
                boolean off = made % 23 == 5;
                double value = off ? floor * (2 + made % 4) : floor * (0.35 + 0.04 * ((made * 11) % 16));
                measurements.add(judge(
                        distance(PAIR, Scope.pair(COLUMNS[i], COLUMNS[j]), value, floor, 0.29)
                                .rows(2000, 2000),
                        0.8,
                        0.5));
                made++;
            }
        }
    }

    private static Judged copies() {
        List<Evidence.Record> first = List.of(
                new Evidence.Record(
                        Side.SYNTHETIC,
                        118,
                        "s-0118",
                        "39, State-gov, 77516, Bachelors, Never-married, Adm-clerical",
                        1),
                new Evidence.Record(
                        Side.HUMAN, 0, "h-0000", "39, State-gov, 77516, Bachelors, Never-married, Adm-clerical", 1));
        List<Evidence.Record> second = List.of(
                new Evidence.Record(Side.SYNTHETIC, 871, "s-0871", "28, Private, 338409, Bachelors, Married", 1),
                new Evidence.Record(Side.HUMAN, 4, "h-0004", "28, Private, 338409, Bachelors, Married", 1));
        Measurement measurement = Measurement.of(COPIES, Scope.dataset())
                .value(0.007)
                .interval(new Interval(0.0042, 0.0117, 0.95, "Wilson"))
                .rows(2000, 2000)
                .noiseFloor(new NoiseFloor(0, 0.001, 200, "human rows found in the other half of the human rows"))
                .detail("copies", 14)
                .evidence(new Evidence.Records("A copy and its original", first))
                .evidence(new Evidence.Records("A copy and its original", second))
                .headline("14 of 2,000 synthetic records are exact copies of human ones.")
                .build();
        return new Judged(
                measurement,
                Optional.of(new Judgement(
                        Verdict.FAIL,
                        "value of exact-copies, warns above 0, fails above 0.001",
                        "value 0.007 is above 0.001 with its whole interval.")));
    }

    private static Measurement.Builder distinct() {
        return Measurement.of(DISTINCT, Scope.column("comment<b>"))
                .value(0.41)
                .interval(new Interval(0.39, 0.43, 0.95, "bootstrap of rows, 2000 resamples"))
                .noiseFloor(
                        new NoiseFloor(0.62, 0.60, 200, "random halves of the human rows at equal numbers of words"))
                .baseline(0.2)
                .score((0.41 - 0.2) / (0.60 - 0.2))
                .rows(1900, 1874);
    }

    private static Judged overused() {
        Measurement.Builder builder = Measurement.of(OVERUSED, Scope.column("comment<b>"))
                .value(37)
                .rows(1900, 1874)
                .headline("comment: 37 words are over-used, above all “delve”, “tapestry” and “testament”.");
        String[] words = {"delve", "tapestry", "testament", "navigate", "<script>", "crucial", "landscape", "realm"};
        for (int i = 0; i < words.length; i++) {
            builder.evidence(new Evidence.Segment(words[i], 2 + i, 180 - 17 * i, "count"));
        }
        builder.evidence(new Evidence.Records(
                "Records with the most over-used words",
                List.of(
                        new Evidence.Record(
                                Side.SYNTHETIC,
                                77,
                                "",
                                "Let us delve into the rich tapestry of this landscape, a testament to …",
                                6),
                        new Evidence.Record(Side.SYNTHETIC, 1031, "", "It is crucial to navigate the realm of …", 4))));
        return new Judged(builder.build(), Optional.empty());
    }

    private static Judged gap(String group, double value, double low, double high, double human, double synthetic) {
        Measurement measurement = Measurement.of(GAP, Scope.column(group))
                .value(value)
                .interval(new Interval(low, high, 0.95, "Newcombe, difference of differences"))
                .rows(2000, 2000)
                .detail("human", human)
                .detail("synthetic", synthetic)
                .evidence(new Evidence.Segment(group + ": lowest rate", 0.11, 0.10, "rate"))
                .evidence(new Evidence.Segment(group + ": highest rate", 0.11 + human, 0.10 + synthetic, "rate"))
                .evidence(new Evidence.Contrast("education = Bachelors", group, 0.41, "everyone else", 0.28, "rate"))
                .build();
        Verdict verdict = low > 0.05 ? Verdict.FAIL : high > 0.05 ? Verdict.INCONCLUSIVE : Verdict.PASS;
        return new Judged(
                measurement,
                Optional.of(new Judgement(
                        verdict,
                        "value of selection-rate-gap, fails above 0.05",
                        verdict == Verdict.FAIL
                                ? "value " + value + " is above 0.05 with its whole interval."
                                : "value " + value
                                        + " may or may not be above 0.05; about 18,000 rows a side would settle"
                                        + " it if it stays (now 2,000).")));
    }

    private static List<Skipped> skipped() {
        List<Skipped> skipped = new ArrayList<>();
        skipped.add(new Skipped(
                "distance-to-closest-record-share",
                Scope.dataset(),
                "No holdout was given: human rows that the generator never saw are needed.",
                false));
        for (int i = 0; i < 6; i++) {
            skipped.add(new Skipped(
                    "wasserstein-1", Scope.column(COLUMNS[i]), "The column is categorical on one side.", false));
        }
        skipped.add(new Skipped("toy-metric", Scope.dataset(), "The metric failed: " + HOSTILE, true));
        return skipped;
    }

    private static MetricInfo info(
            String id, String title, Family family, String summary, String range, Direction direction, String needs) {
        return new MetricInfo(id, title, family, summary, range, direction, needs, "Textbook definition");
    }
}
