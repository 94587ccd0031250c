package dev.assay.metrics.bias.group;

import dev.assay.audit.Conclusion;
import dev.assay.stats.Interval;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The widest gap between any two groups' rates, with a claim that holds although the pair was chosen for being widest.
 *
 * <p>A percentile interval of a maximum never covers 0 and is not offered. Instead: a permutation test with group sizes
 * held, {@code (b + 1) / (B + 1)}, and simultaneous pairwise Newcombe intervals (Bonferroni over pairs). Groups below the
 * minimum are listed, not judged. Cost: permutations times groups times the root of the rows.
 *
 * @param pair the widest pair, the higher rate first
 * @param interval of its difference, simultaneous over all pairs
 * @param test permutation test that all groups have one rate
 * @param verdict what the data can say
 * @param tooSmall groups that were left out for their size
 */
public record MaximumGap(PairGap pair, Interval interval, TestResult test, Conclusion verdict, List<String> tooSmall) {
    /**
     * Judges the groups.
     *
     * @param rates counts must be whole numbers
     * @param minimumRows smallest group that takes part
     * @param tolerance gap below which groups count as equal, in (0, 1)
     * @param permutations number of random re-labellings
     */
    public static MaximumGap of(GroupRates rates, int minimumRows, double tolerance, int permutations, Seed seed) {
        GroupRates large = rates.atLeast(minimumRows);
        List<String> small = rates.groups().stream()
                .filter(group -> group.trials() < minimumRows)
                .map(GroupRate::group)
                .toList();
        List<PairGap> pairs = large.pairs();
        if (pairs.isEmpty()) {
            throw new UndefinedStatisticException("fewer than two groups have " + minimumRows
                    + " rows, so there is no gap to judge; too small: " + small);
        }
        PairGap widest = pairs.get(0);
        TestResult test = permutation(large.groups(), widest.difference(), permutations, seed);
        double level = 1 - 0.05 / pairs.size();
        Interval interval = widest.interval(level);
        double narrow = 1 - 0.10 / pairs.size();
        boolean equivalent = pairs.stream()
                .map(pair -> pair.interval(narrow))
                .allMatch(i -> i.low() >= -tolerance && i.high() <= tolerance);
        Conclusion verdict = equivalent
                ? Conclusion.WITHIN_TOLERANCE
                : test.pValue() < 0.05 ? Conclusion.DISPARITY : Conclusion.INSUFFICIENT_EVIDENCE;
        return new MaximumGap(widest, interval, test, verdict, small);
    }

    private static TestResult permutation(List<GroupRate> groups, double observed, int permutations, Seed seed) {
        UniformRandomProvider random = seed.random();
        int atLeast = 0;
        int total = 0;
        int successes = 0;
        for (GroupRate group : groups) {
            total += (int) Math.round(group.trials());
            successes += (int) Math.round(group.successes());
        }
        for (int b = 0; b < permutations; b++) {
            int rows = total;
            int left = successes;
            double low = 1;
            double high = 0;
            for (GroupRate group : groups) {
                int trials = (int) Math.round(group.trials());
                int drawn = Hypergeometric.draw(random, rows, left, trials);
                rows -= trials;
                left -= drawn;
                low = Math.min(low, (double) drawn / trials);
                high = Math.max(high, (double) drawn / trials);
            }
            if (high - low >= observed - 1e-12) {
                atLeast++;
            }
        }
        return new TestResult(
                observed,
                (atLeast + 1.0) / (permutations + 1.0),
                "permutation with group sizes held, " + permutations + " re-labellings");
    }
}
