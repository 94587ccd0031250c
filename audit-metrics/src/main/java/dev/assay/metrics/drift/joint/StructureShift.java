package dev.assay.metrics.drift.joint;

import dev.assay.metrics.drift.batch.ReconstructionError;
import dev.assay.metrics.realism.MannWhitney;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Drift of the joint structure: principal components are learnt on a random half of the reference, and the errors with which
 * they rebuild the batch are compared with those of the other half, which they have not seen.
 *
 * <p>The value is the probability that a batch row is rebuilt worse than a held-out reference row; range [0, 1], 0.5 without
 * drift, tested by Mann-Whitney. 0.59 or 0.41 is material. Errors of rows that were learnt from are smaller than those of new
 * rows, which would be taken for drift: hence the halves. Undefined for fewer than 4 reference rows. Cost: O(rows columns^2).
 *
 * @see ReconstructionError
 */
public final class StructureShift {
    private static final double SHARE = 0.65;

    private StructureShift() {}

    /** The shift between two tables of rows without missing values. */
    public static JointShift of(double[][] reference, double[][] current, Seed seed) {
        if (reference.length < 4 || current.length < 1) {
            throw new UndefinedStatisticException(
                    "at least 4 reference rows and one batch row without missing values are needed, there are "
                            + reference.length + " and " + current.length);
        }
        double[][] shuffled = reference.clone();
        UniformRandomProvider random = seed.child("halves").random();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double[] held = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = held;
        }
        int half = shuffled.length / 2;
        double[][] learnt = Arrays.copyOf(shuffled, half);
        double[][] held = Arrays.copyOfRange(shuffled, half, shuffled.length);
        ReconstructionError.Basis basis = ReconstructionError.Basis.of(learnt, SHARE);
        if (basis.components() == learnt[0].length) {
            throw new UndefinedStatisticException(
                    "every component is needed, so that no row is rebuilt with an error: the columns are too unlike each other");
        }
        double[] before = basis.errors(held);
        double[] now = basis.errors(current);
        TestResult test = MannWhitney.test(now, before, MannWhitney.Method.ASYMPTOTIC);
        double area = test.statistic() / ((double) now.length * before.length);
        Map<String, Double> details = new TreeMap<>();
        details.put("components", (double) basis.components());
        details.put("error-before", Arrays.stream(before).average().orElse(0));
        details.put("error-now", Arrays.stream(now).average().orElse(0));
        double detectable =
                (Areas.NORMAL.inverseCumulativeProbability(0.975) + Areas.NORMAL.inverseCumulativeProbability(0.8))
                        * Areas.error(before.length, now.length);
        return new JointShift(
                "reconstruction from principal components",
                area,
                Math.abs(area - 0.5),
                Areas.MATERIAL - 0.5,
                detectable,
                test,
                before.length,
                now.length,
                "",
                details);
    }
}
