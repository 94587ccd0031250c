package dev.assay.metrics.bias.embedding;

import dev.assay.kernel.Ranks;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Association of two target sets of words or sentences with attribute sets, from given vectors. Each argument is a set of
 * vectors, one a row. No association gives 0, except 1 for {@link #meanAverageCosineDistance} and the coherence test.
 *
 * <p>Sources: Caliskan, Bryson and Narayanan 2017 (WEAT; the same on sentences is SEAT, May and others 2019); Garg and
 * others 2018 (RND); Ethayarajh, Duvenaud and Hirst 2019 (RIPA); Dev and Phillips 2019 (ECT); Manzini and others 2019
 * (MAC). Cost: products of the set sizes and the dimension.
 */
public final class EmbeddingAssociation {
    private EmbeddingAssociation() {}

    /** Each word's mean cosine to {@code a} minus its mean cosine to {@code b}, in [-2, 2]. */
    public static double[] associations(double[][] words, double[][] a, double[][] b) {
        double[] associations = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            associations[i] = meanCosine(words[i], a) - meanCosine(words[i], b);
        }
        return associations;
    }

    /** The WEAT statistic: sum of the associations of {@code x} minus that of {@code y}. */
    public static double weat(double[][] x, double[][] y, double[][] a, double[][] b) {
        return sum(associations(x, a, b)) - sum(associations(y, a, b));
    }

    /**
     * The WEAT effect size: difference of mean associations over the population standard deviation of all of them, in
     * [-2, 2].
     */
    public static double weatEffectSize(double[][] x, double[][] y, double[][] a, double[][] b) {
        double[] sx = associations(x, a, b);
        double[] sy = associations(y, a, b);
        double mean = (sum(sx) + sum(sy)) / (sx.length + sy.length);
        double square = 0;
        for (double s : sx) {
            square += (s - mean) * (s - mean);
        }
        for (double s : sy) {
            square += (s - mean) * (s - mean);
        }
        if (square == 0) {
            throw new UndefinedStatisticException("all words are associated alike, so the effect size is undefined");
        }
        return (sum(sx) / sx.length - sum(sy) / sy.length) / Math.sqrt(square / (sx.length + sy.length));
    }

    /**
     * WEAT's one-sided permutation test that the targets {@code x} are no closer to {@code a} than the targets {@code y}:
     * random divisions of all targets into sets of the same sizes, {@code (b + 1) / (B + 1)}.
     *
     * @param permutations number of random divisions, at least 1
     */
    public static TestResult weatTest(
            double[][] x, double[][] y, double[][] a, double[][] b, int permutations, Seed seed) {
        if (permutations < 1) {
            throw new IllegalArgumentException("permutations must be at least 1, was " + permutations);
        }
        double[] first = associations(x, a, b);
        double[] second = associations(y, a, b);
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        double total = Arrays.stream(all).sum();
        double observed = 2 * Arrays.stream(first).sum() - total;
        UniformRandomProvider random = seed.random();
        int atLeast = 0;
        for (int p = 0; p < permutations; p++) {
            double sum = 0;
            for (int i = 0; i < first.length; i++) {
                int j = i + random.nextInt(all.length - i);
                double drawn = all[j];
                all[j] = all[i];
                all[i] = drawn;
                sum += drawn;
            }
            if (2 * sum - total >= observed - 1e-12) {
                atLeast++;
            }
        }
        return new TestResult(
                observed,
                (atLeast + 1.0) / (permutations + 1.0),
                "permutation of targets, one-sided, " + permutations + " divisions");
    }

    /** Each word's Euclidean distance to the mean of {@code x} minus that to the mean of {@code y}; negative = nearer x. */
    public static double[] relativeNorms(double[][] words, double[][] x, double[][] y) {
        double[] meanX = mean(x);
        double[] meanY = mean(y);
        double[] norms = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            norms[i] = distance(words[i], meanX) - distance(words[i], meanY);
        }
        return norms;
    }

    /** Each word's cosine to the mean of {@code x} minus that to the mean of {@code y}; positive = nearer x. */
    public static double[] relativeCosines(double[][] words, double[][] x, double[][] y) {
        double[] meanX = mean(x);
        double[] meanY = mean(y);
        double[] cosines = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            cosines[i] = cosine(words[i], meanX) - cosine(words[i], meanY);
        }
        return cosines;
    }

    /** RIPA of one word over paired targets: its inner products with {@code (x_i - y_i) / |x_i - y_i|}. */
    public static double[] relationalInnerProducts(double[] word, double[][] x, double[][] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("targets must be paired, were " + x.length + " and " + y.length);
        }
        double[] products = new double[x.length];
        for (int p = 0; p < x.length; p++) {
            double length = distance(x[p], y[p]);
            if (length == 0) {
                throw new UndefinedStatisticException("pair " + p + " has equal vectors, so it spans no direction");
            }
            for (int k = 0; k < word.length; k++) {
                products[p] += word[k] * (x[p][k] - y[p][k]) / length;
            }
        }
        return products;
    }

    /**
     * Embedding coherence test: Spearman's correlation, over attribute words, of their cosines to the two target means; 1 =
     * both groups relate to the words in the same order.
     */
    public static double coherence(double[][] words, double[][] x, double[][] y) {
        double[] meanX = mean(x);
        double[] meanY = mean(y);
        double[] a = new double[words.length];
        double[] b = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            a[i] = cosine(words[i], meanX);
            b[i] = cosine(words[i], meanY);
        }
        return pearson(Ranks.of(a), Ranks.of(b));
    }

    /** Mean of {@code 1 - cosine} of one word to an attribute set; the MAC score averages it over words and sets. */
    public static double meanAverageCosineDistance(double[] word, double[][] attributes) {
        return 1 - meanCosine(word, attributes);
    }

    /** Vectors scaled to length 1; zero vectors stay. */
    public static double[][] normalized(double[][] vectors) {
        double[][] scaled = new double[vectors.length][];
        for (int i = 0; i < vectors.length; i++) {
            double length = Math.sqrt(dot(vectors[i], vectors[i]));
            scaled[i] = vectors[i].clone();
            for (int k = 0; k < scaled[i].length && length > 0; k++) {
                scaled[i][k] /= length;
            }
        }
        return scaled;
    }

    private static double meanCosine(double[] word, double[][] set) {
        if (set.length == 0) {
            throw new UndefinedStatisticException("an attribute set has no vectors");
        }
        double sum = 0;
        for (double[] other : set) {
            sum += cosine(word, other);
        }
        return sum / set.length;
    }

    private static double cosine(double[] a, double[] b) {
        double lengths = Math.sqrt(dot(a, a) * dot(b, b));
        if (lengths == 0) {
            throw new UndefinedStatisticException("a vector is zero, so it has no direction");
        }
        return dot(a, b) / lengths;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return Math.sqrt(sum);
    }

    private static double[] mean(double[][] vectors) {
        if (vectors.length == 0) {
            throw new UndefinedStatisticException("a target set has no vectors");
        }
        double[] mean = new double[vectors[0].length];
        for (double[] vector : vectors) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += vector[k] / vectors.length;
            }
        }
        return mean;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double pearson(double[] x, double[] y) {
        double meanX = sum(x) / x.length;
        double meanY = sum(y) / y.length;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        if (xx == 0 || yy == 0) {
            throw new UndefinedStatisticException("the words do not differ in their cosines, so they have no order");
        }
        return xy / Math.sqrt(xx * yy);
    }
}
