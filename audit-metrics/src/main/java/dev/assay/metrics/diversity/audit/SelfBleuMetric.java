package dev.assay.metrics.diversity.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.metrics.diversity.SelfBleu;
import dev.assay.metrics.text.audit.TextPair;
import java.util.List;

/** How little each text is made of the n-grams of the others, beside as many human words. */
public final class SelfBleuMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "self-bleu",
            "Self-BLEU",
            Family.DIVERSITY,
            "Share of the human texts' one minus self-BLEU-4 that the synthetic texts lack, at equal numbers of words.",
            "(-∞, 1], 0 = as human texts, negative = more diverse",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides",
            "Zhu et al. 2018");

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
                        "one minus self-BLEU-4",
                        texts -> 1 - SelfBleu.of(texts, 4),
                        inputs.seed().child(pair.column()))));
    }
}
