package dev.assay.metrics.realism.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Evidence;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.NoiseFloor;
import dev.assay.audit.Scope;
import dev.assay.audit.Side;
import dev.assay.data.Column;
import dev.assay.metrics.model.Classifier;
import dev.assay.metrics.model.TableEncoder;
import dev.assay.metrics.realism.ClassifierTwoSample;
import dev.assay.stats.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures how well one kind of model tells the sides apart.
 *
 * @param info catalogue entry
 * @param classifier the model
 * @param style how columns become features
 */
record ClassifierComparison(MetricInfo info, Classifier classifier, TableEncoder.Style style) {
    private static final int MOST_ROWS = 2000;
    static final List<MetricOption> OPTIONS = List.of(MetricOption.mostRows(MOST_ROWS));
    private static final int NAMED = 3;
    private static final int SHOWN_COLUMNS = 8;
    private static final int SHOWN_ROWS = 10;

    void measure(AuditInputs inputs, Measurements out) {
        int most = (int) inputs.option("max-rows").orElse(MOST_ROWS);
        Sampled human = Sampled.of(inputs.human(), most, inputs.seed().child("human"));
        Sampled synthetic = Sampled.of(inputs.synthetic(), most, inputs.seed().child("synthetic"));
        List<String> columns =
                Compared.columns(inputs).stream().map(Column::name).toList();
        TableEncoder encoder = TableEncoder.fit(human.rows(), synthetic.rows(), columns, style, 1);
        ClassifierTwoSample result = ClassifierTwoSample.test(
                encoder.encode(human.rows()),
                encoder.encode(synthetic.rows()),
                classifier,
                ClassifierTwoSample.Options.defaults(),
                inputs.seed(),
                inputs.parallel());
        Measurement.Builder measurement = Measurement.of(info, Scope.dataset())
                .value(result.area())
                .interval(result.interval())
                .test(Similarity.guarded(result.rankTest(), result.test()))
                .noiseFloor(new NoiseFloor(0.5, result.chance(), 999, "sides exchanged at random"))
                .baseline(1)
                .score(1 - Math.min(1, Math.max(0, (result.area() - result.chance()) / (1 - result.chance()))))
                .rows(human.rows().rows(), synthetic.rows().rows())
                .detail("folds averaged", result.foldAreas().length);
        if (human.rows().rows() < inputs.human().rows()
                || synthetic.rows().rows() < inputs.synthetic().rows()) {
            measurement.note("A random sample of at most " + Figures.count(most)
                    + " rows a side was used; the option max-rows sets how many.");
        }
        List<String> telling = new ArrayList<>();
        int shown = 0;
        for (Map.Entry<String, Double> without : result.areaWithout().entrySet()) {
            if (shown++ < SHOWN_COLUMNS) {
                measurement.detail("area with " + without.getKey() + " shuffled", without.getValue());
            }
            if (telling.size() < NAMED && without.getValue() < result.area() - 0.005) {
                telling.add(without.getKey());
            }
        }
        if (result.area() > result.chance()) {
            measurement.evidence(records(human, synthetic, result, telling.isEmpty() ? columns : telling));
        }
        out.add(measurement.headline(headline(result, telling)).build());
    }

    private static Evidence records(
            Sampled human, Sampled synthetic, ClassifierTwoSample result, List<String> columns) {
        int offset = human.rows().rows();
        List<Evidence.Record> records = IntStream.range(0, synthetic.rows().rows())
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -result.probabilities()[offset + row]))
                .limit(SHOWN_ROWS)
                .map(row -> new Evidence.Record(
                        Side.SYNTHETIC,
                        synthetic.positions()[row],
                        synthetic.id(row),
                        synthetic.excerpt(row, columns),
                        result.probabilities()[offset + row]))
                .toList();
        return new Evidence.Records("Synthetic rows that are told apart most surely", records);
    }

    private String headline(ClassifierTwoSample result, List<String> telling) {
        if (result.area() < 1 - result.chance()) {
            return "Synthetic rows resemble single human rows more than other synthetic ones, as perturbed copies do: a model ("
                    + classifier.name() + ") that tells held-out rows apart is wrong in "
                    + Figures.percent(1 - result.area()) + " of pairs.";
        }
        if (result.area() <= result.chance()) {
            return "A model (" + classifier.name()
                    + ") cannot tell synthetic rows from human ones: area under the curve "
                    + Figures.number(result.area()) + ".";
        }
        return "A model (" + classifier.name() + ") ranks a synthetic row above a human one in "
                + Figures.percent(result.area()) + " of pairs"
                + (telling.isEmpty() ? "." : ", mostly by " + String.join(", ", telling) + ".");
    }
}
