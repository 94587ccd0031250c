package dev.assay.metrics.diversity.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.metrics.diversity.RougeHomogenisation;
import dev.assay.metrics.text.audit.TextPair;
import java.util.List;

/** How unlike two texts are by their longest common subsequence of words, beside as many human texts. */
public final class RougeHomogenisationMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "rouge-homogenisation",
                    "ROUGE-L homogenisation",
                    Family.DIVERSITY,
                    "Share of the human texts' one minus mean ROUGE-L F1 of two texts that the synthetic texts lack, among equal numbers of texts.",
                    "(-∞, 1], 0 = as human texts, negative = more diverse",
                    Direction.LOWER_IS_BETTER,
                    "a text column on both sides",
                    "Shaib et al. 2024")
            .takenOnRequest();

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(TextPair.TOKENIZER);
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        TextPair.each(
                inputs,
                out,
                pair -> out.add(DiversityLoss.ofSample(
                        INFO,
                        pair,
                        "one minus the mean ROUGE-L of two texts",
                        texts -> 1 - RougeHomogenisation.of(texts),
                        inputs.seed().child(pair.column()))));
    }
}
