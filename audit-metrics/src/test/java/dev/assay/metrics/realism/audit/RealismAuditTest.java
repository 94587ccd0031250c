package dev.assay.metrics.realism.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Family;
import dev.assay.audit.Judged;
import dev.assay.audit.Measurement;
import dev.assay.audit.Scope;
import dev.assay.audit.Skipped;
import dev.assay.audit.Verdict;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RealismAuditTest {
    private static final String[] JOBS = {"clerk", "cook", "nurse", "pilot", "smith"};

    /** People of some age, pay that grows with it, and a job that goes with both. */
    private static Dataset people(int rows, long seed) {
        Random random = new Random(seed);
        double[] age = new double[rows];
        double[] pay = new double[rows];
        String[] job = new String[rows];
        for (int i = 0; i < rows; i++) {
            age[i] = Math.rint(20 + 40 * random.nextDouble());
            pay[i] = 10 * age[i] + 100 * random.nextGaussian();
            job[i] = JOBS[Math.min(4, (int) ((age[i] - 20) / 10 + random.nextDouble()))];
        }
        return Dataset.of(
                "people",
                NumericColumn.wrap("age", age),
                NumericColumn.wrap("pay", pay),
                CategoricalColumn.of("job", job));
    }

    private static Audit audit(Dataset human, Dataset synthetic) {
        return Audit.compare(human, synthetic).only(info -> info.family() == Family.REALISM && !isEmbedding(info.id()));
    }

    private static boolean isEmbedding(String id) {
        return List.of("frechet-distance", "maximum-mean-discrepancy", "off-manifold", "sliced-wasserstein")
                .contains(id);
    }

    private static Measurement of(AuditReport report, String metric, String... columns) {
        return report.of(metric).stream()
                .filter(m -> m.scope().equals(Scope.columns(List.of(columns))))
                .findFirst()
                .orElseThrow();
    }

    private static Dataset withNumbers(Dataset table, String column, double... values) {
        return table.with(NumericColumn.of(column, values));
    }

    @Test
    void twoSamplesOfOnePopulationPass() {
        AuditReport report = audit(people(800, 1), people(800, 2)).run();
        assertThat(report.partial()).isFalse();
        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(report.measurements())
                .extracting(Judged::measurement)
                .allSatisfy(m -> assertThat(m.adjustedPValue().orElse(1)).isGreaterThan(0.05));
    }

    @Test
    void aShiftedColumnFailsAloneAndInItsMixedPair() {
        Dataset human = people(600, 1);
        double[] age = ((NumericColumn) human.column("age")).values();
        Dataset synthetic = human.with(
                NumericColumn.wrap("age", Arrays.stream(age).map(v -> v + 1000).toArray()));
        AuditReport report = audit(human, synthetic).run();
        assertThat(of(report, "kolmogorov-smirnov", "age").value().orElseThrow())
                .isEqualTo(1);
        assertThat(of(report, "wasserstein-1", "age").value().orElseThrow()).isCloseTo(1000, within(1e-9));
        assertThat(of(report, "boundary-adherence", "age").value().orElseThrow())
                .isZero();
        assertThat(of(report, "contingency-similarity", "age", "job").score().orElseThrow())
                .isLessThan(0.2);
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void shuffledColumnsKeepTheirShapesAndLoseTheirPairs() {
        Dataset human = people(800, 1);
        Dataset other = people(800, 2);
        Dataset synthetic = human.with(other.column("pay"));
        AuditReport report = audit(human, synthetic).run();
        assertThat(of(report, "kolmogorov-smirnov", "pay").score().orElseThrow())
                .isGreaterThan(0.9);
        assertThat(of(report, "spearman-similarity", "age", "pay").score().orElseThrow())
                .isLessThan(0.2);
        Measurement trees = report.of("classifier-two-sample-trees").get(0);
        assertThat(trees.value().orElseThrow()).isGreaterThan(0.6);
        assertThat(trees.headline()).contains("pay");
    }

    @Test
    void lostAndInventedCategoriesAreNamed() {
        Dataset human = people(400, 1);
        CategoricalColumn job = (CategoricalColumn) human.column("job");
        @Nullable String[] values = new @Nullable String[400];
        for (int i = 0; i < 400; i++) {
            values[i] = "smith".equals(job.value(i)) ? "astronaut" : job.value(i);
        }
        AuditReport report =
                audit(human, human.with(CategoricalColumn.of("job", values))).run();
        assertThat(of(report, "category-coverage", "job").headline())
                .startsWith("job loses 1 of 5 categories")
                .contains("smith");
        assertThat(of(report, "category-adherence", "job").headline()).contains("astronaut");
    }

    @Test
    void missingValuesAreAnItemOfTheirOwn() {
        Dataset human = people(400, 1);
        double[] pay = ((NumericColumn) human.column("pay")).values().clone();
        for (int i = 0; i < 400; i += 2) {
            pay[i] = Double.NaN;
        }
        AuditReport report =
                audit(human, human.with(NumericColumn.wrap("pay", pay))).run();
        Measurement missing = of(report, "missing-value-similarity", "pay");
        assertThat(missing.value().orElseThrow()).isEqualTo(0.5);
        assertThat(missing.test().orElseThrow().pValue()).isLessThan(1e-10);
        assertThat(of(report, "kolmogorov-smirnov", "pay").syntheticRows()).isEqualTo(200);
        assertThat(of(report, "kolmogorov-smirnov", "pay").score().orElseThrow())
                .isGreaterThan(0.8);
    }

    @Test
    void degenerateColumnsGetAReason() {
        double[] constant = new double[60];
        double[] missing = new double[60];
        Arrays.fill(missing, Double.NaN);
        double[] infinite = new double[60];
        infinite[3] = Double.POSITIVE_INFINITY;
        @Nullable String[] one = new @Nullable String[60];
        Arrays.fill(one, "same");
        Dataset human = people(60, 1)
                .with(NumericColumn.wrap("constant", constant))
                .with(NumericColumn.wrap("absent", missing))
                .with(NumericColumn.wrap("infinite", infinite))
                .with(CategoricalColumn.of("one", one))
                .with(CategoricalColumn.of("none", new @Nullable String[60]));
        AuditReport report = audit(human, human.named("synthetic")).run();
        assertThat(report.skipped()).filteredOn(Skipped::failed).isEmpty();
        assertThat(report.skipped())
                .extracting(Skipped::reason)
                .allSatisfy(reason -> assertThat(reason).isNotBlank().doesNotContain("NaN"));
        for (String column : List.of("constant", "absent", "infinite", "one", "none")) {
            assertThat(column)
                    .satisfies(name -> assertThat(mentions(report, name)).isPositive());
        }
        assertThat(report.skipped())
                .filteredOn(s -> s.metric().equals("wasserstein-1"))
                .extracting(s -> s.scope().toString())
                .containsExactlyInAnyOrder("absent", "infinite");
    }

    private static long mentions(AuditReport report, String column) {
        return report.measurements().stream()
                        .filter(m -> m.measurement().scope().columns().contains(column))
                        .count()
                + report.skipped().stream()
                        .filter(s -> s.scope().columns().contains(column))
                        .count();
    }

    @Test
    void resultsDoNotDependOnTheNumberOfThreads() {
        Dataset human = people(300, 1);
        Dataset synthetic = people(200, 5);
        List<Judged> alone = audit(human, synthetic).label("job").run().measurements();
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            List<Judged> together = audit(human, synthetic)
                    .label("job")
                    .executor(executor, 4)
                    .run()
                    .measurements();
            assertThat(together).isEqualTo(alone);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void aLabelIsLearntFromSyntheticRowsAndComparedWithHumanOnes() {
        Dataset human = people(800, 1);
        Dataset same = people(800, 2);
        Measurement good =
                audit(human, same).label("job").run().of("training-utility").get(0);
        assertThat(good.score().orElseThrow()).isGreaterThan(0.7);
        Dataset shuffled = same.with(people(800, 9).column("job"));
        Measurement bad =
                audit(human, shuffled).label("job").run().of("training-utility").get(0);
        assertThat(bad.score().orElseThrow()).isLessThan(0.4);
        assertThat(bad.details()).containsKeys("augmentation gain", "ratio");
    }

    @Test
    void tinyTablesAreMeasuredOrSkippedButNeverFail() {
        for (int rows = 1; rows < 12; rows++) {
            AuditReport report =
                    audit(people(rows, rows), people(3, 7)).label("job").run();
            assertThat(report.skipped()).filteredOn(Skipped::failed).isEmpty();
        }
    }

    @Test
    void evidenceOfEqualTablesIsQuiet() {
        Dataset human = withNumbers(people(50, 3), "n", new double[50]);
        AuditReport report = audit(human, human.named("synthetic")).run();
        assertThat(of(report, "kolmogorov-smirnov", "age").headline())
                .isEqualTo("age has the same distribution on both sides.");
    }
}
