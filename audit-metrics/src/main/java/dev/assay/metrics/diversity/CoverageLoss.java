package dev.assay.metrics.diversity;

import dev.assay.stats.Interval;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * How much of what people write the synthetic texts do not reach, beyond what fresh human texts of the same amount do not
 * reach: {@code 1 - c(synthetic) / c(fresh)}, where {@code c(X)} is the share of the units of some human texts that occur in
 * {@code X}. A unit is a word, or the one category or cluster of a text; one that occurs more often counts more often.
 *
 * <p>In (-∞, 1]; 0 = reached as by people, 1 = nothing reached. Each of {@value #SPLITS} rounds cuts the human texts into three
 * random parts: texts to be reached, fresh ones, and others whose loss beside the fresh ones is the noise. The fresh, the other
 * and the synthetic texts are cut to one number of units. The value is the mean over rounds, its error their standard
 * deviation. Undefined for fewer than six human or two synthetic texts, or when fresh texts reach nothing.
 *
 * @param value the loss
 * @param interval at 95 %
 * @param floorMedian median absolute loss of human texts
 * @param floor 95 % point of the absolute loss of human texts
 * @param fresh mean share that fresh human texts reach
 * @param synthetic mean share that synthetic texts reach
 * @param budget units compared in each round
 */
public record CoverageLoss(
        double value,
        Interval interval,
        double floorMedian,
        double floor,
        double fresh,
        double synthetic,
        long budget) {
    /** Number of rounds. */
    public static final int SPLITS = 40;

    private static final double Z = 1.96;

    /** The loss of texts given as non-negative numbers of units. */
    public static CoverageLoss of(int[][] human, int[][] synthetic, Seed seed) {
        if (human.length < 6 || synthetic.length < 2) {
            throw new UndefinedStatisticException("too few texts: coverage compares thirds of the human texts with"
                    + " synthetic ones and needs 6 and 2, there are " + human.length + " and " + synthetic.length);
        }
        UniformRandomProvider random = seed.random();
        int[] people = positions(human.length);
        int[] generated = positions(synthetic.length);
        int symbols = Math.max(TermCounts.symbols(human), TermCounts.symbols(synthetic));
        int third = human.length / 3;
        double[] losses = new double[SPLITS];
        double[] noise = new double[SPLITS];
        double sumFresh = 0;
        double sumSynthetic = 0;
        long budgets = 0;
        for (int s = 0; s < SPLITS; s++) {
            PermutationSampler.shuffle(random, people);
            PermutationSampler.shuffle(random, generated);
            int[][] reached = SizeMatchedLoss.pick(human, Arrays.copyOf(people, third));
            int[][] fresh = SizeMatchedLoss.pick(human, Arrays.copyOfRange(people, third, 2 * third));
            int[][] other = SizeMatchedLoss.pick(human, Arrays.copyOfRange(people, 2 * third, 3 * third));
            int[][] half = SizeMatchedLoss.pick(synthetic, Arrays.copyOf(generated, (generated.length + 1) / 2));
            long budget = Math.min(total(half), Math.min(total(fresh), total(other)));
            double ofFresh = share(reached, within(fresh, budget, symbols));
            double ofOther = share(reached, within(other, budget, symbols));
            double ofSynthetic = share(reached, within(half, budget, symbols));
            if (!(ofFresh > 0)) {
                throw new UndefinedStatisticException("human texts have nothing in common that others could reach");
            }
            losses[s] = 1 - ofSynthetic / ((ofFresh + ofOther) / 2);
            noise[s] = Math.abs(1 - ofOther / ofFresh);
            sumFresh += (ofFresh + ofOther) / 2;
            sumSynthetic += ofSynthetic;
            budgets += budget;
        }
        double mean = Arrays.stream(losses).sum() / SPLITS;
        double squares = Arrays.stream(losses).map(x -> (x - mean) * (x - mean)).sum();
        double error = Z * Math.sqrt(squares / (SPLITS - 1));
        Arrays.sort(noise);
        return new CoverageLoss(
                mean,
                new Interval(mean - error, Math.min(1, mean + error), 0.95, "random thirds, " + SPLITS + " rounds"),
                noise[SPLITS / 2],
                noise[(int) Math.ceil(0.95 * SPLITS) - 1],
                sumFresh / SPLITS,
                sumSynthetic / SPLITS,
                budgets / SPLITS);
    }

    /** Which units the first {@code budget} units of texts are. */
    private static boolean[] within(int[][] texts, long budget, int symbols) {
        boolean[] known = new boolean[symbols];
        long left = budget;
        for (int[] text : texts) {
            for (int i = 0; i < text.length && left > 0; i++, left--) {
                known[text[i]] = true;
            }
        }
        return known;
    }

    private static double share(int[][] texts, boolean[] known) {
        long reached = 0;
        for (int[] text : texts) {
            for (int unit : text) {
                reached += known[unit] ? 1 : 0;
            }
        }
        return (double) reached / Math.max(1, total(texts));
    }

    private static long total(int[][] texts) {
        return Arrays.stream(texts).mapToLong(text -> text.length).sum();
    }

    private static int[] positions(int n) {
        int[] positions = new int[n];
        Arrays.setAll(positions, i -> i);
        return positions;
    }
}
