package dev.assay.metrics.bias.group;

import dev.assay.kernel.Bootstrap;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Bootstrap from a count table alone: drawing rows with replacement is drawing cells with their shares, so no row data is
 * needed and the cost of a replicate depends on the cells, not on the rows. Not for the
 * maximum of gaps, whose percentile interval never covers 0 at equality: see {@link MaximumGap}.
 *
 * @param values of the statistic on the replicates on which it is defined, ascending; not to be written to
 * @param undefined number of replicates on which it is not
 */
public record CountBootstrap(double[] values, int undefined) {
    /** Replicates drawn at once. */
    private static final int BLOCK = 256;

    /**
     * Draws replicates.
     *
     * @param table whole counts
     * @param fixGroups whether every group keeps its number of rows; the default of this library. Else rows are drawn from
     *     all groups together, as fairlearn does
     * @param statistic of a replicate
     */
    public static CountBootstrap of(
            ConfusionTable table,
            boolean fixGroups,
            int replicates,
            Seed seed,
            ToDoubleFunction<ConfusionTable> statistic) {
        List<String> names = List.copyOf(table.groups().keySet());
        int width = fixGroups ? 4 : 4 * names.size();
        long[][] parts = new long[fixGroups ? names.size() : 1][width];
        for (int g = 0; g < names.size(); g++) {
            Confusion c = table.group(names.get(g));
            long[] part = parts[fixGroups ? g : 0];
            int at = fixGroups ? 0 : 4 * g;
            part[at] = Math.round(c.tp());
            part[at + 1] = Math.round(c.fp());
            part[at + 2] = Math.round(c.fn());
            part[at + 3] = Math.round(c.tn());
        }
        long[] seeds = new long[parts.length];
        for (int p = 0; p < parts.length; p++) {
            seeds[p] = seed.child("part " + p).value();
        }
        double[] values = new double[replicates];
        long[][] drawn = new long[parts.length][Math.min(BLOCK, replicates) * width];
        int defined = 0;
        for (int b = 0; b < replicates; b++) {
            Map<String, Confusion> replicate = new LinkedHashMap<>();
            for (int p = 0; p < parts.length; p++) {
                long[] block = drawn[p];
                if (b % BLOCK == 0) {
                    Bootstrap.counts(parts[p], seeds[p], b, Math.min(BLOCK, replicates - b), block);
                }
                int from = b % BLOCK * width;
                for (int at = from; at < from + width; at += 4) {
                    replicate.put(
                            names.get(fixGroups ? p : (at - from) / 4),
                            new Confusion(block[at], block[at + 1], block[at + 2], block[at + 3]));
                }
            }
            try {
                values[defined] = statistic.applyAsDouble(new ConfusionTable(replicate));
                defined++;
            } catch (UndefinedStatisticException e) {
                // Counted below: a replicate may leave a small group without a denominator.
                continue;
            }
        }
        double[] kept = Arrays.copyOf(values, defined);
        Arrays.sort(kept);
        return new CountBootstrap(kept, replicates - defined);
    }

    /** The quantile {@code q} in [0, 1], linearly interpolated. */
    public double quantile(double q) {
        if (values.length == 0) {
            throw new UndefinedStatisticException("the statistic is undefined on every replicate");
        }
        return RegressionGroups.Cuts.of(values).at(q);
    }
}
