package dev.assay.metrics.bias.group;

import dev.assay.kernel.CellCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Labels against predictions for every group, as counts: enough for every error-rate metric, small, additive, and free
 * of row data. Tables of shards or time windows {@link #plus add up}.
 *
 * @param groups counts by group name, in order
 */
public record ConfusionTable(Map<String, Confusion> groups) {
    public ConfusionTable {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /**
     * Counts rows.
     *
     * @param group code of each row's group; a negative code leaves the row out
     * @param names of the groups by code
     * @param label 1 = positive, 0 = negative, negative = missing, which leaves the row out
     * @param prediction the same
     * @param weights one a row, or null
     */
    public static ConfusionTable of(
            int[] group, List<String> names, int[] label, int[] prediction, double @Nullable [] weights) {
        double[] counts = CellCounts.of(group, names.size(), label, 2, prediction, 2, weights);
        Map<String, Confusion> groups = new LinkedHashMap<>();
        for (int g = 0; g < names.size(); g++) {
            Confusion cells = new Confusion(counts[4 * g + 3], counts[4 * g + 1], counts[4 * g + 2], counts[4 * g]);
            if (groups.put(names.get(g), cells) != null) {
                throw new IllegalArgumentException("two groups are named " + names.get(g));
            }
        }
        return new ConfusionTable(groups);
    }

    /** {@link #of(int[], List, int[], int[], double[])} without weights. */
    public static ConfusionTable of(int[] group, List<String> names, int[] label, int[] prediction) {
        return of(group, names, label, prediction, null);
    }

    /** The sum of both tables; groups of either appear. */
    public ConfusionTable plus(ConfusionTable other) {
        Map<String, Confusion> sum = new LinkedHashMap<>(groups);
        other.groups.forEach((group, counts) -> sum.merge(group, counts, Confusion::plus));
        return new ConfusionTable(sum);
    }

    /** The table when the other label is the positive one. */
    public ConfusionTable swapped() {
        Map<String, Confusion> swapped = new LinkedHashMap<>();
        groups.forEach((group, counts) -> swapped.put(group, counts.swapped()));
        return new ConfusionTable(swapped);
    }

    public Confusion group(String name) {
        Confusion counts = groups.get(name);
        if (counts == null) {
            throw new IllegalArgumentException("there is no group " + name + "; there are " + groups.keySet());
        }
        return counts;
    }

    public Confusion overall() {
        return groups.values().stream().reduce(Confusion.EMPTY, Confusion::plus);
    }

    /** The named group (privileged) against all others together. */
    public TwoGroups against(String privileged) {
        Confusion others = Confusion.EMPTY;
        for (Map.Entry<String, Confusion> entry : groups.entrySet()) {
            if (!entry.getKey().equals(privileged)) {
                others = others.plus(entry.getValue());
            }
        }
        return new TwoGroups(others, group(privileged));
    }

    public GroupRates rates(Rate rate) {
        List<GroupRate> rates = new ArrayList<>();
        groups.forEach((group, counts) -> rates.add(counts.rate(group, rate)));
        return new GroupRates(rate.title(), rates);
    }

    /** Equalized odds difference: the larger of the gaps in true and false positive rate (Hardt and others 2016). */
    public double equalizedOddsDifference() {
        return Math.max(
                rates(Rate.TRUE_POSITIVE).spread().difference(),
                rates(Rate.FALSE_POSITIVE).spread().difference());
    }

    /** The mean of the gaps in true and false positive rate. */
    public double meanOddsDifference() {
        return (rates(Rate.TRUE_POSITIVE).spread().difference()
                        + rates(Rate.FALSE_POSITIVE).spread().difference())
                / 2;
    }
}
