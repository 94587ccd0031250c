package dev.assay.metrics.text.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import java.util.List;

/** Texts that are nearly the same as another text of their side. */
public final class NearDuplicatesMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "near-duplicates",
            "Near duplicates",
            Family.DIVERSITY,
            "Share of synthetic texts that share 70 % of their three-word runs with another one, beyond what human texts do.",
            "(-∞, 1], 0 = as human texts, 1 = all repeated",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides",
            "Broder 1997; every pair checked exactly");

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
                pair -> out.add(RepeatedTexts.measure(
                        inputs,
                        INFO,
                        pair,
                        pair.nearDuplicates(inputs),
                        "near copies of another one",
                        "near copies of the first one")));
    }
}
