package dev.assay.metrics.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleViewsTest {
    @Test
    void everyClauseNamesMetricsOfThisFamily() {
        Set<String> ids = Set.of(
                new RepresentationGapMetric().info().id(),
                new LabelDisparityMetric().info().id(),
                new ErrorRateDisparityMetric().info().id(),
                new WorstSlicesMetric().info().id(),
                new GroupMentionMetric().info().id(),
                new SimpsonReversalMetric().info().id(),
                new ScoreDisparityMetric().info().id(),
                new CalibrationDisparityMetric().info().id(),
                new ImpactRatioMetric().info().id(),
                new IntersectionDisparityMetric().info().id());
        assertThat(RuleViews.shipped()).isNotEmpty().allSatisfy(clause -> assertThat(ids)
                .containsAll(clause.metrics()));
    }

    @Test
    void aLineOfTheWrongFormIsRefused() {
        assertThatThrownBy(() -> RuleViews.parse("rule\tclause"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 1: four fields");
    }
}
