package dev.assay.metrics.realism.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Judged;
import dev.assay.audit.Measurement;
import dev.assay.audit.Verdict;
import dev.assay.data.Dataset;
import dev.assay.data.VectorColumn;
import dev.assay.kernel.Parallel;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
    @Test
    void coincidingPointsNeedClosedBalls() {
        double[][] same = {{1, 1}, {1, 1}, {1, 1}};
        PrecisionRecallDensityCoverage.Options one =
                PrecisionRecallDensityCoverage.Options.defaults().withNeighbours(1);
        assertThat(PrecisionRecallDensityCoverage.of(same, same, one).precision())
                .isZero();
        assertThat(PrecisionRecallDensityCoverage.of(same, same, one.withClosedBalls(true))
                        .precision())
                .isEqualTo(1);
    }

    @Test
    void tooFewPointsForTheBallsAreUndefined() {
        assertThatThrownBy(() -> PrecisionRecallDensityCoverage.of(new double[5][2], new double[9][2]))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("the human side has 5 points");
    }

    @Test
    void missingCoordinateIsNamed() {
        assertThatThrownBy(() -> FrechetDistance.of(new double[][] {{1, 2}, {3, Double.NaN}}, new double[3][2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("human")
                .hasMessageContaining("row 1 holds NaN at 1");
    }

    @Test
    void frechetSaysWhenACovarianceIsSingular() {
        assertThat(FrechetDistance.of(new double[][] {{1, 2, 3}, {4, 5, 7}}, new double[9][3])
                        .rankDeficient())
                .isTrue();
    }

    @Test
    void energyDistanceOfOneCoordinate() {
        // 2 E|x - y| - E|x - x'| - E|y - y'| for {0, 1} and {2}: 3 - 0.5 - 0.
        assertThat(EnergyDistance.squared(new double[][] {{0}, {1}}, new double[][] {{2}}, Parallel.serial()))
                .isCloseTo(2.5, within(1e-12));
    }

    @Test
    void unbiasedDiscrepancyKeepsItsSign() {
        double[][] x = {{0}, {1}};
        assertThat(MaximumMeanDiscrepancy.squared(
                        x, x, new PairKernel.Gaussian(1), MaximumMeanDiscrepancy.Estimator.UNBIASED))
                .isNegative();
    }

    @Test
    void permutationTestSeesAShiftAndNeverAnswersZero() {
        double[][] x = EmbeddingProperties.points(120, 3, 1, 0);
        double[][] shifted = EmbeddingProperties.points(120, 3, 2, 0.5);
        assertThat(MaximumMeanDiscrepancy.test(
                                x, shifted, new PairKernel.Gaussian(1), 199, new Seed(1), Parallel.serial())
                        .pValue())
                .isEqualTo(1.0 / 200);
    }

    @Test
    void permutationTestHoldsItsLevel() {
        int rejected = 0;
        for (int run = 0; run < 200; run++) {
            double[][] x = EmbeddingProperties.points(40, 2, 10_000 + run, 0);
            double[][] y = EmbeddingProperties.points(30, 2, 20_000 + run, 0);
            double p = MaximumMeanDiscrepancy.test(
                            x, y, new PairKernel.Gaussian(1), 99, new Seed(run), Parallel.serial())
                    .pValue();
            rejected += p <= 0.05 ? 1 : 0;
        }
        // 10 expected; 20 or more has probability 0.003 at the nominal level.
        assertThat(rejected).isLessThan(20);
    }

    @Test
    void zeroVectorHasNoDirection() {
        assertThatThrownBy(() -> VendiScore.of(new double[][] {{1, 0}, {0, 0}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("point 1");
    }

    @Test
    void auditOfOnePopulationPassesAndOfANarrowOneDoesNot() {
        Dataset human = vectors("human", 400, 1, 1);
        AuditReport same = Audit.compare(human, vectors("synthetic", 400, 2, 1)).run();
        assertThat(same.measurements().stream().map(Judged::measurement).map(Measurement::metric))
                .contains("frechet-distance", "maximum-mean-discrepancy", "sliced-wasserstein", "off-manifold");
        assertThat(same.verdict()).isNotEqualTo(Verdict.FAIL);
        AuditReport narrow =
                Audit.compare(human, vectors("synthetic", 400, 3, 0.3)).run();
        assertThat(narrow.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(narrow.of("uncovered-regions").get(0).value().orElseThrow()).isGreaterThan(0.3);
        assertThat(narrow.of("uncovered-regions").get(0).evidence()).isNotEmpty();
        assertThat(narrow.skipped()).noneMatch(skipped -> skipped.failed());
    }

    @Test
    void fewOrMissingVectorsAreSkippedByName() {
        float[] values = new float[8];
        java.util.Arrays.fill(values, Float.NaN);
        Dataset missing = Dataset.of("synthetic", VectorColumn.wrap("v", values, 2));
        AuditReport report = Audit.compare(vectors("human", 4, 1, 1), missing).run();
        assertThat(report.skipped()).noneMatch(skipped -> skipped.failed());
        assertThat(report.skipped().stream().map(skipped -> skipped.metric()))
                .contains("frechet-distance", "maximum-mean-discrepancy", "off-manifold", "vendi-score");
    }

    private static Dataset vectors(String name, int rows, long seed, double scale) {
        double[][] points = EmbeddingProperties.points(rows, 2, seed, 0);
        float[] values = new float[rows * 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * points[i / 2][i % 2]);
        }
        return Dataset.of(name, VectorColumn.wrap("v", values, 2));
    }
}
