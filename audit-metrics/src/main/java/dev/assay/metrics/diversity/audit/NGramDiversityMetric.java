package dev.assay.metrics.diversity.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.metrics.diversity.DistinctN;
import dev.assay.metrics.text.audit.TextPair;
import java.util.Arrays;
import java.util.List;

/** The sum of the shares of distinct runs of one to four words, beside as many human words. */
public final class NGramDiversityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "n-gram-diversity",
                    "N-gram diversity",
                    Family.DIVERSITY,
                    "Share of the human texts' n-gram diversity, distinct-1 to distinct-4 summed, that the synthetic texts lack, at equal numbers of words.",
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
                pair -> out.add(DiversityLoss.ofTexts(
                        INFO,
                        pair,
                        "n-gram diversity (distinct-1 to 4)",
                        texts -> Arrays.stream(DistinctN.upTo(texts, 4))
                                .mapToDouble(DistinctN.Result::value)
                                .sum(),
                        inputs.seed().child(pair.column()))));
    }
}
