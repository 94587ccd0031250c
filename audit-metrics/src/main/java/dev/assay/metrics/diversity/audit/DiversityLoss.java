package dev.assay.metrics.diversity.audit;

import dev.assay.audit.Direction;
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
    /** Texts a side and round that measures of pairs take. */
    private static final int MOST_TEXTS = 150;

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

    /** At equal numbers of texts, for measures of pairs: their cost grows with the square of the number. */
    static Measurement ofSample(
            MetricInfo info, TextPair pair, String what, ToDoubleFunction<int[][]> measure, Seed seed) {
        int[][] human = pair.tokens(Side.HUMAN);
        int[][] synthetic = pair.tokens(Side.SYNTHETIC);
        SizeMatchedLoss loss = SizeMatchedLoss.of(
                each(human.length),
                each(synthetic.length),
                chosen -> measure.applyAsDouble(SizeMatchedLoss.pick(human, first(chosen))),
                chosen -> measure.applyAsDouble(SizeMatchedLoss.pick(synthetic, first(chosen))),
                seed);
        Measurement.Builder measurement =
                pair.measurement(info).detail("texts compared", Math.min(MOST_TEXTS, loss.budget()));
        return scored(into(measurement, pair, loss), info, loss)
                .headline(pair.column() + ": " + what + " is " + Figures.number(loss.synthetic())
                        + " in synthetic texts and " + Figures.number(loss.human()) + " in as many human ones.")
                .build();
    }

    /** One a text: then equal amounts are equal numbers of texts. */
    private static int[] each(int texts) {
        int[] ones = new int[texts];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static int[] first(int[] chosen) {
        return Arrays.copyOf(chosen, Math.min(MOST_TEXTS, chosen.length));
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
        return scored(into(pair.measurement(info).detail("words compared", loss.budget()), pair, loss), info, loss)
                .headline(pair.column() + ": " + what + " is " + Figures.number(loss.synthetic())
                        + " in synthetic texts and " + Figures.number(loss.human()) + " in as many human words.")
                .build();
    }

    private static Measurement.Builder into(Measurement.Builder measurement, TextPair pair, SizeMatchedLoss loss) {
        return measurement
                .rows(pair.human().length, pair.synthetic().length)
                .value(loss.value())
                .interval(loss.interval())
                .noiseFloor(new NoiseFloor(
                        loss.floorMedian(), loss.floor(), SizeMatchedLoss.SPLITS, "random halves of the human texts"))
                .detail("human", loss.human())
                .detail("synthetic", loss.synthetic());
    }

    /** Scores a loss: 1 within the noise floor, 0 when nothing is left. A measure that has no better side is not scored. */
    private static Measurement.Builder scored(Measurement.Builder measurement, MetricInfo info, SizeMatchedLoss loss) {
        if (info.direction() == Direction.NEUTRAL) {
            return measurement;
        }
        measurement.baseline(1);
        return loss.floor() < 1
                ? measurement.score(1 - Math.min(1, Math.max(0, (loss.value() - loss.floor()) / (1 - loss.floor()))))
                : measurement.note("No score: human halves differ as much as can be.");
    }

    private static int[] lengths(int[][] texts) {
        return Arrays.stream(texts).mapToInt(text -> text.length).toArray();
    }
}
