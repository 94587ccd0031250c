package dev.assay.metrics.diversity.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.metrics.diversity.PairwiseBleu;
import dev.assay.metrics.text.audit.TextPair;
import java.util.List;

/** How unlike two texts are by their runs of one to four words, beside as many human texts. */
public final class PairwiseBleuMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "pairwise-bleu",
                    "Pairwise BLEU",
                    Family.DIVERSITY,
                    "Share of the human texts' one minus pairwise BLEU-4 that the synthetic texts lack, among equal numbers of texts.",
                    "(-∞, 1], 0 = as human texts, negative = more diverse",
                    Direction.LOWER_IS_BETTER,
                    "a text column on both sides",
                    "Shen et al. 2019")
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
                        "one minus the mean BLEU-4 of two texts",
                        texts -> 1 - PairwiseBleu.of(texts, 4),
                        inputs.seed().child(pair.column()))));
    }
}
