package dev.assay.metrics.bias;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Catalogue;
import dev.assay.audit.Measurement;
import dev.assay.audit.Skipped;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every awkward input has an outcome that is said in words. */
class BiasEdgeCasesTest {
    private static final int ROWS = 400;

    private static Dataset table(String name, @Nullable String[] groups, @Nullable String[] labels, double... weights) {
        String[] group = new String[ROWS];
        String[] label = new String[ROWS];
        double[] weight = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            group[i] = groups[i % groups.length];
            label[i] = labels[(i / groups.length) % labels.length];
            weight[i] = weights.length == 0 ? 1 : weights[i % weights.length];
        }
        return Dataset.of(
                name,
                CategoricalColumn.of("g", group),
                CategoricalColumn.of("y", label),
                NumericColumn.of("w", weight));
    }

    private static String[] values(String... values) {
        return values;
    }

    static Stream<Arguments> cases() {
        String[] groups = values("a", "b", "a", "b");
        String[] labels = values("yes", "no", "no", "no");
        Dataset plain = table("plain", groups, labels);
        return Stream.of(
                Arguments.of(
                        "missing group value", plain, table("s", values("a", "b", null, "b"), labels), "(missing)"),
                Arguments.of(
                        "one group", table("h", values("a"), labels), table("s", values("a"), labels), "one group"),
                Arguments.of(
                        "group among people only",
                        table("h", values("a", "b", "c"), labels),
                        plain,
                        "Group c is absent from the synthetic data."),
                Arguments.of(
                        "unseen group",
                        plain,
                        table("s", values("a", "b", "c"), labels),
                        "Group c is absent from the human data."),
                Arguments.of(
                        "unseen label", plain, table("s", groups, values("yes", "no", "maybe", "no")), "y = maybe"),
                Arguments.of(
                        "no positives in the synthetic data",
                        plain,
                        table("s", groups, values("no", "no")),
                        "share with y = yes is"),
                Arguments.of(
                        "weights of shares", plain, table("s", groups, labels, 3, 1), "makes up 50 % of the human and"),
                Arguments.of(
                        "weights", plain, table("s", groups, labels, 1, 3), "is 0 above everyone else's in the human"),
                Arguments.of(
                        "impossible weight", plain, table("s", groups, labels, 1, -1), "negative or infinite weight"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isSaidInWords(String name, Dataset human, Dataset synthetic, String expected) {
        AuditReport report = Audit.compare(human, synthetic)
                .catalogue(Catalogue.of(List.of(new RepresentationGapMetric(), new LabelDisparityMetric())))
                .label("y")
                .groups("g")
                .role(Role.WEIGHT, "w")
                .run();
        String said = Stream.concat(
                        Stream.of("representation-gap", "label-disparity")
                                .flatMap(metric -> report.of(metric).stream())
                                .map(BiasEdgeCasesTest::words),
                        report.skipped().stream().map(Skipped::reason))
                .collect(Collectors.joining("\n"));
        assertThat(said).contains(expected);
        assertThat(report.partial()).isFalse();
    }

    private static String words(Measurement measurement) {
        return measurement.headline() + " " + measurement.note();
    }

    /** The synthetic data predicts one value for every row. */
    static Stream<Arguments> predictions() {
        String[] groups = values("a", "b", "a", "b");
        String[] labels = values("yes", "no", "no", "no");
        return Stream.of(
                Arguments.of("no one is selected", groups, labels, "no", "impact-ratio", "so the ratio is 0/0"),
                Arguments.of(
                        "no positives",
                        groups,
                        values("no", "no"),
                        "no",
                        "error-rate-disparity",
                        "insufficient evidence: no group and everyone else have 30"),
                Arguments.of("one group", values("a"), labels, "yes", "impact-ratio", "fewer than two groups"),
                Arguments.of("unseen prediction", groups, labels, "perhaps", "impact-ratio", "so the ratio is 0/0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("predictions")
    void predictionsAreSaidInWords(
            String name, String[] groups, String[] labels, String prediction, String metric, String expected) {
        String[] predicted = new String[ROWS];
        Arrays.fill(predicted, prediction);
        String[] guessed = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            guessed[i] = i % 3 == 0 ? "yes" : "no";
        }
        Dataset human = table("h", values("a", "b"), values("yes", "no")).with(CategoricalColumn.of("p", guessed));
        Dataset synthetic = table("s", groups, labels).with(CategoricalColumn.of("p", predicted));
        AuditReport report = Audit.compare(human, synthetic)
                .catalogue(Catalogue.of(List.of(new ImpactRatioMetric(), new ErrorRateDisparityMetric())))
                .label("y")
                .groups("g")
                .role(Role.PREDICTION, "p")
                .option("impact-ratio", "positive", "yes")
                .option("error-rate-disparity", "positive", "yes")
                .run();
        assertThat(report.skipped())
                .anyMatch(skipped ->
                        skipped.metric().equals(metric) && skipped.reason().contains(expected));
        assertThat(report.partial()).isFalse();
    }

    @Test
    void aGroupColumnOfTooManyValuesIsNamed() {
        String[] names = new String[60];
        Arrays.setAll(names, i -> "n" + i);
        Dataset data = table("d", names, values("yes", "no"));
        AuditReport report = Audit.compare(data, data)
                .catalogue(Catalogue.of(List.of(new RepresentationGapMetric(), new LabelDisparityMetric())))
                .label("y")
                .groups("g")
                .run();
        assertThat(report.skipped()).hasSize(2).allMatch(skipped -> skipped.reason()
                .contains("column g has 60 values, more than the 50"));
    }

    @ParameterizedTest
    @MethodSource("favourable")
    void swappingTheFavourableLabelTurnsTheGapRound(String positive, double sign) {
        Dataset human = table("h", values("a", "b"), values("yes", "no", "no", "no"));
        String[] label = new String[ROWS];
        String[] group = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            group[i] = i % 2 == 0 ? "a" : "b";
            label[i] = i % 2 == 0 && i % 4 == 0 ? "yes" : "no";
        }
        Dataset synthetic = Dataset.of(
                "s",
                CategoricalColumn.of("g", group),
                CategoricalColumn.of("y", label),
                NumericColumn.of("w", new double[ROWS]));
        AuditReport report = Audit.compare(human, synthetic)
                .catalogue(Catalogue.of(List.of(new LabelDisparityMetric())))
                .label("y")
                .groups("g")
                .option("label-disparity", "positive", positive)
                .run();
        Measurement gap = report.of("label-disparity").get(0);
        assertThat(gap.value().orElseThrow()).isEqualTo(0.5);
        assertThat(Math.signum(gap.details().get("synthetic gap"))).isEqualTo(sign);
    }

    static Stream<Arguments> favourable() {
        return Stream.of(Arguments.of("yes", 1.0), Arguments.of("no", -1.0));
    }
}
