package dev.assay.verify;

import static dev.assay.verify.KnownParameters.ANY;
import static dev.assay.verify.RealismSolvers.AREA;

import dev.assay.json.JsonValue;
import dev.assay.metrics.drift.batch.CramerVonMisesExact;
import dev.assay.metrics.drift.batch.OneSidedKolmogorovSmirnov;
import dev.assay.metrics.realism.AndersonDarling;
import dev.assay.metrics.realism.ChiSquare;
import dev.assay.metrics.realism.ContingencyTest;
import dev.assay.metrics.realism.CramerVonMises;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.metrics.realism.MannWhitney;
import dev.assay.stats.TestResult;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.statistics.inference.AlternativeHypothesis;

/** Two-sample tests of one column. */
final class RealismTestSolvers {
    private RealismTestSolvers() {}

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
                    return RealismInput.ofNumbers(c, data, (real, synthetic) -> {
                        KolmogorovSmirnov.Method method = method(mode, real, synthetic);
                        if (!alternative.equals("two-sided") && overflows(present(real), present(synthetic))) {
                            method = KolmogorovSmirnov.Method.ASYMPTOTIC;
                        }
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
            return RealismInput.ofNumbers(
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
                (c, data) -> RealismInput.ofNumbers(c, data, (real, synthetic) -> {
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
        table.add(AREA, "MannWhitneyU", Map.of("alternative", ANY, "continuity", ANY, "method", ANY), (c, data) -> {
            AlternativeHypothesis alternative = DriftTwoSampleSolvers.alternative(c);
            boolean continuity =
                    c.parameters().find("continuity").map(JsonValue::asBoolean).orElse(true);
            String method =
                    c.parameters().find("method").map(JsonValue::asString).orElse("asymptotic");
            return RealismInput.ofNumbers(
                    c,
                    data,
                    (real, synthetic) -> pair(MannWhitney.test(
                            real, synthetic, rankMethod(method, continuity, real, synthetic), alternative)));
        });
        table.add(AREA, "Chi2Homogeneity", Map.of("correction", ANY), (c, data) -> {
            boolean yates =
                    c.parameters().find("correction").map(JsonValue::asBoolean).orElse(false);
            return RealismInput.ofCounts(
                    c, data, k -> table(ChiSquare.independence(new double[][] {k.first(), k.second()}, yates)));
        });
        table.add(AREA, "GTest", Map.of("correction", ANY), (c, data) -> {
            boolean yates =
                    c.parameters().find("correction").map(JsonValue::asBoolean).orElse(false);
            return RealismInput.ofCounts(
                    c, data, k -> table(ChiSquare.likelihoodRatio(new double[][] {k.first(), k.second()}, yates)));
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

    /** Whether scipy's count of one-sided paths leaves the doubles, so that it falls back on the asymptotic value. */
    private static boolean overflows(long n, long m) {
        double paths = Gamma.logGamma(n + m + 1.0) - Gamma.logGamma(n + 1.0) - Gamma.logGamma(m + 1.0);
        return n != m && paths > Math.log(Double.MAX_VALUE);
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

    private static Map<String, Double> pair(TestResult result) {
        return Map.of("statistic", result.statistic(), "pvalue", result.pValue());
    }

    private static Map<String, Number> table(ContingencyTest test) {
        return Map.of("statistic", test.statistic(), "pvalue", test.pValue(), "dof", test.degreesOfFreedom());
    }
}
