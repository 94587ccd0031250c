package dev.assay.metrics.bias.slice;

import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.Rate;
import dev.assay.metrics.bias.group.TwoProportionTest;
import dev.assay.metrics.bias.slice.SliceLine.Condition;
import dev.assay.metrics.bias.slice.SliceLine.Slice;
import dev.assay.stats.PValueAdjustment;
import dev.assay.stats.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Worst slices with honest p-values: slices are searched on one random half of the rows and tested on the other, so the
 * search cannot flatter the test; p-values are adjusted by Holm over the slices that could be tested. Errors are 0 or 1.
 */
public final class HonestSlices {
    private HonestSlices() {}

    /**
     * A slice with its rates on the rows that the search has not seen.
     *
     * @param slice as found on the first half
     * @param inside error rate inside, on the second half
     * @param outside error rate outside, on the second half
     * @param pValue two-sided, adjusted by Holm
     */
    public record TestedSlice(Slice slice, GroupRate inside, GroupRate outside, double pValue) {
        /** Error rate inside minus outside. */
        public double gap() {
            return inside.value() - outside.value();
        }
    }

    /** The slices of the search on one half, tested on the other, in order of the search. */
    public static List<TestedSlice> search(
            int[][] codes, int[] sizes, int[] errors, SliceLine.Options options, Seed seed) {
        double[] ones = new double[errors.length];
        Arrays.fill(ones, 1);
        return search(codes, sizes, errors, ones, options, seed);
    }

    /**
     * The same for weighted rows: the search sees rows as often as their weights say (systematic resampling to as many rows),
     * rates and tests are weighted (Kish's effective rows).
     */
    public static List<TestedSlice> search(
            int[][] codes, int[] sizes, int[] errors, double[] weights, SliceLine.Options options, Seed seed) {
        boolean[] discovery = half(errors.length, seed);
        int[] first = resampled(rows(discovery, true), weights);
        int[] second = rows(discovery, false);
        double[] firstErrors = Arrays.stream(first).mapToDouble(i -> errors[i]).toArray();
        List<TestedSlice> tested = new ArrayList<>();
        for (Slice slice : SliceLine.search(taken(codes, first), sizes, firstErrors, halved(options))) {
            double[] in = new double[3];
            double[] out = new double[3];
            for (int i : second) {
                double[] side = holds(slice, codes, i) ? in : out;
                side[0] += weights[i] * errors[i];
                side[1] += weights[i];
                side[2] += weights[i] * weights[i];
            }
            if (in[1] > 0 && out[1] > 0) {
                GroupRate inside = rate("inside the slice", in);
                GroupRate outside = rate("outside the slice", out);
                tested.add(new TestedSlice(
                        slice,
                        inside,
                        outside,
                        TwoProportionTest.of(inside, outside).test().pValue()));
            }
        }
        double[] adjusted = PValueAdjustment.HOLM.adjust(
                tested.stream().mapToDouble(TestedSlice::pValue).toArray());
        List<TestedSlice> result = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            TestedSlice slice = tested.get(i);
            result.add(new TestedSlice(slice.slice(), slice.inside(), slice.outside(), adjusted[i]));
        }
        result.sort(
                Comparator.comparingDouble((TestedSlice s) -> s.slice().score()).reversed());
        return result;
    }

    /** The codes of these rows. */
    static int[][] taken(int[][] codes, int[] rows) {
        int[][] taken = new int[codes.length][];
        for (int c = 0; c < codes.length; c++) {
            int[] column = codes[c];
            taken[c] = Arrays.stream(rows).map(row -> column[row]).toArray();
        }
        return taken;
    }

    /** For half of the rows. */
    static SliceLine.Options halved(SliceLine.Options options) {
        return new SliceLine.Options(
                options.alpha(),
                options.k(),
                options.maxConditions(),
                Math.max(1, options.minSupport() / 2),
                options.positiveOnly());
    }

    static GroupRate rate(String name, double[] sums) {
        double scale = sums[1] / sums[2];
        return new GroupRate(name, sums[0] * scale, sums[1] * scale);
    }

    /** As many rows, each as often as its weight says up to one; without weights the rows themselves. */
    static int[] resampled(int[] rows, double[] weights) {
        double total = 0;
        for (int row : rows) {
            total += weights[row];
        }
        if (!(total > 0)) {
            return rows;
        }
        int[] drawn = new int[rows.length];
        double step = total / rows.length;
        double passed = 0;
        int count = 0;
        for (int row : rows) {
            passed += weights[row];
            while (count < drawn.length && (count + 0.5) * step <= passed) {
                drawn[count++] = row;
            }
        }
        return Arrays.copyOf(drawn, count);
    }

    /**
     * The Shapley share of each condition in how far the slice's error rate lies from that of all rows; they add up to it.
     */
    public static Map<Condition, Double> shares(Slice slice, int[][] codes, int[] errors) {
        List<Condition> conditions = slice.conditions();
        int[][] held = new int[conditions.size()][errors.length];
        int[] sizes = new int[conditions.size()];
        for (int c = 0; c < held.length; c++) {
            Condition condition = conditions.get(c);
            sizes[c] = 1;
            for (int row = 0; row < errors.length; row++) {
                held[c][row] = codes[condition.column()][row] == condition.value() ? 0 : -1;
            }
        }
        SubgroupDivergence divergence = SubgroupDivergence.of(held, sizes, errors, errors, 1.0 / errors.length);
        Map<Condition, Double> shares = new LinkedHashMap<>();
        SubgroupDivergence.Subgroup all = divergence.subgroups().stream()
                .filter(subgroup -> subgroup.conditions().size() == conditions.size())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row lies in the slice"));
        divergence
                .shares(all, Rate.BASE)
                .forEach((condition, share) -> shares.put(conditions.get(condition.column()), share));
        return shares;
    }

    static boolean holds(Slice slice, int[][] codes, int row) {
        for (Condition condition : slice.conditions()) {
            if (codes[condition.column()][row] != condition.value()) {
                return false;
            }
        }
        return true;
    }

    static boolean[] half(int rows, Seed seed) {
        UniformRandomProvider random = seed.random();
        boolean[] chosen = new boolean[rows];
        int wanted = rows / 2;
        for (int i = 0; i < rows; i++) {
            if (random.nextInt(rows - i) < wanted) {
                chosen[i] = true;
                wanted--;
            }
        }
        return chosen;
    }

    static int[] rows(boolean[] chosen, boolean wanted) {
        int[] rows = new int[chosen.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (chosen[i] == wanted) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }
}
