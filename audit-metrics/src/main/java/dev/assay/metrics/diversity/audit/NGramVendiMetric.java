package dev.assay.metrics.diversity.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.metrics.diversity.NGramVendi;
import dev.assay.metrics.realism.embedding.VendiOrder;
import dev.assay.metrics.text.audit.TextPair;
import java.util.List;

/** The effective number of different texts by their runs of one to four words, beside as many human texts. */
public final class NGramVendiMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "n-gram-vendi",
                    "Vendi score of n-grams",
                    Family.DIVERSITY,
                    "Share of the human texts' effective number of different texts, by n-grams, that the synthetic texts lack, among equal numbers of texts.",
                    "(-∞, 1], 0 = as human texts, negative = more diverse",
                    Direction.LOWER_IS_BETTER,
                    "a text column on both sides",
                    "Friedman and Dieng 2023")
            .takenOnRequest();

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(VendiOrder.OPTION, TextPair.TOKENIZER);
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        double order = VendiOrder.of(inputs);
        TextPair.each(
                inputs,
                out,
                pair -> out.add(DiversityLoss.ofSample(
                        INFO,
                        pair,
                        "the effective number of different texts",
                        texts -> NGramVendi.of(texts, 4, order),
                        inputs.seed().child(pair.column()))));
    }
}
