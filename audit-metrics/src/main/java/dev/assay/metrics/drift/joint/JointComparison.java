package dev.assay.metrics.drift.joint;

import dev.assay.data.Dataset;
import dev.assay.metrics.drift.DriftVerdict;
import dev.assay.stats.PValueAdjustment;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All joint comparisons of two datasets, with p-values adjusted by Holm over them.
 *
 * @param shifts those that could be made
 * @param adjustedPValues of each
 * @param skipped reason by comparison that could not
 */
public record JointComparison(List<JointShift> shifts, List<Double> adjustedPValues, Map<String, String> skipped) {
    private static final Seed SEED = new Seed(0).child("joint comparison");

    public JointComparison {
        shifts = List.copyOf(shifts);
        adjustedPValues = List.copyOf(adjustedPValues);
        skipped = Collections.unmodifiableMap(new LinkedHashMap<>(skipped));
    }

    /** Correlations, structure and a model that tells the batches apart. */
    public static JointComparison of(Dataset reference, Dataset current) {
        Map<String, Supplier<JointShift>> comparisons = new LinkedHashMap<>();
        comparisons.put("correlations of columns", () -> JointColumns.correlations(reference, current));
        comparisons.put(
                "reconstruction from principal components", () -> JointColumns.structure(reference, current, SEED));
        comparisons.put("a model that tells the batch apart", () -> JointColumns.domain(reference, current, SEED));
        List<JointShift> shifts = new ArrayList<>();
        Map<String, String> skipped = new LinkedHashMap<>();
        comparisons.forEach((name, comparison) -> {
            try {
                shifts.add(comparison.get());
            } catch (UndefinedStatisticException e) {
                skipped.put(name, e.reason());
            }
        });
        double[] adjusted = PValueAdjustment.HOLM.adjust(
                shifts.stream().mapToDouble(shift -> shift.test().pValue()).toArray());
        List<Double> pValues = new ArrayList<>();
        for (double p : adjusted) {
            pValues.add(p);
        }
        return new JointComparison(shifts, pValues, skipped);
    }

    /** The verdict on a comparison with its adjusted p-value. */
    public DriftVerdict verdict(int comparison) {
        return shifts.get(comparison).verdict(adjustedPValues.get(comparison));
    }

    /** Whether any comparison says drift. */
    public boolean moved() {
        for (int i = 0; i < shifts.size(); i++) {
            if (verdict(i) == DriftVerdict.DRIFT) {
                return true;
            }
        }
        return false;
    }

    /** This comparison as a tree that {@code dev.assay.json.Json} writes. */
    public Map<String, @Nullable Object> tree() {
        List<Object> trees = new ArrayList<>();
        for (int i = 0; i < shifts.size(); i++) {
            trees.add(shifts.get(i).tree(adjustedPValues.get(i)));
        }
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("shifts", trees);
        tree.put("skipped", skipped);
        return tree;
    }
}
