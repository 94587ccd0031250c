package dev.assay.metrics.bias;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Catalogue;
import dev.assay.audit.Conclusion;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Metric;
import dev.assay.audit.Skipped;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import dev.assay.data.TextColumn;
import dev.assay.data.VectorColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every metric of the family on every awkward input: a value, or a reason in words, and no claim without rows. */
class EveryBiasMetricTest {
    private static final Set<String> OF_WORDS =
            Set.of("group-mention", "cooccurrence-bias", "stereotypical-association", "embedding-association");

    /** What is done to one side. */
    private record Side(
            int rows, List<@Nullable String> groups, List<String> labels, List<String> predictions, double weight) {
        static Side plain() {
            return new Side(160, groups("a", "b"), List.of("yes", "no"), List.of("yes", "no"), 1);
        }

        Side withGroups(@Nullable String... groups) {
            return new Side(rows, groups(groups), labels, predictions, weight);
        }

        private static List<@Nullable String> groups(@Nullable String... groups) {
            List<@Nullable String> list = new ArrayList<>();
            java.util.Collections.addAll(list, groups);
            return list;
        }

        Side withLabels(String... values) {
            return new Side(rows, groups, List.of(values), predictions, weight);
        }

        Side withPredictions(String... values) {
            return new Side(rows, groups, labels, List.of(values), weight);
        }

        Side withRows(int number) {
            return new Side(number, groups, labels, predictions, weight);
        }

        Side withWeight(double value) {
            return new Side(rows, groups, labels, predictions, value);
        }

        Dataset dataset(String name, long seed) {
            Random random = new Random(seed);
            @Nullable String[] group = new String[rows];
            String[] label = new String[rows];
            String[] prediction = new String[rows];
            String[] item = new String[rows];
            String[] prompt = new String[rows];
            String[] text = new String[rows];
            String[] shop = new String[rows];
            String[] word = new String[rows];
            double[] score = new double[rows];
            double[] other = new double[rows];
            double[] weights = new double[rows];
            double[] age = new double[rows];
            float[] vectors = new float[2 * rows];
            for (int row = 0; row < rows; row++) {
                group[row] = groups.get(random.nextInt(groups.size()));
                label[row] = labels.get(random.nextInt(labels.size()));
                prediction[row] = predictions.get(random.nextInt(predictions.size()));
                item[row] = "i" + row / 2;
                prompt[row] = "p" + row / 4;
                shop[row] = random.nextBoolean() ? "east" : "west";
                text[row] = (random.nextBoolean() ? "She met the nurse" : "He met the doctor") + " in room " + row;
                word[row] = "w" + row;
                score[row] = random.nextDouble();
                other[row] = random.nextDouble();
                age[row] = random.nextInt(60);
                weights[row] = weight * (1 + row % 2);
                vectors[2 * row] = random.nextFloat();
                vectors[2 * row + 1] = random.nextFloat();
            }
            return Dataset.of(
                    name,
                    CategoricalColumn.of("g", group),
                    CategoricalColumn.of("y", label),
                    CategoricalColumn.of("p", prediction),
                    CategoricalColumn.of("shop", shop),
                    CategoricalColumn.of("item", item),
                    CategoricalColumn.of("prompt", prompt),
                    CategoricalColumn.of("word", word),
                    TextColumn.of("text", text),
                    NumericColumn.of("s", score),
                    NumericColumn.of("t", other),
                    NumericColumn.of("age", age),
                    NumericColumn.of("w", weights),
                    VectorColumn.wrap("v", vectors, 2));
        }
    }

    static Stream<Arguments> inputs() {
        Side plain = Side.plain();
        return Stream.of(
                Arguments.of("plain", plain, plain, true),
                Arguments.of(
                        "missing group values",
                        plain.withGroups("a", "b", null),
                        plain.withGroups("a", null, "b"),
                        true),
                Arguments.of("one group", plain.withGroups("a"), plain.withGroups("a"), true),
                Arguments.of("a group among people only", plain.withGroups("a", "b", "c"), plain, true),
                Arguments.of("an unseen group", plain, plain.withGroups("a", "b", "c"), true),
                Arguments.of("no group in common", plain.withGroups("a", "b"), plain.withGroups("c", "d"), true),
                Arguments.of("an unseen label", plain, plain.withLabels("yes", "no", "perhaps"), true),
                Arguments.of("no positives", plain, plain.withLabels("no"), true),
                Arguments.of("one label on both sides", plain.withLabels("no"), plain.withLabels("no"), true),
                Arguments.of("nobody selected", plain, plain.withPredictions("no"), true),
                Arguments.of("an unseen prediction", plain, plain.withPredictions("perhaps"), true),
                Arguments.of(
                        "three classes",
                        plain.withLabels("x", "y", "z").withPredictions("x", "y", "z"),
                        plain.withLabels("x", "y", "z").withPredictions("x", "y", "z"),
                        true),
                Arguments.of("weights", plain.withWeight(2), plain.withWeight(0.1), true),
                Arguments.of("few rows", plain.withRows(25), plain.withRows(25), true),
                Arguments.of("one row", plain.withRows(1), plain.withRows(1), true),
                Arguments.of("a negative weight", plain, plain.withWeight(-1), false));
    }

    private static List<Metric> family() {
        return ServiceLoader.load(Metric.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(metric -> metric.info().family() == Family.BIAS)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void everyMetricHasAValueOrAReason(String name, Side human, Side synthetic, boolean weighed) {
        assertThat(family()).hasSizeGreaterThan(25);
        // Groups, labels and predictions do not enter texts' own counts.
        boolean texts = human.groups().size() == 2
                && human.equals(synthetic.withWeight(human.weight()).withRows(human.rows()));
        List<Metric> family = family().stream()
                .filter(metric -> texts || !OF_WORDS.contains(metric.info().id()))
                .toList();
        AuditReport report = Audit.compare(human.dataset("h", 1), synthetic.dataset("s", 2))
                .catalogue(Catalogue.of(family))
                .also(family.stream().map(metric -> metric.info().id()).toArray(String[]::new))
                .label("y")
                .groups("g")
                .role(Role.PREDICTION, "p")
                .role(Role.SCORE, "s", "t")
                .role(Role.ITEM, "item")
                .role(Role.PROMPT, "prompt")
                .role(Role.WEIGHT, "w")
                .run();
        assertThat(report.skipped()).noneMatch(Skipped::failed);
        for (Metric metric : family) {
            List<Measurement> measured = report.of(metric.info().id());
            List<String> reasons = report.skipped().stream()
                    .filter(skipped -> skipped.metric().equals(metric.info().id()))
                    .map(Skipped::reason)
                    .toList();
            assertThat(measured.size() + reasons.size())
                    .as(metric.info().id() + " says something")
                    .isPositive();
            assertThat(reasons).as(metric.info().id()).allMatch(reason -> reason.length() > 15);
            for (Measurement measurement : measured) {
                assertThat(measurement.headline().length() + measurement.note().length())
                        .as(measurement.toString())
                        .isPositive();
                boolean few = human.rows() < 30 || synthetic.rows() < 30;
                boolean claims = measurement
                        .conclusion()
                        .filter(c -> c == Conclusion.DISPARITY)
                        .isPresent();
                assertThat(few && claims)
                        .as("claim from few rows: " + measurement)
                        .isFalse();
            }
        }
        if (!weighed) {
            assertThat(report.skipped())
                    .anyMatch(skipped -> skipped.reason().contains("missing, negative or infinite weight"));
        }
    }
}
