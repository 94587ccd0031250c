package dev.assay.metrics.diversity.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.metrics.diversity.LogLogFit;
import dev.assay.metrics.text.audit.TextPair;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;

/** How flat the frequencies of words fall over their ranks, beside as many human words: one over the steepness. */
public final class ZipfSlopeMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "zipf-slope",
                    "Slope of Zipf's law",
                    Family.DIVERSITY,
                    "Share of the human texts' flatness of word frequencies, one over Zipf's exponent, that the synthetic texts lack, at equal numbers of words.",
                    "(-∞, 1], 0 = as human texts, positive = fewer words do more of the work",
                    Direction.NEUTRAL,
                    "a text column on both sides",
                    "Zipf 1949")
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
                        "one over Zipf's exponent",
                        texts -> flatness(texts),
                        inputs.seed().child(pair.column()))));
    }

    /** Steeper frequencies make fewer words do more of the work. */
    private static double flatness(int[][] texts) {
        double slope = LogLogFit.zipf(texts, LogLogFit.ZIPF_RANKS).slope();
        if (!(slope < 0)) {
            throw new UndefinedStatisticException("all words are equally frequent, so their frequencies do not fall");
        }
        return -1 / slope;
    }
}
