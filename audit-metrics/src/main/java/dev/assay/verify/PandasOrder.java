package dev.assay.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The commonest categories in the order of pandas, which decides who is in when several are equally common at the cut.
 *
 * <p>pandas sorts counts with numpy's default sort, which is not stable: a quicksort that takes the median of three and
 * leaves parts of up to 17 to an insertion sort. Equal counts come out in an order that only the same steps reproduce.
 */
final class PandasOrder {
    private static final int SMALL = 16;

    private PandasOrder() {}

    /** The {@code most} commonest values, without those that fewer than {@code atLeast} have. */
    static Set<String> commonest(@Nullable String[] values, int most, int atLeast) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String value : values) {
            if (value != null) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        List<String> names = new ArrayList<>(counts.keySet());
        int[] reversed = new int[names.size()];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = counts.getOrDefault(names.get(names.size() - 1 - i), 0);
        }
        int[] order = order(reversed);
        Set<String> kept = new LinkedHashSet<>();
        for (int rank = 0; rank < Math.min(most, order.length); rank++) {
            String name = names.get(names.size() - 1 - order[order.length - 1 - rank]);
            if (counts.getOrDefault(name, 0) >= atLeast) {
                kept.add(name);
            }
        }
        return kept;
    }

    /** The positions of the values in ascending order. */
    private static int[] order(int[] v) {
        int[] t = new int[v.length];
        for (int i = 0; i < t.length; i++) {
            t[i] = i;
        }
        sort(v, t, 0, t.length - 1);
        return t;
    }

    private static void sort(int[] v, int[] t, int from, int to) {
        int left = from;
        int right = to;
        while (right - left > SMALL) {
            int middle = left + ((right - left) >> 1);
            swapIfLess(v, t, middle, left);
            swapIfLess(v, t, right, middle);
            swapIfLess(v, t, middle, left);
            int pivot = v[t[middle]];
            int i = left;
            int j = right - 1;
            swap(t, middle, j);
            while (true) {
                do {
                    i++;
                } while (v[t[i]] < pivot);
                do {
                    j--;
                } while (pivot < v[t[j]]);
                if (i >= j) {
                    break;
                }
                swap(t, i, j);
            }
            swap(t, i, right - 1);
            // The order in which the parts are sorted does not matter.
            sort(v, t, i + 1, right);
            right = i - 1;
        }
        for (int i = left + 1; i <= right; i++) {
            int moved = t[i];
            int j = i;
            while (j > left && v[moved] < v[t[j - 1]]) {
                t[j] = t[j - 1];
                j--;
            }
            t[j] = moved;
        }
    }

    private static void swapIfLess(int[] v, int[] t, int a, int b) {
        if (v[t[a]] < v[t[b]]) {
            swap(t, a, b);
        }
    }

    private static void swap(int[] t, int a, int b) {
        int kept = t[a];
        t[a] = t[b];
        t[b] = kept;
    }
}
