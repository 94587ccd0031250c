package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.metrics.drift.batch.BinRule;
import dev.assay.metrics.drift.peer.Evidently;
import dev.assay.metrics.drift.peer.Frouros;
import dev.assay.metrics.drift.peer.NannyMl;
import dev.assay.metrics.realism.AndersonDarling;
import dev.assay.metrics.realism.CramerVonMises;
import dev.assay.metrics.realism.EnergyDistance;
import dev.assay.metrics.realism.Histogram;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.metrics.realism.Quantiles;
import dev.assay.metrics.realism.Wasserstein;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/** Numeric drift scores under the names of evidently, nannyml and frouros, and numpy's bins. */
final class DriftPeerSolvers {
    /** A frouros score, which takes a number of bins. */
    @FunctionalInterface
    private interface Binned {
        double of(double[] reference, double[] current, int bins);
    }

    private DriftPeerSolvers() {}

    static void register(SolverTable table) {
        distance(table, "evidently_psi", Evidently::psi);
        distance(table, "evidently_jensenshannon", Evidently::jensenShannon);
        distance(table, "evidently_kl_div", Evidently::kullbackLeibler);
        distance(table, "evidently_hellinger", Evidently::hellinger);
        distance(table, "evidently_wasserstein", Evidently::wasserstein);
        distance(table, "evidently_ed", EnergyDistance::distance);
        pValue(table, "evidently_ks", (x, y) -> DriftTwoSampleSolvers.peerKolmogorovSmirnov(x, y)
                .pValue());
        pValue(table, "evidently_cramer_von_mises", (x, y) -> CramerVonMises.test(x, y)
                .pValue());
        pValue(table, "evidently_anderson", (x, y) -> AndersonDarling.test(x, y).pValue());
        pValue(table, "evidently_mannw", Evidently::mannWhitney);
        pValue(table, "evidently_t_test", (x, y) -> DriftTwoSampleSolvers.student(x, y, true)
                .getPValue());
        DriftTwoSampleSolvers.add(table, "nannyml_jensen_shannon", (c, x, y) -> NannyMl.jensenShannon(x, y));
        DriftTwoSampleSolvers.add(table, "nannyml_hellinger", (c, x, y) -> NannyMl.hellinger(x, y));
        DriftTwoSampleSolvers.add(table, "nannyml_kolmogorov_smirnov", (c, x, y) -> KolmogorovSmirnov.statistic(x, y));
        DriftTwoSampleSolvers.add(table, "nannyml_wasserstein", (c, x, y) -> Wasserstein.distance(x, y));
        DriftTwoSampleSolvers.add(table, "frouros_emd", (c, x, y) -> Wasserstein.distance(x, y));
        DriftTwoSampleSolvers.add(table, "frouros_energy", (c, x, y) -> EnergyDistance.distance(x, y));
        binned(table, "frouros_psi", Frouros::psi);
        binned(table, "frouros_hellinger", Frouros::hellinger);
        binned(table, "frouros_bhattacharyya", Frouros::bhattacharyya);
        binned(table, "frouros_histogram_intersection_complement", Frouros::intersectionComplement);
        binned(table, "frouros_js", Frouros::jensenShannon);
        binned(table, "frouros_kl", Frouros::kullbackLeibler);
        table.add(DriftSolvers.AREA, "histogram_bin_edges", DriftPeerSolvers::bins);
        table.add(DriftSolvers.AREA, "quantile_edges", (c, data) -> {
            double[] values = column(c, data);
            // "linear (Hyndman-Fan 7)" is linear.
            Quantiles.Method method = c.parameters()
                    .find("method")
                    .map(name -> Quantiles.Method.named(name.asString().split(" ")[0]))
                    .orElse(Quantiles.Method.LINEAR);
            return Arrays.stream(c.parameters().get("probabilities").asDoubles())
                    .map(share -> Quantiles.of(values, share, method))
                    .toArray();
        });
    }

    private static void distance(SolverTable table, String metric, ToDoubleBiFunction<double[], double[]> score) {
        DriftTwoSampleSolvers.add(table, metric, (c, x, y) -> {
            double value = score.applyAsDouble(x, y);
            return Map.of("score", value, "drift", value >= threshold(c));
        });
    }

    private static void pValue(SolverTable table, String metric, ToDoubleBiFunction<double[], double[]> score) {
        DriftTwoSampleSolvers.add(table, metric, (c, x, y) -> {
            double value = score.applyAsDouble(x, y);
            return Map.of("score", value, "drift", value < threshold(c));
        });
    }

    private static void binned(SolverTable table, String metric, Binned score) {
        DriftTwoSampleSolvers.add(
                table,
                metric,
                (c, x, y) -> score.of(x, y, c.parameters().get("num_bins").asInt()));
    }

    static double threshold(ReferenceCase c) {
        return c.parameters().get("threshold").asDouble();
    }

    private static Object bins(ReferenceCase c, CaseData data) throws IOException {
        double[] values = column(c, data);
        JsonValue rule = c.parameters().get("rule");
        double[] edges =
                rule.isString() ? rule(rule.asString()).edges(values) : Histogram.equalWidthEdges(values, rule.asInt());
        int bins = edges.length - 1;
        return Map.of(
                "bins",
                bins,
                "first",
                edges[0],
                "last",
                edges[bins],
                "width",
                (edges[bins] - edges[0]) / bins,
                "counts",
                Histogram.counts(values, edges));
    }

    private static BinRule rule(String name) {
        return switch (name) {
            case "sturges" -> BinRule.STURGES;
            case "doane" -> BinRule.DOANE;
            case "fd" -> BinRule.FREEDMAN_DIACONIS;
            case "scott" -> BinRule.SCOTT;
            case "auto" -> BinRule.AUTO;
            case "rice" -> BinRule.RICE;
            case "sqrt" -> BinRule.SQUARE_ROOT;
            default -> throw new UnsupportedCaseException("no bin rule " + name);
        };
    }

    private static double[] column(ReferenceCase c, CaseData data) throws IOException {
        JsonValue input = c.input();
        if (input.has("values")) {
            return input.get("values").asDoubles();
        }
        CaseTable table = data.table(c, input.get("file").asString());
        if (input.has("rows")) {
            int[] rows = input.get("rows").asInts();
            table = table.slice(rows[0], rows[1]);
        }
        return table.doubles(input.get("column").asString());
    }
}
