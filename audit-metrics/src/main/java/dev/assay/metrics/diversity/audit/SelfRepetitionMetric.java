package dev.assay.metrics.diversity.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.metrics.diversity.SelfRepetition;
import dev.assay.metrics.text.audit.TextPair;
import java.util.List;

/** How little texts repeat runs of four words of other texts, beside as many human words: {@code exp(-SR)} of the score SR. */
public final class SelfRepetitionMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "self-repetition",
                    "Self-repetition",
                    Family.DIVERSITY,
                    "Share of the human texts' exp(-self-repetition) that the synthetic texts lack, at equal numbers of words.",
                    "(-∞, 1], 0 = as human texts, negative = more diverse",
                    Direction.LOWER_IS_BETTER,
                    "a text column on both sides",
                    "Salkar et al. 2022")
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
                        "exp(-self-repetition), 1 when no text repeats another one's four words in a row,",
                        texts -> Math.exp(-SelfRepetition.of(texts, 4)),
                        inputs.seed().child(pair.column()))));
    }
}
