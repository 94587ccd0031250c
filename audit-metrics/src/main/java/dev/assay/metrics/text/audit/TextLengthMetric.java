package dev.assay.metrics.text.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.Side;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.metrics.realism.Quantiles;
import dev.assay.stats.Figures;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.List;

/** Whether synthetic texts are as long as human ones. */
public final class TextLengthMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "text-length",
            "Text length",
            Family.TEXT,
            "Largest difference between the shares of human and of synthetic texts of at most any number of words.",
            "[0, 1]",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides",
            "Smirnov 1939");

    /** Longer texts share a cell in the calibration; the value is exact. */
    private static final int CELLS = 1024;

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
        TextPair.each(inputs, out, pair -> out.add(measure(inputs, pair)));
    }

    private static Measurement measure(AuditInputs inputs, TextPair pair) {
        double[] human = lengths(pair, Side.HUMAN);
        double[] synthetic = lengths(pair, Side.SYNTHETIC);
        int cells = 1 + (int) Math.min(CELLS, Math.max(max(human), max(synthetic)));
        Calibration calibration = Calibration.distance(
                inputs.folds().humanCounts(codes(human, cells), cells),
                inputs.folds().syntheticCounts(codes(synthetic, cells), cells),
                TextLengthMetric::ofCounts,
                KolmogorovSmirnov.statistic(human, synthetic),
                1,
                Calibration.Scale.ROOT,
                inputs.seed().child(pair.column()));
        double ofHuman = Quantiles.of(human, 0.5);
        double ofSynthetic = Quantiles.of(synthetic, 0.5);
        return calibration
                .into(pair.measurement(INFO))
                .rows(human.length, synthetic.length)
                .test(KolmogorovSmirnov.test(human, synthetic))
                .detail("human median", ofHuman)
                .detail("synthetic median", ofSynthetic)
                .detail("human mean", Arrays.stream(human).average().orElse(Double.NaN))
                .detail("synthetic mean", Arrays.stream(synthetic).average().orElse(Double.NaN))
                .headline(pair.column() + ": half of the synthetic texts have at most " + Figures.number(ofSynthetic)
                        + " words, half of the human ones at most " + Figures.number(ofHuman) + ".")
                .build();
    }

    private static double[] lengths(TextPair pair, Side side) {
        return Arrays.stream(pair.tokens(side)).mapToDouble(text -> text.length).toArray();
    }

    private static double max(double[] lengths) {
        return Arrays.stream(lengths).max().orElse(0);
    }

    /** A text's place in the order of texts decides its fold, so the order of rows does not matter. */
    private static int[] codes(double[] lengths, int cells) {
        return Arrays.stream(lengths)
                .mapToInt(length -> (int) Math.min(cells - 1, length))
                .toArray();
    }

    /** The largest difference of the shares up to a cell, of counts in ordered cells. */
    static double ofCounts(double[] human, double[] synthetic) {
        double n = Arrays.stream(human).sum();
        double m = Arrays.stream(synthetic).sum();
        if (n == 0 || m == 0) {
            throw new UndefinedStatisticException("a part has no texts");
        }
        double below = 0;
        double beside = 0;
        double largest = 0;
        for (int i = 0; i < human.length; i++) {
            below += human[i];
            beside += synthetic[i];
            largest = Math.max(largest, Math.abs(below / n - beside / m));
        }
        return largest;
    }
}
