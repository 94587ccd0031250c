package dev.assay.metrics.diversity.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.metrics.diversity.TermCounts;
import dev.assay.metrics.realism.Entropy;
import dev.assay.metrics.text.audit.TextPair;
import java.util.List;

/** The Shannon entropy of the frequencies of words, beside as many human words. */
public final class WordEntropyMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "word-entropy",
                    "Entropy of words",
                    Family.DIVERSITY,
                    "Share of the human texts' entropy of word frequencies that the synthetic texts lack, at equal numbers of words.",
                    "(-∞, 1], 0 = as human texts, negative = more diverse",
                    Direction.LOWER_IS_BETTER,
                    "a text column on both sides",
                    "Shannon 1948")
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
                        "the entropy of words in bits",
                        texts -> Entropy.of(new TermCounts(texts).counts(), 2),
                        inputs.seed().child(pair.column()))));
    }
}
