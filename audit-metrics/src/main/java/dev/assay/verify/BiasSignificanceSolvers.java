package dev.assay.verify;

import static dev.assay.verify.BiasExpectation.value;

import dev.assay.json.JsonValue;
import dev.assay.metrics.bias.group.ConditionalOddsRatio;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.MantelHaenszel;
import dev.assay.metrics.bias.group.MeanDifference;
import dev.assay.metrics.bias.group.ScoreInterval;
import dev.assay.metrics.bias.group.TwoProportionTest;
import dev.assay.stats.Interval;
import dev.assay.stats.PValueAdjustment;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.inference.AlternativeHypothesis;

/** Tests and intervals of two rates, stratified tests, adjusted p-values, under the names of scipy and statsmodels. */
final class BiasSignificanceSolvers {
    private static final Map<String, AlternativeHypothesis> ALTERNATIVES = Map.of(
            "two-sided", AlternativeHypothesis.TWO_SIDED,
            "less", AlternativeHypothesis.LESS_THAN,
            "greater", AlternativeHypothesis.GREATER_THAN);

    private BiasSignificanceSolvers() {}

    static void register(SolverTable table) {
        table.addWhere(
                c -> c.area().equals("bias") && c.metric().startsWith("two selection rates"), (c, data) -> twoRates(c));
        table.addWhere(
                c -> c.area().equals("bias") && c.metric().startsWith("stratified disparity"),
                (c, data) -> stratified(c));
        table.add("bias", "adjusted p values for many groups", (c, data) -> adjusted(c));
        table.addWhere(
                c -> c.area().equals("bias") && c.metric().startsWith("exact permutation test"),
                (c, data) -> permutation(c));
    }

    private static Object twoRates(ReferenceCase reference) {
        JsonValue in = reference.input();
        double level = 1
                - reference.parameters().find("alpha").map(JsonValue::asDouble).orElse(0.05);
        TwoProportionTest t = new TwoProportionTest(
                in.get("selected_1").asInt(),
                in.get("n_1").asInt(),
                in.get("selected_2").asInt(),
                in.get("n_2").asInt());
        double x1 = t.successes1();
        double n1 = t.trials1();
        double x2 = t.successes2();
        double n2 = t.trials2();
        GroupRate a = new GroupRate("first", x1, n1);
        GroupRate b = new GroupRate("second", x2, n2);
        // "ci_95" for the level 0.95.
        String ci = "ci_" + Math.round(100 * level);
        Map<String, Object> answer = new LinkedHashMap<>();
        Map<String, Object> fisher = new LinkedHashMap<>();
        ALTERNATIVES.forEach((name, alternative) -> {
            TestResult result = t.fisher(alternative);
            fisher.put(name, Map.of("odds_ratio", result.statistic(), "p", result.pValue()));
        });
        answer.put("fisher_exact", fisher);
        answer.put("chi2_no_correction", test("chi2", t.chiSquared()));
        answer.put("chi2_yates", test("chi2", t.chiSquaredYates()));
        answer.put("g_test", test("g", t.gTest()));
        answer.put("z_pooled", test("z", t.pooledZ()));
        answer.put("score_test_difference", test("z", t.score()));
        if ((long) t.trials1() * t.trials2() <= TwoProportionTest.UNCONDITIONAL_LIMIT) {
            answer.put("barnard_exact (columns are the groups)", test("statistic", t.barnardWithoutTies()));
            answer.put("boschloo_exact (columns are the groups)", test("statistic", t.boschlooDoubled()));
        }
        answer.put(
                ci + "_group1",
                Map.of(
                        "wilson", ends(ProportionInterval.wilson(x1, n1, level)),
                        "agresti_coull", ends(ProportionInterval.agrestiCoull(x1, n1, level)),
                        "beta", ends(ProportionInterval.clopperPearson(x1, n1, level)),
                        "jeffreys", ends(ProportionInterval.jeffreys(x1, n1, level)),
                        "normal", ends(ProportionInterval.wald(x1, n1, level))));
        Map<String, Object> difference = new LinkedHashMap<>();
        difference.put("newcomb", ends(ProportionInterval.newcombe(x1, n1, x2, n2, level)));
        Interval wald = ProportionInterval.waldDifference(x1, n1, x2, n2, level);
        difference.put("wald", ends(wald));
        difference.put("agresti-caffo", ends(ProportionInterval.agrestiCaffo(x1, n1, x2, n2, level)));
        difference.put(
                "score",
                hasEmptyCell(t) || startsOutside(wald)
                        ? BiasExpectation.UNDEFINED
                        : ends(ScoreInterval.difference(a, b, level)));
        answer.put(ci + "_difference", difference);
        answer.put(
                ci + "_ratio",
                Map.of(
                        "log", ends(ProportionInterval.katz(x1, n1, x2, n2, level)),
                        "log-adjusted", ends(ProportionInterval.katzAdjusted(x1, n1, x2, n2, level)),
                        "score", hasEmptyCell(t) ? BiasExpectation.UNDEFINED : ends(ScoreInterval.ratio(a, b, level))));
        Map<String, Object> risk = new LinkedHashMap<>();
        risk.put("value", value(() -> a.value() / b.value()));
        risk.put("ci_katz_" + Math.round(100 * level), ends(ProportionInterval.katz(x1, n1, x2, n2, level)));
        answer.put("relative_risk", risk);
        answer.put("odds_ratio_conditional", odds(t, level, ci));
        return BiasExpectation.check(reference, answer);
    }

    /** The peer's root search for score limits breaks down where a cell is empty: nothing to agree with there. */
    private static boolean hasEmptyCell(TwoProportionTest t) {
        return t.successes1() == 0
                || t.successes2() == 0
                || t.successes1() == t.trials1()
                || t.successes2() == t.trials2();
    }

    /** It starts a quarter beyond Wald's lower limit, and breaks down too where no difference is that low. */
    private static boolean startsOutside(Interval wald) {
        return wald.low() - Math.abs(wald.low()) / 4 < -1;
    }

    private static Object odds(TwoProportionTest t, double level, String ci) {
        try {
            ConditionalOddsRatio odds = ConditionalOddsRatio.of(t, level);
            return Map.of("value", odds.value(), ci, ends(odds.interval()));
        } catch (UndefinedStatisticException e) {
            return BiasExpectation.UNDEFINED;
        }
    }

    private static Map<String, Object> test(String statistic, TestResult result) {
        return Map.of(statistic, result.statistic(), "p", result.pValue(), "df", 1);
    }

    private static List<Double> ends(Interval interval) {
        return List.of(interval.low(), interval.high());
    }

    private static Object stratified(ReferenceCase reference) {
        JsonValue tables = reference.input().get("tables [selected, not] x [group, others] per stratum");
        List<MantelHaenszel.Stratum> strata = new ArrayList<>();
        // The peer's risk ratio is that of belonging to the group, of the selected to the others.
        List<MantelHaenszel.Stratum> turned = new ArrayList<>();
        Map<String, Object> odds = new LinkedHashMap<>();
        for (String name : tables.keys()) {
            double[][] t = tables.get(name).asMatrix();
            MantelHaenszel.Stratum stratum = new MantelHaenszel.Stratum(
                    name,
                    new GroupRate("group", t[0][0], t[0][0] + t[1][0]),
                    new GroupRate("others", t[0][1], t[0][1] + t[1][1]));
            strata.add(stratum);
            turned.add(new MantelHaenszel.Stratum(
                    name,
                    new GroupRate("selected", t[0][0], t[0][0] + t[0][1]),
                    new GroupRate("not selected", t[1][0], t[1][0] + t[1][1])));
            odds.put(name, stratum.oddsRatio());
        }
        MantelHaenszel pooled = new MantelHaenszel(strata);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("mantel_haenszel_odds_ratio", pooled.oddsRatio());
        answer.put("mh_or_ci_95", ends(pooled.oddsRatioInterval(0.95)));
        answer.put("cmh_no_correction", test("stat", pooled.test(false)));
        answer.put("cmh_corrected", test("stat", pooled.test(true)));
        answer.put("breslow_day", test("stat", pooled.homogeneity(false)));
        answer.put("breslow_day_tarone", test("stat", pooled.homogeneity(true)));
        answer.put("mh_risk_ratio", new MantelHaenszel(turned).riskRatio());
        answer.put("marginal_odds_ratio", pooled.crudeOddsRatio());
        answer.put("stratum_odds_ratios", odds);
        return answer;
    }

    private static Object adjusted(ReferenceCase reference) {
        double[] p = reference.input().get("p").asDoubles();
        Map<String, PValueAdjustment> methods = Map.of(
                "bonferroni", PValueAdjustment.BONFERRONI,
                "holm", PValueAdjustment.HOLM,
                "holm-sidak", PValueAdjustment.HOLM_SIDAK,
                "sidak", PValueAdjustment.SIDAK,
                "simes-hochberg", PValueAdjustment.HOCHBERG,
                "hommel", PValueAdjustment.HOMMEL,
                "fdr_bh", PValueAdjustment.BENJAMINI_HOCHBERG,
                "fdr_by", PValueAdjustment.BENJAMINI_YEKUTIELI);
        Map<String, Object> answer = new LinkedHashMap<>();
        methods.forEach((name, method) -> answer.put(name, method.adjust(p)));
        return answer;
    }

    private static Object permutation(ReferenceCase reference) {
        double[] x = reference.input().get("x").asDoubles();
        double[] y = reference.input().get("y").asDoubles();
        Map<String, MeanDifference.Alternative> alternatives = Map.of(
                "two-sided", MeanDifference.Alternative.TWO_SIDED,
                "greater", MeanDifference.Alternative.GREATER,
                "less", MeanDifference.Alternative.LESS);
        Map<String, Object> answer = new LinkedHashMap<>();
        Seed seed = new Seed(1);
        alternatives.forEach((name, alternative) -> {
            TestResult result = MeanDifference.permutation(x, y, alternative, seed);
            answer.put(name, Map.of("statistic", result.statistic(), "p", result.pValue()));
        });
        return answer;
    }
}
