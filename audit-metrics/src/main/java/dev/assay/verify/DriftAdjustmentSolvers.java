package dev.assay.verify;

import dev.assay.stats.PValueAdjustment;
import dev.assay.stats.TwoStageBenjaminiHochberg;
import java.util.Map;

/** P-value adjustment, under the names of statsmodels and alibi-detect. */
final class DriftAdjustmentSolvers {
    private static final Map<String, PValueAdjustment> METHODS = Map.of(
            "bonferroni", PValueAdjustment.BONFERRONI,
            "sidak", PValueAdjustment.SIDAK,
            "holm", PValueAdjustment.HOLM,
            "holm-sidak", PValueAdjustment.HOLM_SIDAK,
            "simes-hochberg", PValueAdjustment.HOCHBERG,
            "hommel", PValueAdjustment.HOMMEL,
            "fdr_bh", PValueAdjustment.BENJAMINI_HOCHBERG,
            "fdr_by", PValueAdjustment.BENJAMINI_YEKUTIELI);

    private static final Map<String, TwoStageBenjaminiHochberg> TWO_STAGE = Map.of(
            "fdr_tsbh", TwoStageBenjaminiHochberg.PLAIN,
            "fdr_tsbky", TwoStageBenjaminiHochberg.KRIEGER_YEKUTIELI);

    private DriftAdjustmentSolvers() {}

    static void register(SolverTable table) {
        METHODS.forEach((name, method) -> table.add(
                DriftSolvers.AREA,
                name,
                (c, data) -> Map.of(
                        "adjusted", method.adjust(pValues(c)),
                        "reject", method.reject(pValues(c), alpha(c)))));
        TWO_STAGE.forEach((name, method) -> table.add(
                DriftSolvers.AREA,
                name,
                (c, data) -> Map.of(
                        "adjusted", method.adjust(pValues(c), alpha(c)),
                        "reject", method.reject(pValues(c), alpha(c)))));
        table.add(DriftSolvers.AREA, "alibi_fdr", (c, data) -> {
            double q = c.parameters().get("q").asDouble();
            return Map.of("any_drift", anyBelow(PValueAdjustment.BENJAMINI_HOCHBERG.adjust(pValues(c)), q) ? 1 : 0);
        });
    }

    /** The peer compares strictly: a value at the bound does not count. */
    private static boolean anyBelow(double[] adjusted, double bound) {
        for (double p : adjusted) {
            if (p < bound) {
                return true;
            }
        }
        return false;
    }

    private static double[] pValues(ReferenceCase reference) {
        return reference.input().get("p").asDoubles();
    }

    private static double alpha(ReferenceCase reference) {
        return reference.parameters().get("alpha").asDouble();
    }
}
