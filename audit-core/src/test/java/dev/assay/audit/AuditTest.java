package dev.assay.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.TextColumn;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final Catalogue TOY = Catalogue.of(List.of(new MeanGap()));

    private static Audit audit(double syntheticMean) {
        return Audit.compare(Samples.draw("people", 2000, 0, 1), Samples.draw("model", 1500, syntheticMean, 2))
                .catalogue(TOY);
    }

    @Test
    void aMetricFromOutsideIsMeasuredAndJudged() {
        AuditReport report = audit(1.5).run();
        assertThat(report.of("mean-gap")).hasSize(1);
        Measurement gap = report.of("mean-gap").get(0);
        assertThat(gap.value().getAsDouble()).isBetween(1.4, 1.6);
        assertThat(gap.score().getAsDouble()).isLessThan(0.35);
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.findings().get(0).measurement()).isEqualTo(gap);
    }

    @Test
    void anOptionThatTheMetricDoesNotHaveIsAnError() {
        assertThatThrownBy(() -> audit(0).option("mean-gap", "bins", 3).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the metric mean-gap has no option bins; it has none");
    }

    @Test
    void aMetricThatReadsAnOptionItDoesNotDeclareFails() {
        Metric careless = new Metric() {
            @Override
            public MetricInfo info() {
                return MeanGap.INFO;
            }

            @Override
            public void measure(AuditInputs inputs, Measurements out) {
                inputs.option("bins");
            }
        };
        AuditReport report = audit(0).catalogue(Catalogue.of(List.of(careless))).run();
        assertThat(report.partial()).isTrue();
        assertThat(report.skipped().get(0).reason())
                .contains("reads the option bins, which its options() do not declare");
    }

    @Test
    void theServiceLoaderFindsAMetricFromOutside() {
        AuditReport report = Audit.compare(Samples.draw("people", 200, 0, 1), Samples.draw("model", 200, 0, 2))
                .run();
        assertThat(report.of("mean-gap")).hasSize(1);
    }

    @Test
    void onePopulationPasses() {
        AuditReport report = audit(0).run();
        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(report.of("mean-gap").get(0).score().getAsDouble()).isGreaterThan(0.95);
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void aScopeWithoutAValueIsNamed() {
        assertThat(audit(0).run().skipped())
                .extracting(skipped -> skipped.scope().toString())
                .containsExactly("colour");
    }

    @Test
    void theSameSeedGivesTheSameMeasurementsOnAnyNumberOfThreads() {
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            List<Judged> one = audit(0.2).seed(5).run().measurements();
            List<Judged> four = audit(0.2).seed(5).executor(executor, 4).run().measurements();
            assertThat(four).isEqualTo(one);
            assertThat(audit(0.2).seed(6).run().measurements()).isNotEqualTo(one);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void columnsThatDoNotMatchAreFindings() {
        Dataset human = Dataset.of(
                "people",
                NumericColumn.of("x", 1, 2, 3),
                CategoricalColumn.of("y", "a", "b", "a"),
                NumericColumn.of("z", 1, 2, 3));
        Dataset synthetic = Dataset.of(
                "model",
                NumericColumn.of("x", 1, 2, 3),
                NumericColumn.of("y", 1, 2, 3),
                TextColumn.of("w", "a", "b", "c"));
        AuditReport report = Audit.compare(human, synthetic).catalogue(TOY).run();
        assertThat(report.of("column-agreement").get(0).value().getAsDouble()).isEqualTo(0.25);
        assertThat(report.warnings())
                .contains(
                        "Column y is categorical in the human data but numeric in the synthetic data and is not compared.",
                        "Column z is missing from the synthetic data and is not compared.",
                        "Column w is missing from the human data and is not compared.");
    }

    @Test
    void nothingInCommonIsAnError() {
        Audit audit = Audit.compare(
                Dataset.of("people", NumericColumn.of("a", 1)), Dataset.of("model", NumericColumn.of("b", 1)));
        assertThatThrownBy(audit::run).hasMessageContaining("no column of one name and kind in common");
    }

    @Test
    void noRowsIsAnError() {
        Audit audit = Audit.compare(
                Dataset.of("people", NumericColumn.of("a")), Dataset.of("model", NumericColumn.of("a", 1)));
        assertThatThrownBy(audit::run).hasMessageContaining("the human data (people) has no rows");
    }

    @Test
    void fewRowsAreInconclusive() {
        AuditReport report = Audit.compare(Samples.draw("people", 12, 0, 1), Samples.draw("model", 12, 0, 2))
                .catalogue(TOY)
                .run();
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.measurements().get(1).judgement().orElseThrow().reason())
                .isEqualTo("Only 12 rows on the smaller side; at least 30 are needed.");
    }

    @Test
    void aCancelledAuditIsPartialAndSaysSo() {
        AuditReport report = audit(0).cancelWhen(() -> true).run();
        assertThat(report.partial()).isTrue();
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.skipped().get(0).reason()).contains("cancelled");
    }

    @Test
    void aFailingMetricDoesNotTakeTheOthersDown() {
        Metric broken = new Metric() {
            @Override
            public MetricInfo info() {
                return new MetricInfo("broken", "Broken", Family.OTHER, "", "", Direction.NEUTRAL, "", "");
            }

            @Override
            public void measure(AuditInputs inputs, Measurements out) {
                throw new IllegalStateException("on purpose");
            }
        };
        AuditReport report =
                audit(0).catalogue(Catalogue.of(List.of(broken, new MeanGap()))).run();
        assertThat(report.partial()).isTrue();
        assertThat(report.of("mean-gap")).hasSize(1);
        assertThat(report.skipped())
                .anyMatch(skipped -> skipped.failed() && skipped.reason().contains("on purpose"));
    }

    @Test
    void eachReferenceHasANameOfItsOwn() {
        Dataset seeds = Dataset.of("seeds", TextColumn.of("text", "a", "b"));
        Audit audit = audit(0).reference("seeds", seeds);
        assertThat(audit.run().references())
                .singleElement()
                .extracting(InputSummary::name)
                .isEqualTo("seeds");
        assertThatThrownBy(() -> audit.reference("seeds", seeds)).hasMessageContaining("two references named seeds");
        assertThatThrownBy(() -> audit.reference(" ", seeds)).hasMessage("a reference needs a name");
    }

    @Test
    void aSampleIsStated() {
        AuditReport report = audit(0).sample(500).run();
        assertThat(report.human().rows()).isEqualTo(500);
        assertThat(report.warnings()).anyMatch(warning -> warning.startsWith("A random sample of 500 human"));
    }

    @Test
    void anUnknownRoleColumnIsAnError() {
        assertThatThrownBy(() -> audit(0).label("intent"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither side has a column intent");
    }
}
