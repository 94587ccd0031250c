package dev.assay.metrics.realism;

import dev.assay.kernel.Parallel;
import dev.assay.metrics.model.CrossValidation;
import dev.assay.metrics.model.Features;
import dev.assay.metrics.model.LogisticRegression;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The propensity mean squared error, {@code pMSE = mean((p_i - c)^2)}: how far the modelled probability of being synthetic
 * strays from the share c of synthetic rows.
 *
 * <p>Range [0, max(c, 1 - c)^2], 0 when the model cannot tell the sides apart. {@link #ofModel} learns and predicts on the
 * same rows, for which the null distribution is known: with N rows of two samples of one population and a logistic model of
 * k parameters, {@code pMSE N / (c (1 - c))} is chi-square with k - 1 degrees of freedom. The paper's expectation {@code (k -
 * 1)(1 - c)^2 c / N} is a factor 1 - c smaller, because it takes the human rows as fixed and only the synthetic ones as
 * drawn. {@link #heldOut} predicts held-out rows, as SynthEval does.
 *
 * <p>Source: J. Snoke, G. M. Raab, B. Nowok, C. Dibben and A. Slavkovic, J. R. Stat. Soc. A 181(3), 2018,
 * doi:10.1111/rssa.12358.
 *
 * @param meanSquaredError pMSE
 * @param expected its expectation when both sides come from one population
 * @param ratio {@code meanSquaredError / expected}, 1 under the null
 * @param test chi-square test
 * @param parameters number of parameters k, the intercept included
 */
public record PropensityScore(double meanSquaredError, double expected, double ratio, TestResult test, int parameters) {
    /** A penalty so slight that it only keeps separated rows from infinite weights. */
    private static final double WEAK = 1e4;

    /** pMSE of probabilities, when a share {@code c} of rows is synthetic. */
    public static double meanSquaredError(double[] probabilities, double c) {
        if (!(c > 0 && c < 1)) {
            throw new IllegalArgumentException("c must be in (0, 1), was " + c);
        }
        Samples.requireValues(probabilities.length, "given");
        double sum = 0;
        for (double p : probabilities) {
            sum += (p - c) * (p - c);
        }
        return sum / probabilities.length;
    }

    /** pMSE of a logistic regression on the rows that it learnt from, with its null expectation and test. */
    public static PropensityScore ofModel(Features human, Features synthetic) {
        Features all = human.then(synthetic);
        boolean[] isSynthetic = sides(human, synthetic);
        double c = (double) synthetic.rows() / all.rows();
        double[] p = LogisticRegression.defaults()
                .withInverseStrength(WEAK)
                .fit(all, isSynthetic, new Seed(0))
                .probabilities(all);
        double value = meanSquaredError(p, c);
        int parameters = rank(all) + 1;
        double unit = (1 - c) * c / all.rows();
        double expected = unit * Math.max(1, parameters - 1);
        double tail = ChiSquaredDistribution.of(Math.max(1, parameters - 1)).survivalProbability(value / unit);
        return new PropensityScore(
                value,
                expected,
                value / expected,
                new TestResult(value / unit, tail, "pMSE of a logistic regression, chi-square"),
                parameters);
    }

    /** pMSE of held-out rows by the model given: each fold's mean over its own share of synthetic rows, averaged. */
    public static double heldOut(
            Features human, Features synthetic, LogisticRegression model, int folds, Seed seed, Parallel parallel) {
        Features all = human.then(synthetic);
        boolean[] isSynthetic = sides(human, synthetic);
        CrossValidation cross = CrossValidation.stratified(all, isSynthetic, folds, seed);
        double[] p = cross.probabilities(cross.fit(model, all, isSynthetic, seed, parallel), all);
        double sum = 0;
        for (int f = 0; f < folds; f++) {
            int[] rows = cross.rowsOf(f);
            double synthetics =
                    Arrays.stream(rows).filter(row -> isSynthetic[row]).count();
            sum += meanSquaredError(
                    Arrays.stream(rows).mapToDouble(row -> p[row]).toArray(), synthetics / rows.length);
        }
        return sum / folds;
    }

    private static boolean[] sides(Features human, Features synthetic) {
        boolean[] isSynthetic = new boolean[human.rows() + synthetic.rows()];
        Arrays.fill(isSynthetic, human.rows(), isSynthetic.length, true);
        return isSynthetic;
    }

    /** The number of linearly independent features beside the intercept, by elimination on their covariances. */
    private static int rank(Features features) {
        int width = features.width();
        double[] x = features.values();
        double[] means = new double[width];
        for (int row = 0; row < features.rows(); row++) {
            for (int j = 0; j < width; j++) {
                means[j] += x[row * width + j] / features.rows();
            }
        }
        double[][] gram = new double[width][width];
        double[] centred = new double[width];
        for (int row = 0; row < features.rows(); row++) {
            for (int j = 0; j < width; j++) {
                centred[j] = x[row * width + j] - means[j];
            }
            for (int j = 0; j < width; j++) {
                for (int k = 0; k <= j; k++) {
                    gram[j][k] += centred[j] * centred[k];
                }
            }
        }
        return rankOf(gram);
    }

    /** Counts the pivots of a Cholesky factorisation of the lower triangle that are not rounding. */
    private static int rankOf(double[][] gram) {
        int rank = 0;
        for (int j = 0; j < gram.length; j++) {
            double diagonal = gram[j][j];
            double pivot = diagonal;
            for (int k = 0; k < j; k++) {
                pivot -= gram[j][k] * gram[j][k];
            }
            boolean independent = pivot > 1e-9 * diagonal && diagonal > 0;
            rank += independent ? 1 : 0;
            double root = independent ? Math.sqrt(pivot) : 0;
            gram[j][j] = root;
            for (int i = j + 1; i < gram.length; i++) {
                double value = gram[i][j];
                for (int k = 0; k < j; k++) {
                    value -= gram[i][k] * gram[j][k];
                }
                gram[i][j] = independent ? value / root : 0;
            }
        }
        return rank;
    }
}
