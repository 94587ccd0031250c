package dev.assay.metrics.diversity.audit;

import dev.assay.audit.Measurement;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.NoiseFloor;
import dev.assay.audit.Side;
import dev.assay.metrics.diversity.SizeMatchedLoss;
import dev.assay.metrics.text.audit.TextPair;
import dev.assay.stats.Figures;
import dev.assay.stats.Seed;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Puts a size-matched loss of diversity into a measurement. */
final class DiversityLoss {
    private DiversityLoss() {}

    static Measurement ofTexts(
            MetricInfo info, TextPair pair, String what, ToDoubleFunction<int[][]> measure, Seed seed) {
        int[][] human = pair.tokens(Side.HUMAN);
        int[][] synthetic = pair.tokens(Side.SYNTHETIC);
        return of(
                info,
                pair,
                what,
                chosen -> measure.applyAsDouble(SizeMatchedLoss.pick(human, chosen)),
                chosen -> measure.applyAsDouble(SizeMatchedLoss.pick(synthetic, chosen)),
                seed);
    }

    static Measurement of(
            MetricInfo info,
            TextPair pair,
            String what,
            ToDoubleFunction<int[]> ofHuman,
            ToDoubleFunction<int[]> ofSynthetic,
            Seed seed) {
        SizeMatchedLoss loss = SizeMatchedLoss.of(
                lengths(pair.tokens(Side.HUMAN)), lengths(pair.tokens(Side.SYNTHETIC)), ofHuman, ofSynthetic, seed);
        Measurement.Builder measurement = Measurement.of(info, pair.scope())
                .rows(pair.human().length, pair.synthetic().length)
                .value(loss.value())
                .interval(loss.interval())
                .noiseFloor(new NoiseFloor(
                        loss.floorMedian(), loss.floor(), SizeMatchedLoss.SPLITS, "random halves of the human texts"))
                .baseline(1)
                .detail("human", loss.human())
                .detail("synthetic", loss.synthetic())
                .detail("words compared", loss.budget())
                .headline(pair.column() + ": " + what + " is " + Figures.number(loss.synthetic())
                        + " in synthetic texts and " + Figures.number(loss.human()) + " in as many human words.");
        return (loss.floor() < 1
                        ? measurement.score(
                                1 - Math.min(1, Math.max(0, (loss.value() - loss.floor()) / (1 - loss.floor()))))
                        : measurement.note("No score: human halves differ as much as can be."))
                .build();
    }

    private static int[] lengths(int[][] texts) {
        return Arrays.stream(texts).mapToInt(text -> text.length).toArray();
    }
}
