package dev.assay.metrics.diversity.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.metrics.diversity.LexicalRichness;
import dev.assay.metrics.text.audit.TextPair;
import java.util.Arrays;

/** How long texts go on before they repeat their words, beside as many human words. */
public final class LexicalRichnessMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "lexical-richness",
            "Lexical richness",
            Family.DIVERSITY,
            "Share of the human texts' lexical diversity (MTLD) that the synthetic texts lack, at equal numbers of words.",
            "(-∞, 1], 0 = as human texts, negative = richer",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides",
            "McCarthy and Jarvis 2010");

    private static final double THRESHOLD = 0.72;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        TextPair.each(
                inputs,
                out,
                pair -> out.add(DiversityLoss.ofTexts(
                        INFO,
                        pair,
                        "lexical diversity (MTLD)",
                        texts -> LexicalRichness.of(Arrays.stream(texts)
                                        .flatMapToInt(Arrays::stream)
                                        .toArray())
                                .mtld(THRESHOLD),
                        inputs.seed().child(pair.column()))));
    }
}
