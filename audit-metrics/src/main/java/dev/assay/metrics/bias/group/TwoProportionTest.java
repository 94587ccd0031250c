package dev.assay.metrics.bias.group;

import dev.assay.metrics.bias.group.UnconditionalTest.Side;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.apache.commons.statistics.inference.UnconditionedExactTest;
import org.apache.commons.statistics.inference.UnconditionedExactTest.Method;

/**
 * Tests that two independent proportions are equal. {@link #test} picks: Boschloo's exact test while a cell expects fewer
 * than 5 rows (Fisher's where that would be slow), else the pooled z test. All are two-sided unless they say otherwise.
 *
 * @param successes1 of the first sample
 * @param trials1 at least 1
 * @param successes2 of the second sample
 * @param trials2 at least 1
 */
public record TwoProportionTest(int successes1, int trials1, int successes2, int trials2) {
    /** Largest product of the sample sizes for which the unconditional exact tests are run. */
    public static final long UNCONDITIONAL_LIMIT = 40_000;

    private static final ChiSquaredDistribution CHI_SQUARED = ChiSquaredDistribution.of(1);
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    public TwoProportionTest {
        if (trials1 < 1 || trials2 < 1) {
            throw new UndefinedStatisticException("one of the two samples is empty, so the rates cannot be compared");
        }
        if (successes1 < 0 || successes1 > trials1 || successes2 < 0 || successes2 > trials2) {
            throw new IllegalArgumentException("successes must be in [0, trials], were " + successes1 + " of " + trials1
                    + " and " + successes2 + " of " + trials2);
        }
    }

    /** The test of two groups' rates whose counts are whole numbers. */
    public static TwoProportionTest of(GroupRate first, GroupRate second) {
        return new TwoProportionTest(
                (int) Math.round(first.successes()),
                (int) Math.round(first.trials()),
                (int) Math.round(second.successes()),
                (int) Math.round(second.trials()));
    }

    /** The default test at these sizes. */
    public TestResult test() {
        double successes = successes1 + (double) successes2;
        double smaller = Math.min(successes, trials1 + (double) trials2 - successes);
        double leastExpected = smaller * Math.min(trials1, trials2) / (trials1 + (double) trials2);
        if (leastExpected >= 5) {
            return pooledZ();
        }
        return (long) trials1 * trials2 <= UNCONDITIONAL_LIMIT ? boschloo() : fisher();
    }

    /** Fisher's exact test; sums the tables no likelier than the observed one. */
    public TestResult fisher() {
        return fisher(AlternativeHypothesis.TWO_SIDED);
    }

    /** Fisher's exact test of an alternative on the first sample's rate; its statistic is the sample odds ratio. */
    public TestResult fisher(AlternativeHypothesis alternative) {
        double p =
                FisherExactTest.withDefaults().with(alternative).test(table()).getPValue();
        return new TestResult(oddsRatio(), Math.min(1, p), "Fisher exact");
    }

    /** The sample odds ratio; infinite or 0 when a cell is empty, NaN when a whole row is. */
    public double oddsRatio() {
        return (double) successes1 * (trials2 - successes2) / ((double) (trials1 - successes1) * successes2);
    }

    /** Boschloo's unconditional exact test: Fisher's two-sided p as statistic, more powerful than Fisher's. */
    public TestResult boschloo() {
        if (noVariation()) {
            return new TestResult(1, 1, "Boschloo exact");
        }
        UnconditionalTest test = new UnconditionalTest(trials1, trials2);
        return new TestResult(
                test.fisher(successes1, successes2, Side.TWO),
                test.boschloo(successes1, successes2, Side.TWO),
                "Boschloo exact");
    }

    /** Boschloo's test with twice the smaller one-sided p, as scipy defines the two-sided one. */
    public TestResult boschlooDoubled() {
        if (noVariation()) {
            return new TestResult(1, 1, "Boschloo exact, doubled");
        }
        UnconditionalTest test = new UnconditionalTest(trials1, trials2);
        double less = test.boschloo(successes1, successes2, Side.LESS);
        double greater = test.boschloo(successes1, successes2, Side.GREATER);
        return new TestResult(
                test.fisher(successes1, successes2, less < greater ? Side.LESS : Side.GREATER),
                Math.min(1, 2 * Math.min(less, greater)),
                "Boschloo exact, doubled");
    }

    /** Barnard's unconditional exact test on the pooled z statistic. */
    public TestResult barnard() {
        if (noVariation()) {
            return new TestResult(0, 1, "Barnard exact, pooled z");
        }
        UnconditionalTest test = new UnconditionalTest(trials1, trials2);
        return new TestResult(
                test.z(successes1, successes2), test.barnard(successes1, successes2), "Barnard exact, pooled z");
    }

    /**
     * Barnard's test as scipy and Commons Statistics compute it: tables whose statistic ties with the observed one may drop out
     * by rounding, so p is at most {@link #barnard}'s, at small sizes visibly less.
     */
    public TestResult barnardWithoutTies() {
        if (noVariation()) {
            return new TestResult(0, 1, "Barnard exact, pooled z, ties by rounding");
        }
        var result = UnconditionedExactTest.withDefaults().with(Method.Z_POOLED).test(table());
        return new TestResult(
                result.getStatistic(), Math.min(1, result.getPValue()), "Barnard exact, pooled z, ties by rounding");
    }

    /** Pearson's chi-squared without continuity correction; the same p as {@link #pooledZ}. */
    public TestResult chiSquared() {
        return chiSquared(0, "chi-squared");
    }

    /** Chi-squared with Yates' continuity correction; conservative, for comparison with tools that default to it. */
    public TestResult chiSquaredYates() {
        return chiSquared(0.5, "chi-squared, Yates correction");
    }

    private TestResult chiSquared(double correction, String method) {
        double statistic = 0;
        for (double[] cell : observedAndExpected()) {
            double gap = Math.abs(cell[0] - cell[1]);
            gap -= Math.min(correction, gap);
            statistic += gap == 0 ? 0 : gap * gap / cell[1];
        }
        return new TestResult(statistic, CHI_SQUARED.survivalProbability(statistic), method);
    }

    /** The likelihood-ratio (G) test. */
    public TestResult gTest() {
        double sum = 0;
        for (double[] cell : observedAndExpected()) {
            sum += cell[0] == 0 ? 0 : cell[0] * Math.log(cell[0] / cell[1]);
        }
        double statistic = Math.max(0, 2 * sum);
        return new TestResult(statistic, CHI_SQUARED.survivalProbability(statistic), "G test");
    }

    /** The z test with pooled variance. */
    public TestResult pooledZ() {
        return z(1, "z test, pooled");
    }

    /** Miettinen and Nurminen's score test: pooled variance times {@code N / (N - 1)}. */
    public TestResult score() {
        double n = trials1 + (double) trials2;
        return z(n / (n - 1), "score test");
    }

    private TestResult z(double inflation, String method) {
        if (noVariation()) {
            return new TestResult(0, 1, method);
        }
        double pooled = (successes1 + (double) successes2) / (trials1 + (double) trials2);
        double variance = pooled * (1 - pooled) * (1.0 / trials1 + 1.0 / trials2) * inflation;
        double z = (successes1 / (double) trials1 - successes2 / (double) trials2) / Math.sqrt(variance);
        return new TestResult(z, Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z))), method);
    }

    private boolean noVariation() {
        long successes = (long) successes1 + successes2;
        return successes == 0 || successes == (long) trials1 + trials2;
    }

    private int[][] table() {
        return new int[][] {{successes1, successes2}, {trials1 - successes1, trials2 - successes2}};
    }

    private double[][] observedAndExpected() {
        double n = trials1 + (double) trials2;
        double share = (successes1 + (double) successes2) / n;
        return new double[][] {
            {successes1, trials1 * share},
            {trials1 - successes1, trials1 * (1 - share)},
            {successes2, trials2 * share},
            {trials2 - successes2, trials2 * (1 - share)}
        };
    }
}
