package dev.assay.metrics.model.smile;

import dev.assay.metrics.model.Classifier;
import dev.assay.metrics.model.Features;
import dev.assay.stats.Seed;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import smile.base.cart.SplitRule;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;

/**
 * Smile's random forest. Needs {@code com.github.haifengl:smile-core} 2.6 (LGPL-3.0) on the class path, and trains on the
 * common thread pool, as Smile does.
 *
 * @param trees number of trees
 * @param depth most splits from root to leaf
 */
public record SmileRandomForest(int trees, int depth) implements Classifier {
    private static final int LEAST_LEAF = 5;

    public SmileRandomForest {
        if (trees < 1 || depth < 1) {
            throw new IllegalArgumentException("trees and depth must be at least 1, were " + trees + " and " + depth);
        }
    }

    /** 100 trees of depth at most 12. */
    public static SmileRandomForest defaults() {
        return new SmileRandomForest(100, 12);
    }

    @Override
    public String name() {
        return "random forest (Smile)";
    }

    @Override
    public Model fit(Features features, boolean[] positive, Seed seed) {
        int[] classes = new int[positive.length];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = positive[row] ? 1 : 0;
        }
        DataFrame frame = frame(features).merge(IntVector.of("class", classes));
        UniformRandomProvider random = seed.random();
        // Smile takes a seed of 1 to mean no seed.
        LongStream seeds = LongStream.generate(() -> 2 + (random.nextLong() >>> 2));
        RandomForest forest = RandomForest.fit(
                Formula.lhs("class"),
                frame,
                trees,
                Math.max(1, (int) Math.sqrt(features.width())),
                SplitRule.GINI,
                depth,
                Math.max(2, features.rows() / LEAST_LEAF),
                LEAST_LEAF,
                1.0,
                null,
                seeds);
        return other -> probabilities(forest, frame(other));
    }

    private static DataFrame frame(Features features) {
        DoubleVector[] columns = new DoubleVector[features.width()];
        for (int j = 0; j < columns.length; j++) {
            double[] column = new double[features.rows()];
            for (int row = 0; row < column.length; row++) {
                column[row] = features.values()[row * features.width() + j];
            }
            columns[j] = DoubleVector.of("f" + j, column);
        }
        return DataFrame.of(columns);
    }

    private static double[] probabilities(RandomForest forest, DataFrame frame) {
        DataFrame withClass = frame.merge(IntVector.of("class", new int[frame.size()]));
        double[] probabilities = new double[frame.size()];
        double[] posterior = new double[2];
        Arrays.setAll(probabilities, row -> {
            Tuple tuple = withClass.get(row);
            forest.predict(tuple, posterior);
            return posterior[1];
        });
        return probabilities;
    }
}
