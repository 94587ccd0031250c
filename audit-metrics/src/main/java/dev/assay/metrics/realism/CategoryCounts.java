package dev.assay.metrics.realism;

import dev.assay.data.CategoricalColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two categorical samples counted over the union of their categories, in order of first appearance. The arrays belong to
 * the record and are not to be written to.
 *
 * @param categories the categories
 * @param first count of each in the first sample
 * @param second count of each in the second sample
 * @param firstMissing values missing in the first sample, counted in no category
 * @param secondMissing values missing in the second sample
 */
public record CategoryCounts(
        List<String> categories, double[] first, double[] second, long firstMissing, long secondMissing) {

    /** Counts two samples; null is missing. */
    public static CategoryCounts of(@Nullable String[] x, @Nullable String[] y) {
        return of(CategoricalColumn.of("x", x), CategoricalColumn.of("y", y));
    }

    /** Counts two columns, matching categories by name. A category without rows on both sides is left out. */
    public static CategoryCounts of(CategoricalColumn x, CategoricalColumn y) {
        Map<String, Integer> index = new LinkedHashMap<>();
        int[] codesX = x.codes();
        int[] codesY = y.codesIn(x.dictionary());
        List<String> union = new ArrayList<>(x.dictionary());
        for (String category : x.dictionary()) {
            index.put(category, index.size());
        }
        for (String category : y.dictionary()) {
            if (index.putIfAbsent(category, index.size()) == null) {
                union.add(category);
            }
        }
        double[] a = new double[union.size()];
        double[] b = new double[union.size()];
        long missingX = count(codesX, a);
        long missingY = count(codesY, b);
        return withoutEmpty(union, a, b, missingX, missingY);
    }

    private static long count(int[] codes, double[] counts) {
        long missing = 0;
        for (int code : codes) {
            if (code < 0) {
                missing++;
            } else {
                counts[code]++;
            }
        }
        return missing;
    }

    private static CategoryCounts withoutEmpty(
            List<String> union, double[] a, double[] b, long missingX, long missingY) {
        List<String> kept = new ArrayList<>();
        double[] first = new double[union.size()];
        double[] second = new double[union.size()];
        for (int i = 0; i < union.size(); i++) {
            if (a[i] + b[i] > 0) {
                first[kept.size()] = a[i];
                second[kept.size()] = b[i];
                kept.add(union.get(i));
            }
        }
        return new CategoryCounts(
                List.copyOf(kept),
                java.util.Arrays.copyOf(first, kept.size()),
                java.util.Arrays.copyOf(second, kept.size()),
                missingX,
                missingY);
    }
}
