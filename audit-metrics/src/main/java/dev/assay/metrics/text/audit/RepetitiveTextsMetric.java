package dev.assay.metrics.text.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Side;
import dev.assay.metrics.copying.CopyScore;
import dev.assay.metrics.text.GopherRepetition;
import dev.assay.stats.ExcessRate;
import dev.assay.stats.Figures;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Synthetic texts that say the same lines or phrases over and over. */
public final class RepetitiveTextsMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "repetitive-texts",
            "Repetitive texts",
            Family.TEXT,
            "Share of synthetic texts of at least 50 words that break a repetition rule of Gopher, beyond what human texts do.",
            "(-∞, 1], 0 = as human texts, 1 = all repetitive",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides with texts of at least 50 words",
            "Rae et al. 2021, table A1");

    private static final int LEAST_WORDS = 50;
    private static final int SHOWN_TEXTS = 5;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        TextPair.eachWhole(inputs, out, pair -> out.add(measure(inputs, pair)));
    }

    private static Measurement measure(AuditInputs inputs, TextPair pair) {
        Map<String, Double> limits = GopherRepetition.limits();
        int[] longTexts = new int[Side.values().length];
        int[] broken = new int[Side.values().length];
        Map<String, List<Integer>> byRule = new TreeMap<>();
        for (int text = 0; text < pair.words().size(); text++) {
            int at = text;
            // Fewer than 50 words by Unicode's rules may be more between spaces, but not many times more.
            if (pair.words().tokens(text).length < LEAST_WORDS / 2) {
                continue;
            }
            GopherRepetition.Result result = GopherRepetition.of(pair.text(text));
            if (result.words() < LEAST_WORDS) {
                continue;
            }
            int side = pair.side(text).ordinal();
            longTexts[side]++;
            result.broken(limits, LEAST_WORDS).ifPresent(rule -> {
                broken[side]++;
                if (pair.side(at) == Side.SYNTHETIC) {
                    byRule.computeIfAbsent(rule, r -> new ArrayList<>()).add(at);
                }
            });
        }
        int human = longTexts[Side.HUMAN.ordinal()];
        int synthetic = longTexts[Side.SYNTHETIC.ordinal()];
        if (human == 0 || synthetic == 0) {
            throw new UndefinedStatisticException("no text of column " + pair.column() + " on the "
                    + (human == 0 ? "human" : "synthetic") + " side has " + LEAST_WORDS + " words");
        }
        int repetitive = broken[Side.SYNTHETIC.ordinal()];
        ExcessRate excess = ExcessRate.of(repetitive, synthetic, broken[Side.HUMAN.ordinal()], human);
        Measurement.Builder measurement = CopyScore.into(pair.measurement(INFO), excess)
                .rows(human, synthetic)
                .detail("repetitive texts", repetitive)
                .detail("synthetic share", excess.synthetic())
                .detail("human share", excess.fresh());
        if (repetitive > 0) {
            measurement.headline(pair.column() + ": " + Figures.count(repetitive) + " of " + Figures.count(synthetic)
                    + " longer synthetic texts repeat themselves (" + Figures.percent(excess.synthetic())
                    + ", against " + Figures.percent(excess.fresh()) + " of human ones).");
        }
        byRule.forEach((rule, texts) -> measurement.evidence(new Evidence.Records(
                Figures.count(texts.size()) + (texts.size() == 1 ? " text" : " texts") + " with too much of: " + rule,
                texts.stream()
                        .limit(SHOWN_TEXTS)
                        .map(text -> pair.record(inputs, text, 1))
                        .toList())));
        return measurement.build();
    }
}
