package dev.assay.metrics.diversity;

import dev.assay.stats.Interval;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How much of the human diversity the synthetic texts lack, at equal amounts of text: {@code (human - synthetic) / human}
 * of a measure that is positive and higher for more diverse texts.
 *
 * <p>Measures of diversity change with the amount of text, so each of {@value #SPLITS} rounds draws whole texts from random
 * halves of both sides up to one budget of tokens. The value is the mean over rounds, its error the rounds' standard
 * deviation (half-samples vary as whole samples do, McCarthy 1969), and the noise floor the same between the two halves of
 * the human texts.
 *
 * @param value the loss, at most 1; negative when the synthetic texts are more diverse
 * @param interval at 95 %
 * @param floorMedian median absolute loss between human halves
 * @param floor 95 % point of the absolute loss between human halves
 * @param human mean of the measure on human texts
 * @param synthetic mean of the measure on synthetic texts
 * @param budget tokens compared in each round
 */
public record SizeMatchedLoss(
        double value,
        Interval interval,
        double floorMedian,
        double floor,
        double human,
        double synthetic,
        long budget) {
    /** Number of rounds. */
    public static final int SPLITS = 40;

    private static final double Z = 1.96;

    /**
     * The loss.
     *
     * @param humanTokens number of tokens of each human text
     * @param syntheticTokens number of tokens of each synthetic text
     * @param humanMeasure the measure of some human texts, given by position
     * @param syntheticMeasure the measure of some synthetic texts, given by position
     */
    public static SizeMatchedLoss of(
            int[] humanTokens,
            int[] syntheticTokens,
            ToDoubleFunction<int[]> humanMeasure,
            ToDoubleFunction<int[]> syntheticMeasure,
            Seed seed) {
        if (humanTokens.length < 4 || syntheticTokens.length < 2) {
            throw new UndefinedStatisticException("too few texts to compare halves of");
        }
        UniformRandomProvider random = seed.random();
        int[] human = positions(humanTokens.length);
        int[] synthetic = positions(syntheticTokens.length);
        double[] losses = new double[SPLITS];
        double[] noise = new double[SPLITS];
        double sumHuman = 0;
        double sumSynthetic = 0;
        long budgets = 0;
        for (int s = 0; s < SPLITS; s++) {
            shuffle(human, random);
            shuffle(synthetic, random);
            int[] left = Arrays.copyOf(human, human.length / 2);
            int[] right = Arrays.copyOfRange(human, human.length / 2, human.length);
            int[] half = Arrays.copyOf(synthetic, synthetic.length / 2);
            long budget = Math.min(
                    total(left, humanTokens), Math.min(total(right, humanTokens), total(half, syntheticTokens)));
            double ofLeft = humanMeasure.applyAsDouble(upTo(left, humanTokens, budget));
            double ofRight = humanMeasure.applyAsDouble(upTo(right, humanTokens, budget));
            double ofSynthetic = syntheticMeasure.applyAsDouble(upTo(half, syntheticTokens, budget));
            double ofHuman = (ofLeft + ofRight) / 2;
            if (!(ofLeft > 0 && ofRight > 0)) {
                throw new UndefinedStatisticException("human texts have no diversity to lose");
            }
            losses[s] = (ofLeft - ofSynthetic) / ofLeft;
            noise[s] = Math.abs(ofLeft - ofRight) / ofHuman;
            sumHuman += ofHuman;
            sumSynthetic += ofSynthetic;
            budgets += budget;
        }
        double mean = Arrays.stream(losses).sum() / SPLITS;
        if (!Double.isFinite(mean)) {
            throw new UndefinedStatisticException("the measure has no finite value in some parts of the texts");
        }
        double squares = Arrays.stream(losses).map(x -> (x - mean) * (x - mean)).sum();
        double error = Z * Math.sqrt(squares / (SPLITS - 1));
        Arrays.sort(noise);
        return new SizeMatchedLoss(
                mean,
                new Interval(mean - error, mean + error, 0.95, "random halves, " + SPLITS + " rounds"),
                noise[SPLITS / 2],
                noise[(int) Math.ceil(0.95 * SPLITS) - 1],
                sumHuman / SPLITS,
                sumSynthetic / SPLITS,
                budgets / SPLITS);
    }

    /** The texts at these positions. */
    public static int[][] pick(int[][] texts, int[] positions) {
        return Arrays.stream(positions).mapToObj(i -> texts[i]).toArray(int[][]::new);
    }

    /** The texts at these positions. */
    public static List<String> pick(String[] texts, int[] positions) {
        return Arrays.stream(positions).mapToObj(i -> texts[i]).toList();
    }

    /** The first texts that together stay within the budget, at least one. */
    private static int[] upTo(int[] order, int[] tokens, long budget) {
        long sum = 0;
        int count = 0;
        while (count < order.length && (count == 0 || sum + tokens[order[count]] <= budget)) {
            sum += tokens[order[count++]];
        }
        return Arrays.copyOf(order, count);
    }

    private static long total(int[] order, int[] tokens) {
        long total = 0;
        for (int text : order) {
            total += tokens[text];
        }
        return total;
    }

    private static int[] positions(int n) {
        int[] positions = new int[n];
        Arrays.setAll(positions, i -> i);
        return positions;
    }

    private static void shuffle(int[] order, UniformRandomProvider random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
    }
}
