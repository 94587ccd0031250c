package dev.assay.verify;

import static dev.assay.verify.KnownParameters.ANY;
import static dev.assay.verify.RealismSolvers.AREA;

import dev.assay.json.JsonValue;
import dev.assay.metrics.drift.batch.CramerVonMisesExact;
import dev.assay.metrics.drift.batch.OneSidedKolmogorovSmirnov;
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
import dev.assay.stats.UndefinedStatisticException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;

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
        table.add(
                AREA, "KolmogorovSmirnov2Sample", Map.of("mode", ANY, "method", ANY, "alternative", ANY), (c, data) -> {
                    String mode = c.parameters()
                            .find("mode")
                            .or(() -> c.parameters().find("method"))
                            .map(JsonValue::asString)
                            .orElse("auto");
                    String alternative = c.parameters()
                            .find("alternative")
                            .map(JsonValue::asString)
                            .orElse("two-sided");
                    return numbers(c, data, (real, synthetic) -> {
                        KolmogorovSmirnov.Method method = method(mode, real, synthetic);
                        return pair(
                                switch (alternative) {
                                    case "two-sided" -> KolmogorovSmirnov.test(real, synthetic, method);
                                    case "less" -> OneSidedKolmogorovSmirnov.firstHigher(real, synthetic, method);
                                    case "greater" -> OneSidedKolmogorovSmirnov.firstLower(real, synthetic, method);
                                    default -> throw new UnsupportedCaseException("the alternative " + alternative);
                                });
                    });
                });
        table.add(AREA, "CramerVonMises2Sample", Map.of("method", ANY), (c, data) -> {
            String method =
                    c.parameters().find("method").map(JsonValue::asString).orElse("auto");
            return numbers(
                    c,
                    data,
                    (real, synthetic) -> pair(
                            switch (method) {
                                case "asymptotic" -> CramerVonMises.test(real, synthetic);
                                case "exact" -> CramerVonMisesExact.test(real, synthetic);
                                // scipy's rule.
                                case "auto" ->
                                    Math.max(present(real), present(synthetic)) <= 20
                                            ? CramerVonMisesExact.test(real, synthetic)
                                            : CramerVonMises.test(real, synthetic);
                                default -> throw new UnsupportedCaseException("the method " + method);
                            }));
        });
        table.add(
                AREA,
                "AndersonDarlingKSample",
                Map.of("midrank", ANY),
                (c, data) -> numbers(c, data, (real, synthetic) -> {
                    boolean midrank = c.parameters()
                            .find("midrank")
                            .map(JsonValue::asBoolean)
                            .orElse(true);
                    TestResult result = AndersonDarling.test(
                            midrank ? AndersonDarling.Ties.MID_RANK : AndersonDarling.Ties.RIGHT_CONTINUOUS,
                            real,
                            synthetic);
                    return Map.of("statistic", result.statistic(), "pvalue_capped", result.pValue());
                }));
        table.add(AREA, "Wasserstein1", Map.of(), (c, data) -> numbers(c, data, Wasserstein::distance));
        table.add(AREA, "EnergyDistance", Map.of(), (c, data) -> numbers(c, data, EnergyDistance::distance));
        table.add(AREA, "MannWhitneyU", Map.of("alternative", ANY, "continuity", ANY, "method", ANY), (c, data) -> {
            AlternativeHypothesis alternative = DriftTwoSampleSolvers.alternative(c);
            boolean continuity =
                    c.parameters().find("continuity").map(JsonValue::asBoolean).orElse(true);
            String method =
                    c.parameters().find("method").map(JsonValue::asString).orElse("asymptotic");
            return numbers(
                    c,
                    data,
                    (real, synthetic) -> pair(MannWhitney.test(
                            real, synthetic, rankMethod(method, continuity, real, synthetic), alternative)));
        });
        table.add(
                AREA,
                "Moments",
                Map.of("skew", ANY, "kurtosis", ANY),
                (c, data) -> numbers(c, data, (real, synthetic) -> moments(c, real, synthetic)));
        table.add(
                AREA,
                "JensenShannonDistance",
                Map.of(
                        "bins",
                        ANY,
                        "base",
                        ANY,
                        "edges",
                        Set.of("equal width over real min..max, synthetic clipped into range"),
                        "smoothing",
                        Set.of("none")),
                RealismTwoSampleSolvers::jensenShannon);
        table.add(AREA, "Chi2Homogeneity", Map.of("correction", ANY), (c, data) -> {
            boolean yates =
                    c.parameters().find("correction").map(JsonValue::asBoolean).orElse(false);
            return counts(c, data, k -> table(ChiSquare.independence(new double[][] {k.first(), k.second()}, yates)));
        });
        table.add(AREA, "GTest", Map.of("correction", ANY), (c, data) -> {
            boolean yates =
                    c.parameters().find("correction").map(JsonValue::asBoolean).orElse(false);
            return counts(
                    c, data, k -> table(ChiSquare.likelihoodRatio(new double[][] {k.first(), k.second()}, yates)));
        });
        table.add(AREA, "KLDivergence", Map.of("smoothing", ANY), (c, data) -> {
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
        table.add(AREA, "Entropy", Map.of("base", ANY), (c, data) -> {
            double base = base(c.parameters().get("base"));
            return counts(
                    c,
                    data,
                    k -> Map.of("real", Entropy.of(k.first(), base), "synthetic", Entropy.of(k.second(), base)));
        });
        table.add(AREA, "Correlation", Map.of(), (c, data) -> {
            CaseTable rows = new RealismInput(c, data).table("data");
            double[] x = rows.doubles(rows.columns().get(0));
            double[] y = rows.doubles(rows.columns().get(1));
            return Map.of(
                    "pearson",
                    orNaN(() -> Correlation.pearson(x, y)),
                    "spearman",
                    orNaN(() -> Correlation.spearman(x, y)),
                    "kendall_tau_b",
                    orNaN(() -> Correlation.kendall(x, y)));
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

    private static MannWhitney.Method rankMethod(String method, boolean continuity, double[] real, double[] synthetic) {
        MannWhitney.Method approximate =
                continuity ? MannWhitney.Method.ASYMPTOTIC : MannWhitney.Method.ASYMPTOTIC_WITHOUT_CONTINUITY;
        return switch (method) {
            case "asymptotic" -> approximate;
            case "exact" -> MannWhitney.Method.EXACT;
            // scipy's rule.
            case "auto" ->
                Math.min(present(real), present(synthetic)) > 8 || hasTies(real, synthetic)
                        ? approximate
                        : MannWhitney.Method.EXACT;
            default -> throw new UnsupportedCaseException("the method " + method);
        };
    }

    private static boolean hasTies(double[] real, double[] synthetic) {
        double[] all = DoubleStream.concat(Arrays.stream(real), Arrays.stream(synthetic))
                .filter(value -> !Double.isNaN(value))
                .map(value -> value + 0.0)
                .toArray();
        return Arrays.stream(all).distinct().count() < all.length;
    }

    private static long present(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    }

    /** NaN is how the cases write that a statistic has no value. */
    private static double orNaN(DoubleSupplier statistic) {
        try {
            return statistic.getAsDouble();
        } catch (UndefinedStatisticException e) {
            return Double.NaN;
        }
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
            double[] real = IntStream.range(0, 100).asDoubleStream().toArray();
            double[] synthetic = new double[100];
            Arrays.fill(synthetic, 0.5);
            return Map.of("x", binned(real, synthetic, bins));
        }
        RealismInput input = new RealismInput(c, data);
        CaseTable real = input.table("real");
        CaseTable synthetic = input.table("synthetic");
        Map<String, Double> distances = new LinkedHashMap<>();
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

    private static Map<String, Double> moments(ReferenceCase c, double[] real, double[] synthetic) {
        boolean skew = unbiased(c, "skew", "biased", "unbiased");
        boolean kurtosis = unbiased(c, "kurtosis", "excess, biased", "excess, unbiased");
        Map<String, Double> answer = new LinkedHashMap<>();
        Map.of("real", Moments.of(real), "syn", Moments.of(synthetic)).forEach((side, m) -> {
            answer.put(side + "_mean", m.mean());
            answer.put(side + "_std", m.standardDeviation());
            answer.put(side + "_skew", skew ? m.unbiasedSkewness() : m.skewness());
            answer.put(side + "_exkurt", kurtosis ? m.unbiasedExcessKurtosis() : m.excessKurtosis());
        });
        return answer;
    }

    private static boolean unbiased(ReferenceCase c, String name, String biased, String unbiased) {
        String given = c.parameters().find(name).map(JsonValue::asString).orElse(biased);
        if (!given.equals(biased) && !given.equals(unbiased)) {
            throw new UnsupportedCaseException("the " + name + " " + given);
        }
        return given.equals(unbiased);
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
        Matcher matcher = Pattern.compile("add ([0-9.eE-]+) ").matcher(smoothing);
        if (matcher.find()) {
            return Double.parseDouble(matcher.group(1));
        }
        if ("none".equals(smoothing)) {
            return 0;
        }
        throw new UnsupportedCaseException("the smoothing " + smoothing);
    }
}
