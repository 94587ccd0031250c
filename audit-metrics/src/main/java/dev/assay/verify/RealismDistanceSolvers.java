package dev.assay.verify;

import static dev.assay.verify.KnownParameters.ANY;
import static dev.assay.verify.RealismSolvers.AREA;

import dev.assay.json.JsonValue;
import dev.assay.metrics.realism.Correlation;
import dev.assay.metrics.realism.EnergyDistance;
import dev.assay.metrics.realism.Entropy;
import dev.assay.metrics.realism.Histogram;
import dev.assay.metrics.realism.JensenShannon;
import dev.assay.metrics.realism.KullbackLeibler;
import dev.assay.metrics.realism.Moments;
import dev.assay.metrics.realism.Wasserstein;
import dev.assay.stats.UndefinedStatisticException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Distances, entropies and moments of one column, and correlations. */
final class RealismDistanceSolvers {
    private RealismDistanceSolvers() {}

    static void register(SolverTable table) {
        table.add(AREA, "Wasserstein1", Map.of(), (c, data) -> RealismInput.ofNumbers(c, data, Wasserstein::distance));
        table.add(
                AREA,
                "EnergyDistance",
                Map.of(),
                (c, data) -> RealismInput.ofNumbers(c, data, EnergyDistance::distance));
        table.add(
                AREA,
                "Moments",
                Map.of("skew", ANY, "kurtosis", ANY),
                (c, data) -> RealismInput.ofNumbers(c, data, (real, synthetic) -> moments(c, real, synthetic)));
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
                RealismDistanceSolvers::jensenShannon);
        table.add(AREA, "KLDivergence", Map.of("smoothing", ANY), (c, data) -> {
            double pseudoCount = pseudoCount(c.parameters().get("smoothing").asString());
            return RealismInput.ofCounts(
                    c,
                    data,
                    k -> Map.of(
                            "real_to_syn",
                            orInfinite(() -> KullbackLeibler.divergence(k.first(), k.second(), Math.E, pseudoCount)),
                            "syn_to_real",
                            orInfinite(() -> KullbackLeibler.divergence(k.second(), k.first(), Math.E, pseudoCount)),
                            "real_to_syn_bits",
                            orInfinite(() -> KullbackLeibler.divergence(k.first(), k.second(), 2, pseudoCount))));
        });
        table.add(AREA, "Entropy", Map.of("base", ANY), (c, data) -> {
            double base = base(c.parameters().get("base"));
            return RealismInput.ofCounts(
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

    /** NaN is how the cases write that a statistic has no value. */
    private static double orNaN(DoubleSupplier statistic) {
        try {
            return statistic.getAsDouble();
        } catch (UndefinedStatisticException e) {
            return Double.NaN;
        }
    }

    /** The cases write Infinity where the second side lacks a category of the first, which is undefined here. */
    private static double orInfinite(DoubleSupplier divergence) {
        try {
            return divergence.getAsDouble();
        } catch (UndefinedStatisticException e) {
            return Double.POSITIVE_INFINITY;
        }
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
            return RealismInput.ofNumbers(c, data, (real, synthetic) -> {
                double[] edges = Histogram.equalWidthEdges(real, bins);
                return jensenShannon(Histogram.openCounts(real, edges), Histogram.openCounts(synthetic, edges), base);
            });
        }
        return RealismInput.ofCounts(c, data, k -> jensenShannon(k.first(), k.second(), base));
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
