package dev.assay.metrics.text.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.metrics.text.FoldedTexts;

/** Texts that are the same as another text of their side but for case and white space. */
public final class ExactDuplicatesMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "exact-duplicates",
            "Exact duplicates",
            Family.DIVERSITY,
            "Share of synthetic texts that equal another one but for case and white space, beyond what human texts do.",
            "(-∞, 1], 0 = as human texts, 1 = all repeated",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides",
            "equality after Unicode normalisation NFC");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        TextPair.eachWhole(
                inputs,
                out,
                pair -> out.add(RepeatedTexts.measure(
                        inputs,
                        INFO,
                        pair,
                        FoldedTexts.duplicates(pair.all()),
                        "word for word the same as another one",
                        "the same but for case and white space")));
    }
}
