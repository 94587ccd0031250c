package dev.assay.metrics.bias.group;

import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/**
 * Bootstrap from a count table alone: drawing rows with replacement is drawing cells with their shares, so no row data is
 * needed. Not for the maximum of gaps, whose percentile interval never covers 0 at equality: see {@link MaximumGap}.
 *
 * @param values of the statistic on the replicates on which it is defined, ascending; not to be written to
 * @param undefined number of replicates on which it is not
 */
public record CountBootstrap(double[] values, int undefined) {
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
        UniformRandomProvider random = seed.random();
        List<String> names = List.copyOf(table.groups().keySet());
        int cells = 4 * names.size();
        double[] counts = new double[cells];
        for (int g = 0; g < names.size(); g++) {
            Confusion c = table.group(names.get(g));
            System.arraycopy(new double[] {c.tp(), c.fp(), c.fn(), c.tn()}, 0, counts, 4 * g, 4);
        }
        List<SharedStateDiscreteSampler> samplers = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        int width = fixGroups ? 4 : cells;
        for (int from = 0; from < cells; from += width) {
            double[] part = Arrays.copyOfRange(counts, from, from + width);
            double total = Arrays.stream(part).sum();
            sizes.add(Math.round(total));
            // A group without rows draws nothing; its sampler is never asked.
            samplers.add(AliasMethodDiscreteSampler.of(random, total > 0 ? part : new double[] {1}));
        }
        double[] values = new double[replicates];
        int defined = 0;
        for (int b = 0; b < replicates; b++) {
            double[] drawn = new double[cells];
            for (int s = 0; s < samplers.size(); s++) {
                for (long i = 0; i < sizes.get(s); i++) {
                    drawn[s * width + samplers.get(s).sample()]++;
                }
            }
            Map<String, Confusion> replicate = new LinkedHashMap<>();
            for (int g = 0; g < names.size(); g++) {
                replicate.put(
                        names.get(g),
                        new Confusion(drawn[4 * g], drawn[4 * g + 1], drawn[4 * g + 2], drawn[4 * g + 3]));
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
