package dev.assay.metrics.style;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.NoiseFloor;
import dev.assay.audit.Side;
import dev.assay.metrics.text.audit.Strata;
import dev.assay.metrics.text.audit.TextPair;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How texts of one prompt, category or band of length are written, on both sides. */
public final class MatchedStyleMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "matched-style",
            "Matched style",
            Family.TEXT,
            "Largest difference of a mark of style between texts of the same prompt, category or band of length, in human"
                    + " standard deviations.",
            "[0, ∞), 0 = written alike",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides and something to match by",
            "Glass 1976; Cochran 1968");

    private static final double ALPHA = 0.05;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(Strata.MATCH_BY, TextPair.TOKENIZER);
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        TextPair.each(inputs, out, pair -> out.add(measure(pair, Strata.of(inputs, pair))));
    }

    private static Measurement measure(TextPair pair, Strata strata) {
        StyleFeature[] features = StyleFeature.values();
        double level = 1 - ALPHA / features.length;
        Map<StyleFeature, MatchedDifference> differences = new EnumMap<>(StyleFeature.class);
        String why = "";
        for (StyleFeature feature : features) {
            try {
                differences.put(
                        feature,
                        MatchedDifference.of(
                                values(feature, pair, Side.HUMAN),
                                strata.human(),
                                values(feature, pair, Side.SYNTHETIC),
                                strata.synthetic(),
                                level));
            } catch (UndefinedStatisticException e) {
                why = e.reason();
            }
        }
        if (differences.isEmpty()) {
            throw new UndefinedStatisticException("matched by " + strata.name() + ": " + why);
        }
        Map.Entry<StyleFeature, MatchedDifference> widest = differences.entrySet().stream()
                .max(Comparator.comparingDouble(
                        entry -> Math.abs(entry.getValue().value())))
                .orElseThrow();
        StyleFeature most = widest.getKey();
        MatchedDifference largest = widest.getValue();
        double sign = largest.value() < 0 ? -1 : 1;
        Interval ends = largest.interval();
        Measurement.Builder measurement = pair.measurement(INFO)
                .rows(largest.human(), largest.synthetic())
                .value(Math.abs(largest.value()))
                .interval(new Interval(
                        Math.max(0, sign > 0 ? ends.low() : -ends.high()),
                        Math.max(0, sign > 0 ? ends.high() : -ends.low()),
                        1 - ALPHA,
                        ends.method() + ", for all marks at once"))
                .test(new TestResult(
                        largest.test().statistic(),
                        Math.min(1, largest.test().pValue() * features.length),
                        largest.test().method() + ", Bonferroni over " + features.length + " marks"))
                .noiseFloor(new NoiseFloor(
                        0,
                        ProportionInterval.z(level) * largest.error(),
                        0,
                        "sampling error of the largest of all marks"))
                .detail("shared strata", largest.strata())
                .note("Texts are matched by " + strata.name() + ": " + Figures.count(largest.human()) + " human and "
                        + Figures.count(largest.synthetic()) + " synthetic texts in " + Figures.count(largest.strata())
                        + (largest.strata() == 1 ? " stratum" : " strata") + " that both sides have.");
        differences.forEach((feature, difference) -> measurement
                .detail(feature.label() + ", matched", difference.value())
                .detail(feature.label() + ", unmatched", difference.unmatched())
                .evidence(new Evidence.Segment(
                        feature.label() + ", at the same " + strata.name(),
                        feature.shown(difference.humanMean()),
                        feature.shown(difference.syntheticMean()),
                        "mean")));
        return measurement
                .headline(pair.column() + ": at the same " + strata.name() + ", " + most.label() + " are "
                        + Figures.number(most.shown(largest.syntheticMean())) + " in synthetic and "
                        + Figures.number(most.shown(largest.humanMean())) + " in human texts, "
                        + Figures.number(Math.abs(largest.value())) + " human standard deviations apart ("
                        + Figures.number(Math.abs(largest.unmatched())) + " without matching).")
                .build();
    }

    private static double[] values(StyleFeature feature, TextPair pair, Side side) {
        String[] texts = side == Side.HUMAN ? pair.human() : pair.synthetic();
        int[][] words = pair.tokens(side);
        double[] values = new double[texts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = feature.of(texts[i], words[i]);
        }
        return values;
    }
}
