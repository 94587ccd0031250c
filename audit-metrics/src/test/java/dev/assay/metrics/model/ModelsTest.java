package dev.assay.metrics.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.kernel.Parallel;
import dev.assay.metrics.model.smile.SmileRandomForest;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelsTest {
    private static final Seed SEED = new Seed(3);

    /** Two uniform features; the class is their exclusive or. */
    private static Features corners(boolean[] positive) {
        Random random = new Random(1);
        double[][] rows = new double[positive.length][2];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {random.nextDouble(), random.nextDouble()};
            positive[i] = rows[i][0] > 0.5 != rows[i][1] > 0.5;
        }
        return Features.of(rows);
    }

    private static double accuracy(double[] probabilities, boolean[] positive) {
        double right = 0;
        for (int i = 0; i < positive.length; i++) {
            right += probabilities[i] > 0.5 == positive[i] ? 1 : 0;
        }
        return right / positive.length;
    }

    @Test
    void logisticRegressionReachesItsOptimum() {
        Random random = new Random(2);
        double[][] rows = new double[300][3];
        boolean[] positive = new boolean[300];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < 3; j++) {
                rows[i][j] = random.nextGaussian();
            }
            positive[i] = rows[i][0] - rows[i][1] + random.nextGaussian() > 0.3;
        }
        double[] weights = LogisticRegression.defaults().weights(Features.of(rows), positive);
        double[] slope = new double[4];
        for (int i = 0; i < rows.length; i++) {
            double score = weights[3];
            for (int j = 0; j < 3; j++) {
                score += weights[j] * rows[i][j];
            }
            double residual = 1 / (1 + Math.exp(-score)) - (positive[i] ? 1 : 0);
            for (int j = 0; j < 3; j++) {
                slope[j] += residual * rows[i][j];
            }
            slope[3] += residual;
        }
        for (int j = 0; j < 3; j++) {
            assertThat(slope[j] + weights[j]).isCloseTo(0, within(1e-3));
        }
        assertThat(slope[3]).isCloseTo(0, within(1e-3));
    }

    @Test
    void treesLearnWhatALinearModelCannot() {
        boolean[] positive = new boolean[2000];
        Features features = corners(positive);
        double linear = accuracy(
                LogisticRegression.defaults().fit(features, positive, SEED).probabilities(features), positive);
        double trees =
                accuracy(BoostedTrees.defaults().fit(features, positive, SEED).probabilities(features), positive);
        assertThat(linear).isLessThan(0.6);
        assertThat(trees).isGreaterThan(0.95);
    }

    @Test
    void smilesForestLearnsTheSameAndRepeatsItself() {
        boolean[] positive = new boolean[600];
        Features features = corners(positive);
        SmileRandomForest forest = new SmileRandomForest(30, 8);
        double[] first = forest.fit(features, positive, SEED).probabilities(features);
        assertThat(accuracy(first, positive)).isGreaterThan(0.9);
        assertThat(forest.fit(features, positive, SEED).probabilities(features)).containsExactly(first);
    }

    @Test
    void oneClassIsNothingToLearn() {
        Features features = Features.of(new double[][] {{1}, {2}});
        assertThatThrownBy(() -> BoostedTrees.defaults().fit(features, new boolean[2], SEED))
                .isInstanceOf(UndefinedStatisticException.class);
    }

    @Test
    void equalRowsShareAFoldAndClassesAreSpread() {
        double[][] rows = new double[200][1];
        boolean[] positive = new boolean[200];
        for (int i = 0; i < 200; i++) {
            rows[i][0] = i / 2;
            positive[i] = i % 2 == 0;
        }
        CrossValidation cross = CrossValidation.stratified(Features.of(rows), positive, 5, SEED);
        int[] sizes = new int[5];
        for (int i = 0; i < 200; i += 2) {
            assertThat(cross.fold()[i]).isEqualTo(cross.fold()[i + 1]);
            sizes[cross.fold()[i]]++;
        }
        assertThat(sizes).containsOnly(20);
    }

    @Test
    void foldsDoNotDependOnTheNumberOfThreads() {
        boolean[] positive = new boolean[400];
        Features features = corners(positive);
        CrossValidation cross = CrossValidation.stratified(features, positive, 4, SEED);
        double[] alone = cross.probabilities(
                cross.fit(BoostedTrees.defaults(), features, positive, SEED, Parallel.serial()), features);
        double[] together = cross.probabilities(
                cross.fit(
                        BoostedTrees.defaults(),
                        features,
                        positive,
                        SEED,
                        Parallel.on(task -> new Thread(task).start(), 3)),
                features);
        assertThat(together).containsExactly(alone);
    }

    @Test
    void anEncoderTakesMissingAndUnknownValues() {
        Dataset known =
                Dataset.of("known", NumericColumn.of("n", 1, Double.NaN, 3), CategoricalColumn.of("c", "a", "b", "a"));
        Dataset other = Dataset.of(
                "other",
                NumericColumn.of("n", Double.NaN, Double.POSITIVE_INFINITY),
                CategoricalColumn.of("c", "z", null));
        TableEncoder encoder = TableEncoder.fit(known, List.of("n", "c"), TableEncoder.Style.SCALED);
        Features features = encoder.encode(other);
        assertThat(features.width()).isEqualTo(4);
        assertThat(features.owners()).containsExactly(0, 0, 1, 1);
        assertThat(features.values()).containsExactly(0, 1, 0, 0, 1e6, 0, 0, 0);
    }
}
