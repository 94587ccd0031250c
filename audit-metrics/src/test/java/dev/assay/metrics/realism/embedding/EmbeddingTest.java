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
    void frechetByEigenvaluesAgrees() {
        for (int rows : new int[] {200, 15}) {
            double[][] x = EmbeddingProperties.points(rows, 30, 1, 0);
            double[][] y = EmbeddingProperties.points(rows + 5, 30, 2, 0.3);
            FrechetDistance.Result slow = FrechetDistance.of(x, y);
            FrechetDistance.Result fast = FrechetDistance.fast(Points.of("x", x), Points.of("y", y));
            assertThat(fast.squared()).isCloseTo(slow.squared(), within(1e-6 * slow.squared()));
            assertThat(fast.rankDeficient()).isEqualTo(slow.rankDeficient());
        }
    }

    @Test
    void eigenvaluesOfAKnownMatrix() {
        // A path's Laplacian with ends joined to nothing: 2 - 2 cos(k pi / (n + 1)).
        int n = 12;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 2;
            if (i > 0) {
                matrix[i][i - 1] = -1;
                matrix[i - 1][i] = -1;
            }
        }
        double[] values = SymmetricEigenvalues.of(matrix);
        java.util.Arrays.sort(values);
        for (int k = 1; k <= n; k++) {
            assertThat(values[k - 1]).isCloseTo(2 - 2 * Math.cos(k * Math.PI / (n + 1)), within(1e-12));
        }
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
    void metricsOnRequestAreTakenWhenAskedFor() {
        String[] onRequest = {"alpha-precision", "beta-recall", "energy-distance"};
        Dataset human = vectors("human", 300, 1, 1);
        Dataset narrow = vectors("synthetic", 300, 3, 0.3);
        for (String id : onRequest) {
            assertThat(Audit.compare(human, narrow).run().of(id)).isEmpty();
        }
        AuditReport found = Audit.compare(human, narrow).also(onRequest).run();
        AuditReport same = Audit.compare(human, vectors("synthetic", 300, 2, 1))
                .also(onRequest)
                .run();
        for (String id : onRequest) {
            assertThat(score(found, id)).as(id).isLessThan(0.8);
            assertThat(score(same, id)).as(id).isGreaterThan(0.9);
        }
    }

    private static double score(AuditReport report, String id) {
        return report.of(id).get(0).score().orElseThrow();
    }

    @Test
    void sumsOfFloatsAgreeWithSumsOfDoubles() {
        double[][] x = EmbeddingProperties.points(70, 5, 1, 0);
        float[] values = new float[70 * 5];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) x[i / 5][i % 5];
        }
        FloatPoints floats = new FloatPoints(values, 70, 5);
        int[] group = new int[70];
        java.util.Arrays.setAll(group, i -> i * 7 % 4);
        double[] human = {1, 0, 1, 0};
        double[] synthetic = {0, 1, 0, 1};
        PairKernel[] kernels = {
            new PairKernel.Gaussian(0.4),
            new PairKernel.Distance(),
            new PairKernel.Linear(),
            new PairKernel.Polynomial(0.5, 1, 3)
        };
        for (PairKernel kernel : kernels) {
            for (boolean unbiased : new boolean[] {true, false}) {
                assertThat(BlockSums.of(floats, group, 4, kernel, Parallel.serial())
                                .discrepancy(human, synthetic, unbiased))
                        .isCloseTo(
                                BlockSums.of(floats.toPoints(), group, 4, kernel, Parallel.serial())
                                        .discrepancy(human, synthetic, unbiased),
                                within(1e-5));
            }
        }
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
