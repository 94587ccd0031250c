package dev.assay.metrics.diversity.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.OptionException;
import dev.assay.metrics.diversity.LexicalRichness;
import dev.assay.metrics.text.audit.TextPair;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

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
    private static final int WINDOW = 100;
    private static final int DRAWS = 42;

    private static final MetricOption INDEX = MetricOption.word(
            "index",
            "which index: mtld, ttr, root-ttr, corrected-ttr, herdan, summer, dugast, maas, msttr, mattr, hd-d, yule-k, yule-i, simpson",
            "mtld");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(INDEX, TextPair.TOKENIZER);
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        String index = inputs.text(INDEX.name()).orElse("mtld");
        ToDoubleFunction<LexicalRichness> measure = measure(index);
        TextPair.each(
                inputs,
                out,
                pair -> out.add(DiversityLoss.ofTexts(
                        INFO,
                        pair,
                        index.equals("mtld") ? "lexical diversity (MTLD)" : "lexical richness (" + index + ")",
                        texts -> measure.applyAsDouble(LexicalRichness.of(Arrays.stream(texts)
                                .flatMapToInt(Arrays::stream)
                                .toArray())),
                        inputs.seed().child(pair.column()))));
    }

    /** The index, or what is higher for richer texts where the index is lower. */
    private static ToDoubleFunction<LexicalRichness> measure(String index) {
        return switch (index) {
            case "mtld" -> words -> words.mtld(THRESHOLD);
            case "ttr" -> LexicalRichness::ttr;
            case "root-ttr" -> LexicalRichness::rootTtr;
            case "corrected-ttr" -> LexicalRichness::correctedTtr;
            case "herdan" -> LexicalRichness::herdan;
            case "summer" -> LexicalRichness::summer;
            case "dugast" -> LexicalRichness::dugast;
            case "maas" -> words -> 1 / words.maas();
            case "msttr" -> words -> words.msttr(WINDOW, false);
            case "mattr" -> words -> words.mattr(WINDOW);
            case "hd-d" -> words -> words.hdd(DRAWS);
            case "yule-k" -> words -> 1 / words.yuleK();
            case "yule-i" -> LexicalRichness::yuleI;
            case "simpson" -> words -> 1 / words.simpsonD();
            default ->
                throw new OptionException("there is no index " + index + " of lexical richness; the option "
                        + INDEX.name() + " is " + INDEX.summary());
        };
    }
}
