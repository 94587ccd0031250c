package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.Family;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The simulation at a size that a build can afford; bounds leave room for about one build in a thousand. */
class NullErrorRatesTest {
    private static final List<String> METRICS = List.of(
            "kolmogorov-smirnov",
            "wasserstein-1",
            "total-variation",
            "missing-value-similarity",
            "pearson-similarity",
            "spearman-similarity",
            "contingency-similarity",
            "boundary-adherence",
            "category-coverage",
            "category-adherence",
            "range-coverage",
            "k-marginal");

    private static boolean isCheap(MetricInfo info) {
        return METRICS.contains(info.id());
    }

    @Test
    void samplesOfOnePopulationRaiseFewAlarmsAndIntervalsHoldTheirValue() {
        NullErrorRates.Tally tally = NullErrorRates.run(40, 300, NullErrorRatesTest::isCheap);
        // 40 audits at 5 %: 8 or more have a probability below one in a thousand.
        assertThat(tally.alarmShare(Family.REALISM)).isLessThan(8.0 / 40);
        assertThat(tally.verdicts).doesNotContainKeys(Verdict.FAIL, Verdict.WARN);
        // Intervals of one audit depend on each other, so the bounds are wider than a binomial's.
        assertThat(tally.coverage("contingency-similarity")).isBetween(0.9, 0.995);
        assertThat(tally.coverage("total-variation")).isBetween(0.88, 1.0);
        assertThat(tally.coverage("wasserstein-1")).isBetween(0.85, 1.0);
        assertThat(tally.coverage("spearman-similarity")).isBetween(0.85, 1.0);
    }

    @Test
    void modelsTellSamplesOfOnePopulationApartNoMoreOftenThanStated() {
        NullErrorRates.Tally tally = NullErrorRates.run(
                40,
                200,
                info -> info.id().startsWith("classifier-two-sample")
                        || info.id().equals("propensity-mse"));
        assertThat(tally.alarmShare(Family.REALISM)).isLessThan(8.0 / 40);
        assertThat(tally.coverage("classifier-two-sample-linear")).isGreaterThan(0.82);
        assertThat(tally.coverage("classifier-two-sample-trees")).isGreaterThan(0.82);
    }

    @Test
    void otherFamiliesRaiseNoMoreAlarmsThanStated() {
        NullErrorRates.Tally tally = NullErrorRates.run(
                40, 300, info -> info.family() == Family.BIAS || info.id().equals("population-stability-index"));
        assertThat(tally.tested).contains(Family.BIAS, Family.DRIFT);
        assertThat(tally.alarmShare(Family.BIAS)).isLessThan(8.0 / 40);
        assertThat(tally.alarmShare(Family.DRIFT)).isLessThan(8.0 / 40);
    }
}
