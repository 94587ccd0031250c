package dev.assay.metrics.drift.profile;

import dev.assay.metrics.drift.DriftVerdict;
import dev.assay.metrics.drift.batch.PopulationStabilityIndex;
import dev.assay.metrics.drift.batch.RareCellHomogeneity;
import dev.assay.metrics.realism.JensenShannon;
import dev.assay.stats.Figures;
import dev.assay.stats.PValueAdjustment;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What moved between a reference profile and another one counted on its cells. Each column has two tests, of its values
 * and of its missing rate; p-values are adjusted by Holm over all of them. Of a column whose current values are all
 * missing, the missing rate alone is compared: its sizes are NaN and its verdict is INSUFFICIENT_DATA.
 *
 * @param columns columns that were compared
 * @param skipped reason by column that was not
 */
public record ProfileComparison(List<ColumnShift> columns, Map<String, String> skipped) {
    /** Error rate of the whole comparison. */
    public static final double ALPHA = 0.05;

    private static final Seed SEED = new Seed(0).child("profile comparison");

    public ProfileComparison {
        columns = List.copyOf(columns);
        skipped = Collections.unmodifiableMap(new LinkedHashMap<>(skipped));
    }

    /**
     * How one column moved.
     *
     * @param column its name
     * @param verdict what size and significance say together
     * @param index population stability index
     * @param corrected index less what it is on average without drift, not below 0
     * @param jensenShannon Jensen-Shannon divergence, in bits
     * @param detectable smallest index that these sizes show with 80 % power
     * @param values test of the cells
     * @param adjustedPValue its adjusted p-value
     * @param referenceMissing share of reference rows without a value
     * @param currentMissing share of current rows without a value
     * @param missing test of the two shares
     * @param adjustedMissingPValue its adjusted p-value
     * @param fresh values that have no cell in the reference and were not among its kept ones, with their least counts
     */
    public record ColumnShift(
            String column,
            DriftVerdict verdict,
            double index,
            double corrected,
            double jensenShannon,
            double detectable,
            TestResult values,
            double adjustedPValue,
            double referenceMissing,
            double currentMissing,
            TestResult missing,
            double adjustedMissingPValue,
            Map<String, Long> fresh) {
        public ColumnShift {
            fresh = Collections.unmodifiableMap(new TreeMap<>(fresh));
        }

        /** This comparison as a tree that {@code dev.assay.json.Json} writes; undefined numbers are null. */
        public Map<String, @Nullable Object> tree() {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            tree.put("column", column);
            tree.put("verdict", verdict.name());
            tree.put("stabilityIndex", defined(index));
            tree.put("correctedIndex", defined(corrected));
            tree.put("detectableIndex", defined(detectable));
            tree.put("jensenShannon", defined(jensenShannon));
            tree.put("pValue", values.pValue());
            tree.put("adjustedPValue", adjustedPValue);
            tree.put("referenceMissing", referenceMissing);
            tree.put("currentMissing", currentMissing);
            tree.put("missingPValue", missing.pValue());
            tree.put("adjustedMissingPValue", adjustedMissingPValue);
            tree.put("missingMoved", missingMoved());
            tree.put("newValues", fresh);
            return tree;
        }

        private static @Nullable Double defined(double value) {
            return Double.isNaN(value) ? null : value;
        }

        /** Whether the missing rate moved. */
        public boolean missingMoved() {
            return adjustedMissingPValue <= ALPHA;
        }

        @Override
        public String toString() {
            return column + ": " + verdict + ", stability index " + Figures.number(index)
                    + (missingMoved()
                            ? ", missing " + Figures.number(referenceMissing) + " -> " + Figures.number(currentMissing)
                            : "")
                    + (fresh.isEmpty() ? "" : ", new " + fresh.keySet());
        }
    }

    private record Tested(ColumnProfile reference, ColumnProfile current, TestResult values, TestResult missing) {}

    /** Compares a profile that {@code reference.count(...)} made, or merges of such, with the reference. */
    public static ProfileComparison of(Profile reference, Profile current) {
        Map<String, String> skipped = new LinkedHashMap<>(reference.skipped());
        List<Tested> tested = new ArrayList<>();
        for (ColumnProfile column : reference.columns()) {
            ColumnProfile other = current.find(column.name()).orElse(null);
            if (other == null) {
                skipped.put(column.name(), "the other profile does not have it");
            } else if (!column.sameCells(other)) {
                skipped.put(column.name(), "the profiles were counted on different cells");
            } else if (column.values() == 0 || other.values() + other.missing() == 0) {
                skipped.put(column.name(), column.values() == 0 ? "the reference has no values" : "there are no rows");
            } else {
                tested.add(new Tested(
                        column,
                        other,
                        test(array(column.counts()), array(other.counts()), SEED.child(column.name())),
                        test(
                                new double[] {column.values(), column.missing()},
                                new double[] {other.values(), other.missing()},
                                SEED.child(column.name()).child("missing"))));
            }
        }
        double[] adjusted = PValueAdjustment.HOLM.adjust(tested.stream()
                .flatMap(t -> List.of(t.values, t.missing).stream())
                .mapToDouble(TestResult::pValue)
                .toArray());
        List<ColumnShift> shifts = new ArrayList<>();
        for (int i = 0; i < tested.size(); i++) {
            shifts.add(shift(tested.get(i), adjusted[2 * i], adjusted[2 * i + 1]));
        }
        return new ProfileComparison(shifts, skipped);
    }

    /** The columns whose values drifted or whose missing rate moved. */
    public List<ColumnShift> moved() {
        return columns.stream()
                .filter(c -> c.verdict == DriftVerdict.DRIFT || c.missingMoved())
                .toList();
    }

    /** This comparison as a tree that {@code dev.assay.json.Json} writes. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("moved", moved().stream().map(ColumnShift::column).toList());
        tree.put("columns", columns.stream().map(ColumnShift::tree).toList());
        tree.put("skipped", skipped);
        return tree;
    }

    private static ColumnShift shift(Tested tested, double adjusted, double adjustedMissing) {
        if (tested.current.values() == 0) {
            return new ColumnShift(
                    tested.reference.name(),
                    DriftVerdict.INSUFFICIENT_DATA,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    tested.values,
                    adjusted,
                    share(tested.reference),
                    share(tested.current),
                    tested.missing,
                    adjustedMissing,
                    Map.of());
        }
        double[] p = array(tested.reference.counts());
        double[] q = array(tested.current.counts());
        if (tested.reference instanceof CategoricalProfile && p[p.length - 1] + q[q.length - 1] == 0) {
            // Nobody used the cell of all other values, so it is no cell.
            p = Arrays.copyOf(p, p.length - 1);
            q = Arrays.copyOf(q, q.length - 1);
        }
        double n = tested.reference.values();
        double m = tested.current.values();
        double index = PopulationStabilityIndex.of(p, q);
        double corrected = Math.max(0, index - PopulationStabilityIndex.expectedWithoutDrift(p.length, n, m));
        double detectable = PopulationStabilityIndex.smallestDetectable(p.length, n, m, ALPHA);
        return new ColumnShift(
                tested.reference.name(),
                DriftVerdict.of(
                        (long) Math.min(n, m),
                        adjusted,
                        ALPHA,
                        corrected,
                        PopulationStabilityIndex.MATERIAL,
                        detectable),
                index,
                corrected,
                JensenShannon.divergence(p, q),
                detectable,
                tested.values,
                adjusted,
                share(tested.reference),
                share(tested.current),
                tested.missing,
                adjustedMissing,
                fresh(tested.reference, tested.current));
    }

    private static Map<String, Long> fresh(ColumnProfile reference, ColumnProfile current) {
        Map<String, Long> fresh = new LinkedHashMap<>();
        if (reference instanceof CategoricalProfile known && current instanceof CategoricalProfile seen) {
            seen.others().counts().forEach((value, count) -> {
                if (!known.others().counts().containsKey(value)) {
                    fresh.put(value, count);
                }
            });
        }
        return fresh;
    }

    private static double share(ColumnProfile column) {
        return column.missing() / (double) (column.missing() + column.values());
    }

    /** Homogeneity; one used cell, or a side without values, shows no move. */
    private static TestResult test(double[] p, double[] q, Seed seed) {
        if (Arrays.stream(q).sum() == 0) {
            return new TestResult(0, 1, "no values");
        }
        int used = 0;
        for (int i = 0; i < p.length; i++) {
            used += p[i] + q[i] > 0 ? 1 : 0;
        }
        return used < 2 ? new TestResult(0, 1, "one cell only") : RareCellHomogeneity.test(p, q, seed);
    }

    private static double[] array(List<Long> counts) {
        return counts.stream().mapToDouble(Long::doubleValue).toArray();
    }
}
