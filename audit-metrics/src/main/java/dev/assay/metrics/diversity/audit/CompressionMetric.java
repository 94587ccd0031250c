package dev.assay.metrics.diversity.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.metrics.diversity.CompressionRatio;
import dev.assay.metrics.diversity.SizeMatchedLoss;
import dev.assay.metrics.text.audit.TextPair;
import java.util.List;

/** How little a compressor can shorten the texts, beside as many human words. */
public final class CompressionMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "compression",
            "Compressed share",
            Family.DIVERSITY,
            "Share of the human texts' compressed size per byte that the synthetic texts lack, at equal numbers of words.",
            "(-∞, 1], 0 = as human texts, negative = more diverse",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides",
            "Shaib et al. 2024");

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
                pair -> out.add(DiversityLoss.of(
                        INFO,
                        pair,
                        "the compressed share of the bytes",
                        chosen -> 1
                                / CompressionRatio.of(SizeMatchedLoss.pick(pair.human(), chosen))
                                        .ratio(),
                        chosen -> 1
                                / CompressionRatio.of(SizeMatchedLoss.pick(pair.synthetic(), chosen))
                                        .ratio(),
                        inputs.seed().child(pair.column()))));
    }
}
