package dev.assay.metrics.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.audit.Family;
import dev.assay.audit.Metric;
import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RuleViewsTest {
    @Test
    void everyClauseNamesMetricsOfThisFamily() {
        Set<String> ids = ServiceLoader.load(Metric.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(metric -> metric.info().family() == Family.BIAS)
                .map(metric -> metric.info().id())
                .collect(Collectors.toSet());
        assertThat(RuleViews.shipped()).isNotEmpty().allSatisfy(clause -> assertThat(ids)
                .containsAll(clause.metrics()));
    }

    @Test
    void aLineOfTheWrongFormIsRefused() {
        assertThatThrownBy(() -> RuleViews.parse("rule\tclause"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 1: four fields");
    }

    @Test
    void aStoredReportIsShownClauseByClause() {
        JsonValue report = Json.parse("""
                {"measurements": [{"metric": "impact-ratio", "scope": {"columns": ["sex", "hired"], "slice": "hired = yes"},
                  "value": 0.7, "interval": {"low": 0.6, "high": 0.8}, "verdict": "warn", "conclusion": "disparity",
                  "headline": "A ratio of 0.7."}],
                 "skipped": [{"metric": "error-rate-disparity", "reason": "needs a prediction column"}]}
                """, "report.json");
        List<RuleViews.ClauseView> views = RuleViews.view(
                RuleViews.parse("rule\tclause\tasks\timpact-ratio,error-rate-disparity,worst-slices"), report);
        assertThat(views).hasSize(1);
        assertThat(views.get(0).lines())
                .containsExactly(new RuleViews.Line(
                        "impact-ratio",
                        "sex × hired, hired = yes",
                        0.7,
                        0.6,
                        0.8,
                        "warn",
                        "disparity",
                        "A ratio of 0.7."));
        assertThat(views.get(0).missing())
                .containsExactly("error-rate-disparity (needs a prediction column)", "worst-slices (not asked for)");
    }
}
