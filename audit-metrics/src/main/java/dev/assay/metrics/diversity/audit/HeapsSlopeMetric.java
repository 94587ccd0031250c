package dev.assay.metrics.diversity.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.metrics.diversity.LogLogFit;
import dev.assay.metrics.text.audit.TextPair;
import java.util.List;

/** How fast the vocabulary grows with the words read, beside as many human words. */
public final class HeapsSlopeMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "heaps-slope",
                    "Slope of Heaps' law",
                    Family.DIVERSITY,
                    "Share of the human texts' exponent of Heaps' law, the growth of the vocabulary, that the synthetic texts lack, at equal numbers of words.",
                    "(-∞, 1], 0 = as human texts, negative = more diverse",
                    Direction.LOWER_IS_BETTER,
                    "a text column on both sides",
                    "Heaps 1978")
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
                pair -> out.add(DiversityLoss.ofTexts(
                        INFO,
                        pair,
                        "the exponent of Heaps' law",
                        texts -> LogLogFit.heaps(texts, LogLogFit.HEAPS_STEP).slope(),
                        inputs.seed().child(pair.column()))));
    }
}
