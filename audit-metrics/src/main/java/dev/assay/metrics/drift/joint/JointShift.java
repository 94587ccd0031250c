package dev.assay.metrics.drift.joint;

import dev.assay.metrics.drift.DriftVerdict;
import dev.assay.stats.Figures;
import dev.assay.stats.TestResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How several columns together moved, with the verdict that the size of the batches allows.
 *
 * @param name what was compared, as a person says it
 * @param value of the statistic
 * @param effect size of the shift, that {@code material} and {@code detectable} are held against
 * @param material effect from which a shift matters
 * @param detectable smallest effect that batches of this size show in about 80 % of cases
 * @param test of no shift
 * @param reference rows of the reference that were compared
 * @param current rows of the batch that were compared
 * @param where what moved most, or empty
 * @param details further numbers by name
 */
public record JointShift(
        String name,
        double value,
        double effect,
        double material,
        double detectable,
        TestResult test,
        long reference,
        long current,
        String where,
        Map<String, Double> details) {
    /** Error rate of each comparison. */
    public static final double ALPHA = 0.05;

    public JointShift {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** The verdict on this comparison alone. */
    public DriftVerdict verdict() {
        return verdict(test.pValue());
    }

    /** The verdict with the p-value that an adjustment over several comparisons gave. */
    public DriftVerdict verdict(double adjustedPValue) {
        return DriftVerdict.of(Math.min(reference, current), adjustedPValue, ALPHA, effect, material, detectable);
    }

    /** This comparison as a tree that {@code dev.assay.json.Json} writes. */
    public Map<String, @Nullable Object> tree(double adjustedPValue) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put("verdict", verdict(adjustedPValue).name());
        tree.put("value", value);
        tree.put("effect", effect);
        tree.put("material", material);
        tree.put("detectable", detectable);
        tree.put("pValue", test.pValue());
        tree.put("adjustedPValue", adjustedPValue);
        tree.put("where", where);
        tree.putAll(details);
        return tree;
    }

    @Override
    public String toString() {
        return name + ": " + verdict() + ", " + Figures.number(value) + " (p " + Figures.pValue(test.pValue()) + ")"
                + (where.isEmpty() ? "" : ", " + where);
    }
}
