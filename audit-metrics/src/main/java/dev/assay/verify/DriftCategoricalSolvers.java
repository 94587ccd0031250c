package dev.assay.verify;

import dev.assay.metrics.drift.batch.TwoProportions;
import dev.assay.metrics.drift.peer.Evidently;
import dev.assay.metrics.drift.peer.NannyMl;
import dev.assay.metrics.realism.Association;
import dev.assay.metrics.realism.ChiSquare;
import dev.assay.metrics.realism.ContingencyTest;
import dev.assay.metrics.realism.JensenShannon;
import dev.assay.metrics.realism.KullbackLeibler;
import dev.assay.stats.TestResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.apache.commons.statistics.inference.SignificanceResult;
import org.apache.commons.statistics.inference.UnconditionedExactTest;

/** Drift of one categorical column given as counts over the same categories. */
final class DriftCategoricalSolvers {
    /** A computation on two vectors of counts. */
    @FunctionalInterface
    private interface OnCounts {
        Object solve(ReferenceCase reference, double[] p, double[] q);
    }

    private DriftCategoricalSolvers() {}

    static void register(SolverTable table) {
        add(table, "chi2_contingency", (c, p, q) -> named(test(p, q, correction(c), false)));
        add(table, "g_test_contingency", (c, p, q) -> named(test(p, q, correction(c), true)));
        add(table, "cramers_v", (c, p, q) -> {
            double n = DoubleStream.concat(Arrays.stream(p), Arrays.stream(q)).sum();
            // A table of two rows: the smaller dimension less one is 1.
            return c.parameters().find("correction").map(v -> v.asBoolean()).orElse(false)
                    ? Math.sqrt(test(p, q, true, false).statistic() / n)
                    : Association.cramersV(new double[][] {p, q});
        });
        add(table, "tschuprows_t", (c, p, q) -> Association.tschuprowsT(new double[][] {p, q}));
        add(table, "chisquare_gof", (c, p, q) -> goodnessOfFit(p, q));
        add(table, "jensenshannon_distance", (c, p, q) -> JensenShannon.distance(p, q, base(c)));
        add(table, "kl_divergence", (c, p, q) -> {
            boolean swapped = c.parameters().has("p")
                    && "current".equals(c.parameters().get("p").asString());
            double pseudoCount =
                    c.parameters().find("smoothing").map(v -> v.asDouble()).orElse(0.0);
            return KullbackLeibler.divergence(swapped ? q : p, swapped ? p : q, base(c), pseudoCount);
        });
        add(table, "fisher_exact", (c, p, q) -> fisher(c, p[0], p[1], q[0], q[1]));
        add(table, "barnard_exact", (c, p, q) -> {
            SignificanceResult result = UnconditionedExactTest.withDefaults()
                    .with(pooled(c) ? UnconditionedExactTest.Method.Z_POOLED : UnconditionedExactTest.Method.Z_UNPOOLED)
                    .with(DriftTwoSampleSolvers.alternative(c))
                    .test(new int[][] {{(int) p[0], (int) p[1]}, {(int) q[0], (int) q[1]}});
            return Map.of("statistic", result.getStatistic(), "p", result.getPValue());
        });
        distance(table, "evidently_psi", Evidently::psiOfCounts);
        distance(table, "evidently_kl_div", Evidently::kullbackLeiblerOfCounts);
        distance(table, "evidently_jensenshannon", (p, q) -> JensenShannon.distance(p, q, Math.E));
        distance(table, "evidently_hellinger", Evidently::hellingerOfCounts);
        add(
                table,
                "evidently_chisquare",
                (c, p, q) -> constant(p, q)
                        ? Map.of("score", Double.NaN, "drift", false)
                        : judged(c, Evidently.chiSquare(p, q)));
        add(
                table,
                "evidently_z",
                (c, p, q) -> judged(
                        c,
                        TwoProportions.test(p[0], p[0] + p[1], q[0], q[0] + q[1])
                                .pValue()));
        add(table, "nannyml_jensen_shannon", (c, p, q) -> NannyMl.jensenShannonOfCounts(p, q));
        add(table, "nannyml_hellinger", (c, p, q) -> NannyMl.hellingerOfCounts(p, q));
        add(table, "nannyml_l_infinity", (c, p, q) -> NannyMl.largestDifference(p, q));
        add(table, "nannyml_chi2", (c, p, q) -> {
            ContingencyTest result = peerTest(p, q);
            return Map.of("value", result.statistic(), "p", result.pValue());
        });
        add(table, "alibi_chisquare", (c, p, q) -> {
            ContingencyTest result = peerTest(p, q);
            Map<String, Object> answer = named(result);
            answer.put("drift", result.pValue() < c.parameters().get("p_val").asDouble());
            return answer;
        });
        table.add(DriftSolvers.AREA, "alibi_fet", (c, data) -> {
            double ones = c.input().get("current_ones").asDouble();
            double before = c.input().get("reference_ones").asDouble();
            return fisher(
                    c,
                    ones,
                    c.input().get("current_n").asDouble() - ones,
                    before,
                    c.input().get("reference_n").asDouble() - before);
        });
        table.add(DriftSolvers.AREA, "two_proportion_z", (c, data) -> {
            double[] success = c.input().get("success").asDoubles();
            double[] n = c.input().get("n").asDoubles();
            TestResult result = TwoProportions.test(success[0], n[0], success[1], n[1], pooled(c));
            // The peer divides by a spread of 0 where both sides are all alike.
            boolean constant =
                    result.statistic() == 0 && (success[0] + success[1] == 0 || success[0] + success[1] == n[0] + n[1]);
            return Map.of(
                    "z", constant ? Double.NaN : result.statistic(), "p", constant ? Double.NaN : result.pValue());
        });
    }

    private static void add(SolverTable table, String metric, OnCounts solver) {
        table.addWhere(
                c -> c.area().equals(DriftSolvers.AREA)
                        && c.metric().equals(metric)
                        && c.input().has("reference_counts"),
                (c, data) -> solver.solve(
                        c,
                        c.input().get("reference_counts").asDoubles(),
                        c.input().get("current_counts").asDoubles()));
    }

    private static void distance(SolverTable table, String metric, ToDoubleBiFunction<double[], double[]> score) {
        add(table, metric, (c, p, q) -> {
            double value = score.applyAsDouble(p, q);
            return Map.of("score", value, "drift", value >= DriftPeerSolvers.threshold(c));
        });
    }

    private static Map<String, Object> judged(ReferenceCase c, double pValue) {
        return Map.of("score", pValue, "drift", pValue < DriftPeerSolvers.threshold(c));
    }

    private static ContingencyTest test(double[] p, double[] q, boolean yates, boolean likelihood) {
        double[][] table = {p, q};
        return likelihood ? ChiSquare.likelihoodRatio(table, yates) : ChiSquare.independence(table, yates);
    }

    /** Yates' correction for two categories; one category only counts as no change. */
    private static ContingencyTest peerTest(double[] p, double[] q) {
        return constant(p, q) ? new ContingencyTest(0, 1, 0, 0, "one category") : test(p, q, true, false);
    }

    private static boolean constant(double[] p, double[] q) {
        int used = 0;
        for (int i = 0; i < p.length; i++) {
            used += p[i] + q[i] > 0 ? 1 : 0;
        }
        return used < 2;
    }

    private static Map<String, Object> named(ContingencyTest test) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("statistic", test.statistic());
        answer.put("p", test.pValue());
        answer.put("df", test.degreesOfFreedom());
        return answer;
    }

    private static Object goodnessOfFit(double[] p, double[] q) {
        for (int i = 0; i < p.length; i++) {
            if (p[i] == 0 && q[i] > 0) {
                return Map.of("statistic", Double.POSITIVE_INFINITY, "p", 0.0);
            }
        }
        long[] observed = new long[q.length];
        for (int i = 0; i < q.length; i++) {
            observed[i] = (long) q[i];
        }
        SignificanceResult result = ChiSquareTest.withDefaults().test(p, observed);
        return Map.of("statistic", result.getStatistic(), "p", result.getPValue());
    }

    private static Map<String, Object> fisher(ReferenceCase reference, double a, double b, double c, double d) {
        SignificanceResult result = FisherExactTest.withDefaults()
                .with(DriftTwoSampleSolvers.alternative(reference))
                .test(new int[][] {{(int) a, (int) b}, {(int) c, (int) d}});
        return Map.of("odds_ratio", a * d / (b * c), "p", result.getPValue());
    }

    private static boolean pooled(ReferenceCase c) {
        return c.parameters().find("pooled").map(v -> v.asBoolean()).orElse(true);
    }

    private static boolean correction(ReferenceCase c) {
        return c.parameters().get("correction").asBoolean();
    }

    private static double base(ReferenceCase c) {
        return c.parameters()
                .find("base")
                .filter(v -> !"e".equals(v.raw()))
                .map(v -> v.asDouble())
                .orElse(Math.E);
    }
}
