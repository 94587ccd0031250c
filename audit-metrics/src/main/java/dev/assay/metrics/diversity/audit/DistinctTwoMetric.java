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
import java.util.List;

/** How many pairs of words are new, beside as many human words. */
public final class DistinctTwoMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "distinct-2",
            "Distinct-2",
            Family.DIVERSITY,
            "Share of the human texts' distinct-2 that the synthetic texts lack, at equal numbers of words.",
            "(-∞, 1], 0 = as human texts, negative = more diverse",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides",
            "Li et al. 2016");

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
                        "the share of distinct pairs of words",
                        texts -> DistinctN.of(texts, 2).value(),
                        inputs.seed().child(pair.column()))));
    }
}
