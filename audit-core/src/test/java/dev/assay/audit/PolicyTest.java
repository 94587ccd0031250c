package dev.assay.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.json.Json;
import dev.assay.json.JsonException;
import dev.assay.stats.Interval;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    private static Measurement.Builder value(double value, double low, double high) {
        return Measurement.of(MeanGap.INFO, Scope.column("x"))
                .value(value)
                .rows(1000, 800)
                .interval(new Interval(low, high, 0.95, "made up"));
    }

    private static Verdict judge(Policy policy, Measurement.Builder measurement) {
        return policy.judge(measurement.build()).orElseThrow().verdict();
    }

    private final Policy policy =
            Policy.defaults().with(Rule.above("value", 0.2, 0.5).on("mean-gap"));

    @Test
    void beyondTheLimitWithTheWholeIntervalFails() {
        assertThat(judge(policy, value(0.8, 0.6, 1))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aStraddlingIntervalIsInconclusiveAndSaysHowManyRowsWouldSettleIt() {
        Judgement judgement = policy.judge(value(0.4, 0.2, 0.6).build()).orElseThrow();
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reason()).contains("about 3,200 rows a side would settle it");
    }

    @ParameterizedTest
    @CsvSource({"DISPARITY, FAIL", "WITHIN_TOLERANCE, PASS", "INSUFFICIENT_EVIDENCE, INCONCLUSIVE"})
    void aRuleReadsTheConclusion(Conclusion conclusion, Verdict verdict) {
        Policy onlyShown = policy.with(Rule.conclusion().on("mean-gap"));
        assertThat(judge(onlyShown, value(0.1, 0.05, 0.15).conclusion(conclusion)))
                .isEqualTo(verdict);
    }

    @Test
    void aMeasurementWithoutConclusionIsJudgedByTheOtherRules() {
        Policy onlyShown = policy.with(Rule.conclusion().on("mean-gap"));
        assertThat(judge(onlyShown, value(0.8, 0.6, 1))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aRuleOnTheConclusionTakesNoLimits() {
        assertThatThrownBy(() -> Rule.above("conclusion", 0.1, 0.2)).hasMessageContaining("takes no limits");
    }

    @Test
    void betweenTheLimitsWarns() {
        assertThat(judge(policy, value(0.3, 0.25, 0.35))).isEqualTo(Verdict.WARN);
    }

    @Test
    void aWarningNeedsSignificanceWhenThereIsATest() {
        Measurement measurement = value(0.3, 0.25, 0.35).build().adjusted(0.2);
        assertThat(policy.judge(measurement).orElseThrow().verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({"0.3045, 'value 0.304 is above 0.2.'", "0.20004, 'value 0.20004 is above 0.2.'"})
    void aReasonWritesNumbersAsReportsDo(double value, String reason) {
        assertThat(policy.judge(value(value, value, value).build())
                        .orElseThrow()
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void withinTheLimitsPasses() {
        assertThat(judge(policy, value(0.1, 0.05, 0.15))).isEqualTo(Verdict.PASS);
    }

    @Test
    void aRuleThatFitsNothingIsNamed() {
        Policy misspelt = policy.with(
                Rule.above("value", 0.1, 0.2).onColumns("agee"),
                Rule.below("value", 0.2, 0.1).on("mean-gap"));
        assertThat(misspelt.idleRules(List.of(value(0.1, 0, 0.2).build())))
                .extracting(Rule::toString)
                .containsExactly("value on agee, warns above 0.1, fails above 0.2");
        assertThat(Policy.defaults().idleRules(List.of())).isEmpty();
    }

    @Test
    void thresholdsThatCannotDecideAreRefused() {
        assertThatThrownBy(() -> Rule.below("value", 0.5, 0.8))
                .hasMessage("a rule warns before it fails: fail-below 0.8 must be at most warn-below 0.5");
        assertThatThrownBy(() -> Rule.above("value", 0.5, 0.3)).hasMessageContaining("at least warn-above 0.5");
        assertThatThrownBy(() -> Rule.score(0.8, Double.NaN)).hasMessageContaining("must be a finite number, was NaN");
        assertThatThrownBy(() -> Rule.score(80, 50)).hasMessageContaining("a score is in [0, 1]");
    }

    @Test
    void theLastMatchingRuleHolds() {
        Policy stricter = policy.with(Rule.above("value", 0.05, 0.08).onColumns("x"));
        assertThat(judge(stricter, value(0.1, 0.09, 0.15))).isEqualTo(Verdict.FAIL);
        Policy elsewhere = policy.with(Rule.above("value", 0.05, 0.08).onColumns("y"));
        assertThat(judge(elsewhere, value(0.1, 0.09, 0.15))).isEqualTo(Verdict.PASS);
    }

    @Test
    void aScoreIsJudgedThroughTheIntervalOfItsValue() {
        Measurement.Builder measurement = value(0.5, 0.3, 0.7)
                .noiseFloor(new NoiseFloor(0.05, 0.1, 200, "made up"))
                .baseline(1.1)
                .score(0.6);
        assertThat(judge(Policy.defaults(), measurement)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(
                        Policy.defaults(),
                        value(0.5, 0.45, 0.55)
                                .noiseFloor(new NoiseFloor(0.05, 0.1, 200, "made up"))
                                .baseline(1.1)
                                .score(0.6)))
                .isEqualTo(Verdict.WARN);
    }

    @Test
    void aMeasurementNoRuleSpeaksOfIsNotJudged() {
        assertThat(Policy.defaults().judge(value(0.8, 0.6, 1).build())).isEqualTo(Optional.empty());
    }

    @Test
    void aPolicyIsReadFromATree() {
        AuditConfig config = AuditConfig.read(Json.parse("""
                {"seed": 3, "policy": {"alpha": 0.01, "minimum-rows": 50, "inconclusive-fails": true, "rules": [
                  {"metric": "mean-gap", "columns": ["x"], "field": "value", "warn-above": 0.1, "fail-above": 0.3}]}}
                """, "assay.yaml"));
        assertThat(config.seed()).hasValue(3);
        assertThat(config.policy().alpha()).isEqualTo(0.01);
        assertThat(config.policy().minimumRows()).isEqualTo(50);
        assertThat(config.policy().inconclusiveFails()).isTrue();
        assertThat(judge(config.policy(), value(0.8, 0.6, 1))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void unknownFieldsSayWhereTheyStand() {
        assertThatThrownBy(() -> AuditConfig.read(Json.parse("{\"polcy\": {}}", "assay.yaml")))
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith("assay.yaml: there is no field polcy; the fields are [seed, ");
        assertThatThrownBy(() -> AuditConfig.read(Json.parse(
                        "{\"policy\": {\"rules\": [{\"family\": \"realsm\", \"fail-below\": 1}]}}", "assay.yaml")))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("assay.yaml.policy.rules[0].family: there is no family realsm");
    }

    @Test
    void aRuleWithoutALimitIsAnError() {
        assertThatThrownBy(() -> AuditConfig.read(
                        Json.parse("{\"policy\": {\"rules\": [{\"metric\": \"mean-gap\"}]}}", "assay.yaml")))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("a rule needs one of");
    }
}
