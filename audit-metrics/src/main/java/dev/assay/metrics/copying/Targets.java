package dev.assay.metrics.copying;

import dev.assay.audit.AuditInputs;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** The people that attacks are aimed at: as many of the human data as of the holdout. */
final class Targets {
    /** Targets, or attempts, of an attack unless there are fewer people. */
    static final int MOST = 2_000;

    private Targets() {}

    /** So many random records. */
    static MixedRecords draw(MixedRecords records, int count, Seed seed) {
        return records.select(rows(records.rows(), count, seed));
    }

    /** So many of the first {@code size} positions, at random. */
    static int[] rows(int size, int count, Seed seed) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        UniformRandomProvider random = seed.random();
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(size - i);
            int kept = order[j];
            order[j] = order[i];
            order[i] = kept;
        }
        return Arrays.copyOf(order, count);
    }

    /** The three sets, with a holdout. */
    static CopyColumns.Sets withHoldout(AuditInputs inputs) {
        CopyColumns.Sets sets = CopyColumns.withDistance(inputs)
                .orElseThrow(
                        () -> new UndefinedStatisticException("no numeric, time or categorical column to attack by"));
        requireHoldout(sets);
        return sets;
    }

    static void requireHoldout(CopyColumns.Sets sets) {
        if (sets.holdout().isEmpty()) {
            throw new UndefinedStatisticException("needs human records that the generator never saw, because what an"
                    + " attack learns about anybody is no risk of the data: give a holdout");
        }
        if (sets.human().rows() == 0
                || sets.synthetic().rows() == 0
                || sets.holdout().get().rows() == 0) {
            throw new UndefinedStatisticException("one of the three sets has no records");
        }
    }
}
