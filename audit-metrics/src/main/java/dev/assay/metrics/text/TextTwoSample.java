package dev.assay.metrics.text;

import dev.assay.kernel.Parallel;
import dev.assay.metrics.model.CrossValidation;
import dev.assay.metrics.model.LogisticRegression;
import dev.assay.metrics.model.SparseRows;
import dev.assay.metrics.realism.ClassifierTwoSample;
import dev.assay.stats.AreaUnderCurve;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The classifier two-sample test on words: how well a logistic regression on TF-IDF vectors tells synthetic texts from
 * human ones that it did not learn from.
 *
 * <p>Texts of one group, such as near duplicates, share a fold: a model that has learnt a copy by heart tells nothing. The
 * inverse document frequencies are those of all texts, of which the side is not used. Area, interval and tests are those
 * of {@link ClassifierTwoSample}. Cost: one sparse regression a fold, linear in the words an iteration.
 *
 * <p>Source: D. Lopez-Paz and M. Oquab, ICLR 2017; scikit-learn's TF-IDF and penalty.
 *
 * @param test within folds
 * @param pooledArea the area of all scores together, as scikit-learn's out-of-fold predictions are usually judged
 * @param accuracy share of texts on the right side of one half
 * @param terms the token numbers with a weight
 * @param weights for each of them, its weight, positive for synthetic texts, averaged over the folds
 */
public record TextTwoSample(
        ClassifierTwoSample test, double pooledArea, double accuracy, int[] terms, double[] weights) {

    /**
     * How to learn.
     *
     * @param folds number of folds, at least 2
     * @param minTexts fewest texts that have a word that is used
     * @param permutations behind the p-value
     */
    public record Options(int folds, int minTexts, int permutations) {
        public Options {
            if (folds < 2 || minTexts < 1 || permutations < 1) {
                throw new IllegalArgumentException(
                        "folds must be at least 2, minTexts and permutations at least 1, were " + folds + ", "
                                + minTexts + " and " + permutations);
            }
        }

        /** Two folds, words of at least two texts, 999 permutations. */
        public static Options defaults() {
            return new Options(2, 2, 999);
        }

        public Options withFolds(int number) {
            return new Options(number, minTexts, permutations);
        }

        public Options withMinTexts(int fewest) {
            return new Options(folds, fewest, permutations);
        }
    }

    /**
     * The test of the first {@code humans} texts against the others.
     *
     * @param texts token numbers, human texts first
     * @param group for each text, the number of its group; texts of a group share a fold
     */
    public static TextTwoSample of(
            int[][] texts, int humans, int[] group, Options options, Seed seed, Parallel parallel) {
        int synthetic = texts.length - humans;
        if (Math.min(humans, synthetic) < 2 * options.folds) {
            throw new UndefinedStatisticException("telling sides apart in " + options.folds + " folds needs at least "
                    + 2 * options.folds + " texts a side, there are " + humans + " and " + synthetic);
        }
        TfIdf vectors = TfIdf.of(texts, options.minTexts);
        boolean[] isSynthetic = new boolean[texts.length];
        Arrays.fill(isSynthetic, humans, texts.length, true);
        CrossValidation cross = CrossValidation.grouped(group, isSynthetic, options.folds, seed.child("folds"));
        int width = vectors.terms().length;
        double[][] models = new double[options.folds][];
        double[] scores = new double[texts.length];
        parallel.run(options.folds, f -> {
            int[] training = cross.rowsOutside(f);
            boolean[] positive = new boolean[training.length];
            for (int i = 0; i < training.length; i++) {
                positive[i] = isSynthetic[training[i]];
            }
            models[f] = LogisticRegression.defaults().weights(rows(vectors, training), width, positive);
            int[] held = cross.rowsOf(f);
            SparseRows unseen = rows(vectors, held);
            for (int i = 0; i < held.length; i++) {
                scores[held[i]] = unseen.dot(i, models[f], models[f][width]);
            }
        });
        double[] weights = new double[width];
        for (double[] model : models) {
            for (int k = 0; k < width; k++) {
                weights[k] += model[k] / models.length;
            }
        }
        int right = 0;
        for (int t = 0; t < scores.length; t++) {
            right += scores[t] > 0 == isSynthetic[t] ? 1 : 0;
        }
        ClassifierTwoSample.Options judged = new ClassifierTwoSample.Options(options.folds, options.permutations);
        return new TextTwoSample(
                ClassifierTwoSample.of(cross, scores, isSynthetic, judged, seed, Map.of()),
                AreaUnderCurve.of(Arrays.copyOfRange(scores, humans, scores.length), Arrays.copyOf(scores, humans))
                        .value(),
                (double) right / scores.length,
                vectors.terms(),
                weights);
    }

    /** The token numbers that speak most for one side, the most telling first. */
    public List<Integer> telling(boolean ofSynthetic, int most) {
        return IntStream.range(0, terms.length)
                .filter(k -> ofSynthetic ? weights[k] > 0 : weights[k] < 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -Math.abs(weights[k]))
                        .thenComparingInt(k -> terms[k]))
                .limit(most)
                .map(k -> terms[k])
                .toList();
    }

    private static SparseRows rows(TfIdf vectors, int[] texts) {
        return SparseRows.of(
                Arrays.stream(texts).mapToObj(t -> vectors.columns()[t]).toArray(int[][]::new),
                Arrays.stream(texts).mapToObj(t -> vectors.values()[t]).toArray(double[][]::new));
    }
}
