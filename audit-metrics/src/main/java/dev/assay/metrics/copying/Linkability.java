package dev.assay.metrics.copying;

import dev.assay.kernel.Parallel;
import dev.assay.stats.Seed;
import java.util.OptionalInt;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Linkability: whether the synthetic data tell that two parts of a person's record, held by different parties, belong
 * together.
 *
 * <p>For each target, the {@code k} synthetic records nearest by the first group of columns and the {@code k} nearest by the second are
 * found; the attack succeeds when they share a record. Guessing draws both sets at random. Targets from a human holdout give
 * the control.
 *
 * <p>Time O(targets x m x columns). Thread-safe.
 *
 * <p>Source: Giomi et al., A Unified Framework for Quantifying Privacy Risk in Synthetic Data, PoPETs 2023.
 */
public final class Linkability {
    private Linkability() {}

    /**
     * Number of targets whose two parts lead to the same synthetic record.
     *
     * @param first the targets' and the synthetic records' first group of columns
     * @param second the same for the second group
     */
    public static int linked(Sides first, Sides second, int k, Parallel parallel) {
        int[] byFirst = neighbours(first, k, parallel);
        int[] bySecond = neighbours(second, k, parallel);
        int linked = 0;
        for (int i = 0; i < first.targets().rows(); i++) {
            linked += share(byFirst, bySecond, i * k, k) ? 1 : 0;
        }
        return linked;
    }

    /** The same for two random sets of {@code k} of {@code synthetic} records each. */
    public static int guessed(int targets, int synthetic, int k, Seed seed) {
        UniformRandomProvider random = seed.random();
        double miss = 1;
        for (int i = 0; i < k; i++) {
            miss *= Math.max(0, synthetic - k - i) / (double) (synthetic - i);
        }
        int hits = 0;
        for (int t = 0; t < targets; t++) {
            hits += random.nextDouble() >= miss ? 1 : 0;
        }
        return hits;
    }

    /** The risk of these counts, each among {@code targets}, at 95 %. */
    public static AttackRisk risk(int targets, int linked, int guessed, OptionalInt linkedHoldout) {
        return AttackRisk.of(targets, linked, guessed, linkedHoldout.orElse(-1), 0.95);
    }

    /**
     * One group of columns.
     *
     * @param targets the people attacked
     * @param synthetic the synthetic records
     */
    public record Sides(MixedRecords targets, MixedRecords synthetic) {}

    private static int[] neighbours(Sides sides, int k, Parallel parallel) {
        return GowerDistance.fitPooled(sides.targets(), sides.synthetic(), 0)
                .nearest(sides.targets(), sides.synthetic(), k, parallel)
                .index();
    }

    private static boolean share(int[] first, int[] second, int from, int k) {
        for (int a = from; a < from + k; a++) {
            for (int b = from; b < from + k; b++) {
                if (first[a] == second[b]) {
                    return true;
                }
            }
        }
        return false;
    }
}
