package dev.assay.metrics.drift.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Judged;
import dev.assay.audit.Measurement;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.metrics.drift.DriftVerdict;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class JointShiftTest {
    private static final Seed SEED = new Seed(8).child("joint shifts");
    private static final List<BiFunction<Dataset, Dataset, JointShift>> ALL = List.of(
            JointColumns::correlations,
            (x, y) -> JointColumns.structure(x, y, SEED),
            (x, y) -> JointColumns.domain(x, y, SEED));

    /** Three columns, the second bound to the first by a correlation, the last skewed. */
    private static Dataset rows(int n, double correlation, double shift, Seed seed) {
        UniformRandomProvider random = seed.random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] a = new double[n];
        double[] b = new double[n];
        double[] c = new double[n];
        for (int i = 0; i < n; i++) {
            a[i] = normal.sample();
            b[i] = correlation * a[i] + Math.sqrt(1 - correlation * correlation) * normal.sample() + shift;
            c[i] = Math.exp(normal.sample() + 0.5 * a[i]);
        }
        return Dataset.of("rows", NumericColumn.wrap("a", a), NumericColumn.wrap("b", b), NumericColumn.wrap("c", c));
    }

    @Test
    void without_drift_verdicts_of_drift_are_no_more_than_allowed() {
        int replicates = 120;
        for (BiFunction<Dataset, Dataset, JointShift> compared : ALL) {
            int significant = 0;
            for (int i = 0; i < replicates; i++) {
                Dataset before = rows(150, 0.7, 0, SEED.child(i).child("before"));
                Dataset now = rows(100, 0.7, 0, SEED.child(i).child("now"));
                significant += compared.apply(before, now).test().pValue() <= 0.05 ? 1 : 0;
            }
            // Twelve or more of 120 have a probability of 2 % at a rate of 5 %.
            assertThat(significant).isLessThan(12);
        }
    }

    @Test
    void a_relation_that_turns_is_drift_of_correlation_and_structure() {
        Dataset before = rows(2000, 0.8, 0, SEED.child("before"));
        Dataset now = rows(2000, -0.8, 0, SEED.child("now"));
        JointShift correlation = JointColumns.correlations(before, now);
        assertThat(correlation.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(correlation.where()).contains("a and b");
        assertThat(JointColumns.structure(before, now, SEED).verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void a_shifted_column_is_told_apart_and_a_small_batch_is_underpowered() {
        Dataset before = rows(2000, 0.8, 0, SEED.child("before"));
        JointShift shifted = JointColumns.domain(before, rows(2000, 0.8, 1, SEED.child("now")), SEED);
        assertThat(shifted.verdict()).isEqualTo(DriftVerdict.DRIFT);
        JointShift same = JointColumns.domain(before, rows(2000, 0.8, 0, SEED.child("same")), SEED);
        assertThat(same.verdict()).isEqualTo(DriftVerdict.STABLE);
        JointShift small = JointColumns.domain(before, rows(40, 0.8, 0, SEED.child("small")), SEED);
        assertThat(small.verdict()).isEqualTo(DriftVerdict.UNDERPOWERED);
    }

    @Test
    void columns_without_a_pair_or_relation_are_undefined() {
        Dataset one = Dataset.of("one", NumericColumn.wrap("a", new double[] {1, 2, 3, 4, 5}));
        assertThatThrownBy(() -> JointColumns.correlations(one, one)).isInstanceOf(UndefinedStatisticException.class);
        assertThatThrownBy(() -> JointColumns.structure(one, one, SEED))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("two numeric columns");
    }

    @Test
    void an_audit_takes_them_when_asked() {
        String[] ids = {"correlation-drift", "domain-classifier", "reconstruction-drift"};
        AuditReport report = Audit.compare(
                        rows(400, 0.8, 0, SEED.child("before")), rows(400, -0.8, 1, SEED.child("now")))
                .only(info -> List.of(ids).contains(info.id()))
                .also(ids)
                .run();
        List<Measurement> taken = report.measurements().stream()
                .map(Judged::measurement)
                .filter(measurement -> List.of(ids).contains(measurement.metric()))
                .toList();
        assertThat(taken).extracting(Measurement::metric).containsExactlyInAnyOrder(ids);
        assertThat(taken)
                .allSatisfy(measurement -> assertThat(measurement.note()).startsWith("Verdict DRIFT"))
                .allSatisfy(measurement -> assertThat(measurement.headline()).isNotEmpty());
    }
}
