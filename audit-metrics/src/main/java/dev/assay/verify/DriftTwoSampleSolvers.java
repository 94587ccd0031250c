package dev.assay.verify;

import dev.assay.kernel.TwoSampleScan;
import dev.assay.kernel.TwoSampleSums;
import dev.assay.metrics.drift.batch.BaumgartnerWeissSchindler;
import dev.assay.metrics.drift.batch.BrunnerMunzel;
import dev.assay.metrics.drift.batch.CramerVonMisesExact;
import dev.assay.metrics.drift.batch.EppsSingleton;
import dev.assay.metrics.drift.batch.Kuiper;
import dev.assay.metrics.drift.batch.OneSidedKolmogorovSmirnov;
import dev.assay.metrics.drift.batch.Spread;
import dev.assay.metrics.drift.peer.Frouros;
import dev.assay.metrics.drift.peer.TrustyAi;
import dev.assay.metrics.realism.AndersonDarling;
import dev.assay.metrics.realism.CramerVonMises;
import dev.assay.metrics.realism.EnergyDistance;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.metrics.realism.MannWhitney;
import dev.assay.metrics.realism.Wasserstein;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/** Two-sample tests of one numeric column under scipy's names. */
final class DriftTwoSampleSolvers {
    /** A computation on the reference and the current values of a case. */
    @FunctionalInterface
    interface OnSamples {
        Object solve(ReferenceCase reference, double[] x, double[] y);
    }

    private DriftTwoSampleSolvers() {}

    static void register(SolverTable table) {
        add(table, "ks_2samp", DriftTwoSampleSolvers::kolmogorovSmirnov);
        add(
                table,
                "cramervonmises_2samp",
                (c, x, y) -> named(isExact(c) ? CramerVonMisesExact.test(x, y) : CramerVonMises.test(x, y)));
        add(table, "anderson_ksamp", (c, x, y) -> {
            Map<String, Object> answer = named(AndersonDarling.test(ties(c), x, y));
            answer.put("critical_values", AndersonDarling.criticalValues(2));
            return answer;
        });
        add(table, "mannwhitneyu", (c, x, y) -> {
            TestResult result = MannWhitney.test(x, y, mannWhitney(c), alternative(c));
            return Map.of("U1", result.statistic(), "p", result.pValue());
        });
        add(table, "wasserstein_1", (c, x, y) -> Wasserstein.distance(x, y));
        add(table, "energy_distance", (c, x, y) -> EnergyDistance.distance(x, y));
        add(
                table,
                "epps_singleton_2samp",
                (c, x, y) -> Math.min(x.length, y.length) < 5
                        ? Map.of("statistic", Double.NaN, "p", Double.NaN)
                        : named(EppsSingleton.test(x, y, c.parameters().get("t").asDoubles())));
        add(table, "ttest_ind", (c, x, y) -> {
            boolean equal = c.parameters().get("equal_var").asBoolean();
            TTest.Result result = student(x, y, equal, alternative(c));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("statistic", result.getStatistic());
            answer.put("p", result.getPValue());
            answer.put("df", result.getDegreesOfFreedom());
            return answer;
        });
        add(table, "brunnermunzel", (c, x, y) -> brunnerMunzel(c, x, y));
        add(table, "mood", (c, x, y) -> named(Spread.mood(x, y, alternative(c))));
        add(
                table,
                "levene",
                (c, x, y) -> named(Spread.levene(
                        x,
                        y,
                        centre(c),
                        DriftStreamSolvers.number(c.parameters(), Spread.TRIMMED_SHARE, "proportiontocut"))));
        add(table, "kuiper", (c, x, y) -> named(Kuiper.test(x, y)));
        for (String peer : new String[] {"bws_test", "scipy_bws", "frouros_bws"}) {
            add(table, peer, (c, x, y) -> named(bws(c, x, y)));
        }
        add(table, "frouros_kuiper", (c, x, y) -> {
            double statistic = Frouros.kuiper(x, y);
            return Map.of("statistic", statistic, "p", Frouros.kuiperPValue(statistic, x.length, y.length));
        });
        add(table, "trustyai_meanshift", (c, x, y) -> named(TrustyAi.meanShift(x, y)));
        add(table, "frouros_ks", (c, x, y) -> named(peerKolmogorovSmirnov(x, y)));
        add(table, "frouros_cvm", (c, x, y) -> named(CramerVonMises.test(x, y)));
        add(table, "frouros_mwu", (c, x, y) -> named(MannWhitney.test(x, y, MannWhitney.Method.ASYMPTOTIC)));
        add(table, "frouros_ad", (c, x, y) -> named(AndersonDarling.test(x, y)));
        add(table, "frouros_welch", (c, x, y) -> {
            TTest.Result result = student(x, y, false);
            return Map.of("statistic", result.getStatistic(), "p", result.getPValue());
        });
    }

    /** Of many orders the peer draws some, so that its p-value is near ours only. */
    private static TestResult bws(ReferenceCase c, double[] x, double[] y) {
        return alternative(c) == AlternativeHypothesis.TWO_SIDED
                ? BaumgartnerWeissSchindler.test(x, y)
                : BaumgartnerWeissSchindler.test(x, y, alternative(c), 9999, new Seed(1));
    }

    static void add(SolverTable table, String metric, OnSamples solver) {
        table.addWhere(
                c -> c.area().equals(DriftSolvers.AREA)
                        && c.metric().equals(metric)
                        && !c.input().has("reference_counts"),
                (c, data) -> solver.solve(c, sample(c, data, "reference"), sample(c, data, "current")));
    }

    /** Inline numbers, or the named rows of a column. */
    static double[] sample(ReferenceCase c, CaseData data, String side) throws IOException {
        var input = c.input().get(side);
        if (input.isArray()) {
            return input.asDoubles();
        }
        CaseTable table = data.table(c, c.input().get("file").asString());
        if (input.has("rows")) {
            int[] rows = input.get("rows").asInts();
            table = table.slice(rows[0], rows[1]);
        }
        return table.doubles(input.get("column").asString());
    }

    static TTest.Result student(double[] x, double[] y, boolean equalVariances) {
        return student(x, y, equalVariances, AlternativeHypothesis.TWO_SIDED);
    }

    private static TTest.Result student(
            double[] x, double[] y, boolean equalVariances, AlternativeHypothesis alternative) {
        return TTest.withDefaults()
                .with(equalVariances ? DataDispersion.HOMOSCEDASTIC : DataDispersion.HETEROSCEDASTIC)
                .with(alternative)
                .test(x, y);
    }

    /** Exact up to 10,000 values a side, as scipy's automatic choice. */
    static TestResult peerKolmogorovSmirnov(double[] x, double[] y) {
        return KolmogorovSmirnov.test(
                x,
                y,
                Math.max(x.length, y.length) <= 10_000
                        ? KolmogorovSmirnov.Method.EXACT
                        : KolmogorovSmirnov.Method.ASYMPTOTIC);
    }

    static Map<String, Object> named(TestResult result) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("statistic", result.statistic());
        answer.put("p", result.pValue());
        return answer;
    }

    /** Of samples that do not overlap the peer's statistic is infinite; Student's distribution then has no p-value. */
    private static Object brunnerMunzel(ReferenceCase c, double[] x, double[] y) {
        boolean normal = "normal".equals(word(c, "distribution"));
        try {
            return named(BrunnerMunzel.test(x, y, alternative(c), normal));
        } catch (UndefinedStatisticException e) {
            double apart =
                    Arrays.stream(y).min().orElse(0) - Arrays.stream(x).max().orElse(0);
            double statistic = apart == 0 ? Double.NaN : apart * Double.POSITIVE_INFINITY;
            boolean expected = alternative(c) == AlternativeHypothesis.TWO_SIDED
                    || alternative(c) == AlternativeHypothesis.LESS_THAN == apart > 0;
            return Map.of("statistic", statistic, "p", normal && apart != 0 ? expected ? 0.0 : 1.0 : Double.NaN);
        }
    }

    private static Object kolmogorovSmirnov(ReferenceCase c, double[] x, double[] y) {
        return switch (word(c, "alternative")) {
            case "less" -> named(OneSidedKolmogorovSmirnov.firstHigher(x, y, kolmogorovSmirnovMethod(c)));
            case "greater" -> named(OneSidedKolmogorovSmirnov.firstLower(x, y, kolmogorovSmirnovMethod(c)));
            case "", "two-sided" -> {
                Map<String, Object> answer = named(KolmogorovSmirnov.test(x, y, kolmogorovSmirnovMethod(c)));
                TwoSampleSums sums = TwoSampleScan.of(x, y);
                boolean below = sums.ksMinus > sums.ksPlus;
                answer.put("location", location(x, y, below));
                answer.put("sign", below ? -1 : 1);
                yield answer;
            }
            default -> throw new UnsupportedCaseException("no alternative " + word(c, "alternative"));
        };
    }

    /**
     * The first value, in order of the first sample and then of the second, with the largest rounded difference of the
     * distribution functions; equal true differences may round apart, and the peer reports what rounding prefers.
     */
    private static double location(double[] x, double[] y, boolean below) {
        double[] a = x.clone();
        double[] b = y.clone();
        java.util.Arrays.sort(a);
        java.util.Arrays.sort(b);
        double best = Double.NEGATIVE_INFINITY;
        double at = Double.NaN;
        for (double[] sample : new double[][] {a, b}) {
            for (double value : sample) {
                double gap = share(a, value) - share(b, value);
                gap = below ? -gap : gap;
                if (gap > best) {
                    best = gap;
                    at = value;
                }
            }
        }
        return at;
    }

    /** The share of a sorted sample at or below a value. */
    private static double share(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low / (double) sorted.length;
    }

    private static KolmogorovSmirnov.Method kolmogorovSmirnovMethod(ReferenceCase c) {
        return isExact(c) ? KolmogorovSmirnov.Method.EXACT : KolmogorovSmirnov.Method.ASYMPTOTIC;
    }

    private static MannWhitney.Method mannWhitney(ReferenceCase c) {
        if (isExact(c)) {
            return MannWhitney.Method.EXACT;
        }
        boolean continuity = !c.parameters().has("use_continuity")
                || c.parameters().get("use_continuity").asBoolean();
        return continuity ? MannWhitney.Method.ASYMPTOTIC : MannWhitney.Method.ASYMPTOTIC_WITHOUT_CONTINUITY;
    }

    private static boolean isExact(ReferenceCase c) {
        return switch (word(c, "method")) {
            case "exact" -> true;
            case "", "asymp", "asymptotic" -> false;
            default -> throw new UnsupportedCaseException("no method " + word(c, "method"));
        };
    }

    static AlternativeHypothesis alternative(ReferenceCase c) {
        return switch (word(c, "alternative")) {
            case "", "two-sided" -> AlternativeHypothesis.TWO_SIDED;
            case "greater" -> AlternativeHypothesis.GREATER_THAN;
            case "less" -> AlternativeHypothesis.LESS_THAN;
            default -> throw new UnsupportedCaseException("no alternative " + word(c, "alternative"));
        };
    }

    private static AndersonDarling.Ties ties(ReferenceCase c) {
        boolean midRank = c.parameters().find("midrank").map(v -> v.asBoolean()).orElse(true);
        return midRank ? AndersonDarling.Ties.MID_RANK : AndersonDarling.Ties.RIGHT_CONTINUOUS;
    }

    private static Spread.Centre centre(ReferenceCase c) {
        return switch (word(c, "center")) {
            case "", "median" -> Spread.Centre.MEDIAN;
            case "mean" -> Spread.Centre.MEAN;
            case "trimmed" -> Spread.Centre.TRIMMED_MEAN;
            default -> throw new UnsupportedCaseException("no centre " + word(c, "center"));
        };
    }

    private static String word(ReferenceCase c, String parameter) {
        return c.parameters().find(parameter).map(v -> v.asString()).orElse("");
    }
}
