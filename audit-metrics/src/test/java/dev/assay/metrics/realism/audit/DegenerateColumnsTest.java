package dev.assay.metrics.realism.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Judged;
import dev.assay.audit.Measurement;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Skipped;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import dev.assay.data.TextColumn;
import dev.assay.metrics.copying.MixedRecords;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns with nothing in them, or too much: each metric measures them or says by name why it does not. */
class DegenerateColumnsTest {
    private static final int ROWS = 60;

    private static final Set<String> PACKAGES =
            Set.of(DegenerateColumnsTest.class.getPackageName(), MixedRecords.class.getPackageName());

    private static boolean isOfTables(MetricInfo info) {
        return METRICS.contains(info.id());
    }

    private static final List<String> METRICS = ServiceLoader.load(Metric.class).stream()
            .filter(metric -> PACKAGES.contains(metric.type().getPackageName()))
            .map(metric -> metric.get().info().id())
            .toList();

    private static Column numbers(String name, IntFunction<Double> value) {
        double[] values = new double[ROWS];
        Arrays.setAll(values, value::apply);
        return NumericColumn.wrap(name, values);
    }

    private static Column words(String name, IntFunction<@Nullable String> value) {
        @Nullable String[] values = new @Nullable String[ROWS];
        Arrays.setAll(values, value);
        return CategoricalColumn.of(name, values);
    }

    private static Dataset table(long seed, Column... more) {
        Random random = new Random(seed);
        double[] age = new double[ROWS];
        String[] job = new String[ROWS];
        for (int row = 0; row < ROWS; row++) {
            age[row] = 20 + random.nextInt(50);
            job[row] = "job " + random.nextInt(3);
        }
        Dataset table = Dataset.of("table", NumericColumn.wrap("age", age), CategoricalColumn.of("job", job));
        for (Column column : more) {
            table = table.with(column);
        }
        return table;
    }

    static Stream<Arguments> columns() {
        Column counting = numbers("x", row -> (double) row);
        Column cycling = words("x", row -> "c" + row % 4);
        return Stream.of(
                Arguments.of("all numbers missing", numbers("x", r -> Double.NaN), counting),
                Arguments.of("all numbers missing, both", numbers("x", r -> Double.NaN), numbers("x", r -> Double.NaN)),
                Arguments.of("all synthetic numbers missing", counting, numbers("x", r -> Double.NaN)),
                Arguments.of("constant, both", numbers("x", r -> 7.0), numbers("x", r -> 7.0)),
                Arguments.of("constant, two constants", numbers("x", r -> 7.0), numbers("x", r -> 8.0)),
                Arguments.of("constant, human", numbers("x", r -> 7.0), counting),
                Arguments.of("constant, synthetic", counting, numbers("x", r -> 7.0)),
                Arguments.of("one value, rest missing", numbers("x", r -> r == 0 ? 1 : Double.NaN), counting),
                Arguments.of("infinite, human", numbers("x", r -> r == 0 ? Double.POSITIVE_INFINITY : r), counting),
                Arguments.of("infinite, synthetic", counting, numbers("x", r -> r == 0 ? Double.NEGATIVE_INFINITY : r)),
                Arguments.of("all infinite", numbers("x", r -> Double.POSITIVE_INFINITY), counting),
                Arguments.of("extreme", numbers("x", r -> r % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE), counting),
                Arguments.of("tiny", numbers("x", r -> r * Double.MIN_VALUE), numbers("x", r -> r * Double.MIN_VALUE)),
                Arguments.of("all words missing", words("x", r -> null), cycling),
                Arguments.of("all words missing, both", words("x", r -> null), words("x", r -> null)),
                Arguments.of("all synthetic words missing", cycling, words("x", r -> null)),
                Arguments.of("one category, both", words("x", r -> "one"), words("x", r -> "one")),
                Arguments.of("one category, human", words("x", r -> "one"), cycling),
                Arguments.of("no category in common", cycling, words("x", r -> "other " + r % 3)),
                Arguments.of("an unseen category", cycling, words("x", r -> "c" + r % 5)),
                Arguments.of("a category a row", words("x", r -> "h" + r), words("x", r -> "s" + r)),
                Arguments.of(
                        "texts", TextColumn.of("x", texts("a person wrote ")), TextColumn.of("x", texts("made up "))));
    }

    private static @Nullable String[] texts(String start) {
        @Nullable String[] texts = new @Nullable String[ROWS];
        for (int row = 0; row < ROWS; row += 2) {
            texts[row] = start + row;
        }
        return texts;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("columns")
    void everyMetricMeasuresOrGivesAReason(String name, Column human, Column synthetic) {
        expectNamed(table(1, human), table(2, synthetic));
        expectNamed(Dataset.of("human", human), Dataset.of("synthetic", synthetic));
    }

    private static AuditReport expectNamed(Dataset human, Dataset synthetic) {
        Audit audit = Audit.compare(human, synthetic)
                .also(METRICS.toArray(String[]::new))
                .only(DegenerateColumnsTest::isOfTables);
        check(
                human.has("job")
                        ? audit.role(Role.LABEL, "job").holdout(human).run()
                        : audit.holdout(human).run());
        return check(audit.run());
    }

    private static AuditReport check(AuditReport report) {
        assertThat(report.skipped()).filteredOn(Skipped::failed).isEmpty();
        assertThat(report.skipped())
                .allSatisfy(s -> assertThat(s.reason()).isNotBlank().doesNotContain("NaN"));
        assertThat(report.measurements())
                .extracting(Judged::measurement)
                .allSatisfy(DegenerateColumnsTest::expectFinite);
        assertThat(METRICS).isNotEmpty().allSatisfy(id -> assertThat(
                        report.of(id).size()
                                + report.skipped().stream()
                                        .filter(s -> s.metric().equals(id))
                                        .count())
                .isPositive());
        return report;
    }

    private static void expectFinite(Measurement m) {
        String what = m.metric() + " of " + m.scope();
        assertThat(m.value()).as(what).isPresent();
        assertThat(Double.isFinite(m.value().getAsDouble())).as(what).isTrue();
        m.interval().ifPresent(i -> assertThat(i.low()).as(what).isLessThanOrEqualTo(i.high()));
        m.score().ifPresent(score -> assertThat(score).as(what).isBetween(0.0, 1.0));
        m.test().ifPresent(test -> assertThat(test.pValue()).as(what).isBetween(0.0, 1.0));
        assertThat(m.details().values()).as(what).allSatisfy(v -> assertThat(v).isFinite());
        assertThat(m.headline()).as(what).doesNotContain("NaN").doesNotContain("∞");
    }

    @Test
    void duplicatedRowsAreMeasured() {
        int[] same = new int[ROWS];
        expectNamed(table(1).select(same), table(2).select(same));
        AuditReport report = expectNamed(table(1), table(2).select(same));
        assertThat(report.of("memorised-records")).isNotEmpty();
    }

    @Test
    void nearnessIsNotJudgedWhereNearlyAllRecordsHaveADuplicate() {
        int[] twice = new int[ROWS];
        Arrays.setAll(twice, row -> row / 2);
        AuditReport report = expectNamed(table(1).select(twice), table(2));
        assertThat(report.skipped())
                .filteredOn(s -> s.metric().equals("authenticity"))
                .extracting(Skipped::reason)
                .singleElement()
                .asString()
                .startsWith("100 % of the human records equal another one");
    }

    @Test
    void nearnessByALabelBesideTextsIsNotJudgedAndSaysByWhat() {
        String[] labels = new String[ROWS];
        Arrays.setAll(labels, row -> row % 2 == 0 ? "yes" : "no");
        Dataset human = Dataset.of(
                "human", TextColumn.of("x", texts("a person wrote ")), CategoricalColumn.of("answer", labels));
        Dataset synthetic =
                Dataset.of("synthetic", TextColumn.of("x", texts("made up ")), CategoricalColumn.of("answer", labels));
        AuditReport report = expectNamed(human, synthetic);
        for (String metric : List.of("authenticity", "memorised-records", "nearest-neighbour-distance-ratio")) {
            assertThat(report.of(metric)).as(metric).isEmpty();
            assertThat(report.skipped())
                    .filteredOn(s -> s.metric().equals(metric))
                    .extracting(Skipped::reason)
                    .as(metric)
                    .singleElement()
                    .asString()
                    .startsWith("100 % of the human records equal another one in the only column that has a distance,"
                            + " answer (left out: x), so");
        }
    }

    @Test
    void tablesOfTextsAloneHaveNothingForTheModels() {
        Dataset human = Dataset.of("human", TextColumn.of("x", texts("a person wrote ")));
        Dataset synthetic = Dataset.of("synthetic", TextColumn.of("x", texts("made up ")));
        AuditReport report = expectNamed(human, synthetic);
        assertThat(report.skipped())
                .filteredOn(s -> s.metric().startsWith("classifier"))
                .extracting(Skipped::reason)
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason).contains("no numeric or categorical column"));
    }
}
