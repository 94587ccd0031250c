package dev.assay.verify;

import static dev.assay.verify.RealismSolvers.AREA;

import dev.assay.json.JsonValue;
import dev.assay.metrics.realism.AndersonDarling;
import dev.assay.metrics.realism.CategoryCounts;
import dev.assay.metrics.realism.ChiSquare;
import dev.assay.metrics.realism.ContingencyTest;
import dev.assay.metrics.realism.Correlation;
import dev.assay.metrics.realism.CramerVonMises;
import dev.assay.metrics.realism.EnergyDistance;
import dev.assay.metrics.realism.Entropy;
import dev.assay.metrics.realism.Histogram;
import dev.assay.metrics.realism.JensenShannon;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.metrics.realism.KullbackLeibler;
import dev.assay.metrics.realism.MannWhitney;
import dev.assay.metrics.realism.Moments;
import dev.assay.metrics.realism.Wasserstein;
import dev.assay.stats.TestResult;
import java.io.IOException;
import java.util.Map;

/** Two-sample tests and distances of one column. */
final class RealismTwoSampleSolvers {
    private RealismTwoSampleSolvers() {}

    @FunctionalInterface
    private interface OfNumbers {
        Object answer(double[] real, double[] synthetic);
    }

    @FunctionalInterface
    private interface OfCounts {
        Object answer(CategoryCounts counts);
    }

    static void register(SolverTable table) {
        table.add(AREA, "KolmogorovSmirnov2Sample", (c, data) -> {
            String mode = c.parameters().find("mode").map(JsonValue::asString).orElse("auto");
            return numbers(
                    c,
                    data,
                    (real, synthetic) -> pair(KolmogorovSmirnov.test(real, synthetic, method(mode, real, synthetic))));
        });
        table.add(AREA, "CramerVonMises2Sample", (c, data) -> {
            requireParameter(c, "method", "asymptotic");
            return numbers(c, data, (real, synthetic) -> pair(CramerVonMises.test(real, synthetic)));
        });
        table.add(
                AREA,
                "AndersonDarlingKSample",
                (c, data) -> numbers(c, data, (real, synthetic) -> {
                    TestResult result = AndersonDarling.test(real, synthetic);
                    return Map.of("statistic", result.statistic(), "pvalue_capped", result.pValue());
                }));
        table.add(AREA, "Wasserstein1", (c, data) -> numbers(c, data, Wasserstein::distance));
        table.add(AREA, "EnergyDistance", (c, data) -> numbers(c, data, EnergyDistance::distance));
        table.add(AREA, "MannWhitneyU", (c, data) -> {
            requireParameter(c, "alternative", "two-sided");
            boolean continuity = c.parameters().get("continuity").asBoolean();
            MannWhitney.Method method =
                    continuity ? MannWhitney.Method.ASYMPTOTIC : MannWhitney.Method.ASYMPTOTIC_WITHOUT_CONTINUITY;
            return numbers(c, data, (real, synthetic) -> pair(MannWhitney.test(real, synthetic, method)));
        });
        table.add(AREA, "Moments", (c, data) -> numbers(c, data, RealismTwoSampleSolvers::moments));
        table.add(AREA, "JensenShannonDistance", RealismTwoSampleSolvers::jensenShannon);
        table.add(AREA, "Chi2Homogeneity", (c, data) -> {
            boolean yates =
                    c.parameters().find("correction").map(JsonValue::asBoolean).orElse(false);
            return counts(c, data, k -> table(ChiSquare.independence(new double[][] {k.first(), k.second()}, yates)));
        });
        table.add(AREA, "GTest", (c, data) -> {
            boolean yates =
                    c.parameters().find("correction").map(JsonValue::asBoolean).orElse(false);
            return counts(
                    c, data, k -> table(ChiSquare.likelihoodRatio(new double[][] {k.first(), k.second()}, yates)));
        });
        table.add(AREA, "KLDivergence", (c, data) -> {
            double pseudoCount = pseudoCount(c.parameters().get("smoothing").asString());
            return counts(
                    c,
                    data,
                    k -> Map.of(
                            "real_to_syn",
                            KullbackLeibler.divergence(k.first(), k.second(), Math.E, pseudoCount),
                            "syn_to_real",
                            KullbackLeibler.divergence(k.second(), k.first(), Math.E, pseudoCount),
                            "real_to_syn_bits",
                            KullbackLeibler.divergence(k.first(), k.second(), 2, pseudoCount)));
        });
        table.add(AREA, "Entropy", (c, data) -> {
            double base = base(c.parameters().get("base"));
            return counts(
                    c,
                    data,
                    k -> Map.of("real", Entropy.of(k.first(), base), "synthetic", Entropy.of(k.second(), base)));
        });
        table.add(AREA, "Correlation", (c, data) -> {
            CaseTable rows = new RealismInput(c, data).table("data");
            double[] x = rows.doubles(rows.columns().get(0));
            double[] y = rows.doubles(rows.columns().get(1));
            return Map.of(
                    "pearson",
                    Correlation.pearson(x, y),
                    "spearman",
                    Correlation.spearman(x, y),
                    "kendall_tau_b",
                    Correlation.kendall(x, y));
        });
    }

    private static KolmogorovSmirnov.Method method(String mode, double[] real, double[] synthetic) {
        return switch (mode) {
            case "asymp" -> KolmogorovSmirnov.Method.ASYMPTOTIC;
            case "exact" -> KolmogorovSmirnov.Method.EXACT;
            // scipy's rule.
            case "auto" ->
                Math.max(real.length, synthetic.length) <= 10_000
                        ? KolmogorovSmirnov.Method.EXACT
                        : KolmogorovSmirnov.Method.ASYMPTOTIC;
            default -> throw new UnsupportedCaseException("the mode " + mode);
        };
    }

    private static Object numbers(ReferenceCase c, CaseData data, OfNumbers function) throws IOException {
        RealismInput input = new RealismInput(c, data);
        return function.answer(input.numbers("real"), input.numbers("synthetic"));
    }

    private static Object counts(ReferenceCase c, CaseData data, OfCounts function) throws IOException {
        RealismInput input = new RealismInput(c, data);
        return function.answer(CategoryCounts.of(input.categories("real"), input.categories("synthetic")));
    }

    private static Object jensenShannon(ReferenceCase c, CaseData data) throws IOException {
        JsonValue parameters = c.parameters();
        if (c.status() == ReferenceCase.Status.PEER_DEFECT) {
            // Recorded on bins whose proportions the peer adds 1 to; ours are the bins without it.
            return withoutSmoothing(c, data, parameters.get("bins").asInt());
        }
        double base = base(parameters.get("base"));
        if (parameters.has("bins")) {
            int bins = parameters.get("bins").asInt();
            return numbers(c, data, (real, synthetic) -> {
                double[] edges = Histogram.equalWidthEdges(real, bins);
                return jensenShannon(Histogram.openCounts(real, edges), Histogram.openCounts(synthetic, edges), base);
            });
        }
        return counts(c, data, k -> jensenShannon(k.first(), k.second(), base));
    }

    private static Object withoutSmoothing(ReferenceCase c, CaseData data, int bins) throws IOException {
        if (c.input().get("real").isString()) {
            double[] real =
                    java.util.stream.IntStream.range(0, 100).asDoubleStream().toArray();
            double[] synthetic = new double[100];
            java.util.Arrays.fill(synthetic, 0.5);
            return Map.of("x", binned(real, synthetic, bins));
        }
        RealismInput input = new RealismInput(c, data);
        CaseTable real = input.table("real");
        CaseTable synthetic = input.table("synthetic");
        Map<String, Double> distances = new java.util.LinkedHashMap<>();
        for (String column : real.columns()) {
            distances.put(column, binned(real.doubles(column), synthetic.doubles(column), bins));
        }
        return distances;
    }

    private static double binned(double[] real, double[] synthetic, int bins) {
        double[] edges = Histogram.equalWidthEdges(real, bins);
        return JensenShannon.distance(
                Histogram.openCounts(real, edges), Histogram.openCounts(synthetic, edges), Math.E);
    }

    private static Map<String, Double> jensenShannon(double[] p, double[] q, double base) {
        return Map.of(
                "distance", JensenShannon.distance(p, q, base), "divergence", JensenShannon.divergence(p, q, base));
    }

    private static Map<String, Double> moments(double[] real, double[] synthetic) {
        Moments r = Moments.of(real);
        Moments s = Moments.of(synthetic);
        return Map.of(
                "real_mean", r.mean(),
                "real_std", r.standardDeviation(),
                "real_skew", r.skewness(),
                "real_exkurt", r.excessKurtosis(),
                "syn_mean", s.mean(),
                "syn_std", s.standardDeviation(),
                "syn_skew", s.skewness(),
                "syn_exkurt", s.excessKurtosis());
    }

    private static Map<String, Double> pair(TestResult result) {
        return Map.of("statistic", result.statistic(), "pvalue", result.pValue());
    }

    private static Map<String, Number> table(ContingencyTest test) {
        return Map.of("statistic", test.statistic(), "pvalue", test.pValue(), "dof", test.degreesOfFreedom());
    }

    static double base(JsonValue base) {
        return base.isNumber()
                ? base.asDouble()
                : "e".equals(base.asString()) ? Math.E : Double.parseDouble(base.asString());
    }

    /** The number in a description such as "add 0.5 to every count of the union of categories". */
    private static double pseudoCount(String smoothing) {
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile("add ([0-9.eE-]+) ").matcher(smoothing);
        if (matcher.find()) {
            return Double.parseDouble(matcher.group(1));
        }
        if ("none".equals(smoothing)) {
            return 0;
        }
        throw new UnsupportedCaseException("the smoothing " + smoothing);
    }

    private static void requireParameter(ReferenceCase c, String name, String value) {
        String given = c.parameters().find(name).map(JsonValue::asString).orElse(value);
        if (!given.equals(value)) {
            throw new UnsupportedCaseException("the " + name + " " + given);
        }
    }
}
