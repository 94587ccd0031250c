package dev.assay.metrics.copying;

import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * Singling out: whether a description read off the synthetic data fits exactly one person of the human data.
 *
 * <p>Each attempt takes a random synthetic record and a random set of columns and describes the record by them: the category, or
 * the number being at least (at most) that of the record when it lies above (below) the synthetic median. Descriptions that fit more
 * than one synthetic record are drawn again. An attempt succeeds when exactly one human record fits. The same descriptions aimed at a human holdout give the control, and descriptions with values drawn column by
 * column the guessing rate.
 *
 * <p>Time O(attempts x n x columns). Thread-safe; the same seed gives the same attempts.
 *
 * <p>Source: Cohen and Nissim, Towards Formalizing the GDPR's Notion of Singling Out, PNAS 117 (2020), doi:10.1073/pnas.1914598117;
 * Giomi et al., PoPETs 2023.
 */
public final class SinglingOut {
    /** Draws for each attempt, on average, before the attack gives up. */
    private static final int MOST_DRAWS = 50;

    private SinglingOut() {}

    /**
     * The probability that a description of weight {@code w} isolates one of {@code n} random records, integrated over
     * weights: {@code integral of n w (1 - w)^(n - 1) dw}.
     *
     * @param n records, at least 1
     * @param lowest smallest weight, in [0, 1]
     * @param highest largest weight, in [lowest, 1]
     */
    public static double isolationIntegral(int n, double lowest, double highest) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1, was " + n);
        }
        if (!(lowest >= 0 && lowest <= highest && highest <= 1)) {
            throw new IllegalArgumentException(
                    "weights must be in [0, 1] and in order, were " + lowest + " and " + highest);
        }
        return (tail(n, lowest) - tail(n, highest)) / (n + 1.0);
    }

    private static double tail(int n, double w) {
        return Math.pow(1 - w, n) * (n * w + 1);
    }

    /**
     * The outcome of attempts.
     *
     * @param attempts descriptions that were tried
     * @param human descriptions that fit exactly one human record
     * @param guessed the same for descriptions of independently drawn values
     * @param holdout the same among the holdout records, -1 when there are none
     */
    public record Counts(int attempts, int human, int guessed, int holdout) {
        /** The risk at 95 %. */
        public AttackRisk risk() {
            return AttackRisk.of(attempts, human, guessed, holdout, 0.95);
        }
    }

    /**
     * Makes {@code attempts} attempts, fewer where single records are hard to describe, with {@code columns} columns each.
     *
     * @param holdout as many records as in {@code human}, or null
     */
    public static Counts attack(
            MixedRecords human,
            @Nullable MixedRecords holdout,
            MixedRecords synthetic,
            int columns,
            int attempts,
            Seed seed) {
        if (columns < 1 || columns > human.columns()) {
            throw new IllegalArgumentException("columns must be in [1, " + human.columns() + "], was " + columns);
        }
        if (synthetic.rows() == 0 || human.rows() == 0) {
            throw new UndefinedStatisticException("singling out needs human and synthetic records");
        }
        double[] medians = medians(synthetic);
        UniformRandomProvider random = seed.random();
        int[] order = new int[human.columns()];
        for (int c = 0; c < order.length; c++) {
            order[c] = c;
        }
        int found = 0;
        int guessed = 0;
        int controls = 0;
        int[] rows = new int[columns];
        int made = 0;
        for (int draw = 0; made < attempts && draw < MOST_DRAWS * attempts; draw++) {
            for (int i = 0; i < columns; i++) {
                int j = i + random.nextInt(order.length - i);
                int kept = order[j];
                order[j] = order[i];
                order[i] = kept;
            }
            int row = random.nextInt(synthetic.rows());
            Arrays.fill(rows, row);
            if (!isolates(synthetic, synthetic, order, rows, medians)) {
                continue;
            }
            made++;
            found += isolates(human, synthetic, order, rows, medians) ? 1 : 0;
            if (holdout != null) {
                controls += isolates(holdout, synthetic, order, rows, medians) ? 1 : 0;
            }
            for (int i = 0; i < columns; i++) {
                rows[i] = random.nextInt(synthetic.rows());
            }
            guessed += isolates(human, synthetic, order, rows, medians) ? 1 : 0;
        }
        if (made == 0) {
            throw new UndefinedStatisticException("no " + columns
                    + " columns describe a single synthetic record, so there is nothing to attack with");
        }
        return new Counts(made, found, guessed, holdout == null ? -1 : controls);
    }

    private static boolean isolates(
            MixedRecords among, MixedRecords synthetic, int[] order, int[] rows, double[] medians) {
        int fitting = 0;
        for (int i = 0; i < among.rows() && fitting < 2; i++) {
            fitting += fits(among, i, synthetic, order, rows, medians) ? 1 : 0;
        }
        return fitting == 1;
    }

    private static boolean fits(
            MixedRecords among, int i, MixedRecords synthetic, int[] order, int[] rows, double[] medians) {
        int numeric = among.numeric().length;
        for (int p = 0; p < rows.length; p++) {
            int column = order[p];
            if (column >= numeric) {
                int code = synthetic.categorical()[column - numeric][rows[p]];
                if (Math.max(-1, among.categorical()[column - numeric][i]) != Math.max(-1, code)) {
                    return false;
                }
            } else {
                double asked = synthetic.numeric()[column][rows[p]];
                double value = among.numeric()[column][i];
                boolean fit = Double.isNaN(asked)
                        ? Double.isNaN(value)
                        : asked >= medians[column] ? value >= asked : value <= asked;
                if (!fit) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double[] medians(MixedRecords records) {
        double[] medians = new double[records.numeric().length];
        for (int c = 0; c < medians.length; c++) {
            double[] present = Arrays.stream(records.numeric()[c])
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            medians[c] = present.length == 0 ? 0 : present[present.length / 2];
        }
        return medians;
    }
}
