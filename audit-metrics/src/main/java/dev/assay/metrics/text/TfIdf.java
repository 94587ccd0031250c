package dev.assay.metrics.text;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/**
 * TF-IDF vectors of texts: {@code count · (ln((1 + N) / (1 + df)) + 1)}, scaled to length 1.
 *
 * <p>N texts, df the number of texts with the term. A text without a kept term has the zero vector. Rows are sparse; memory
 * and time are linear in the tokens. Undefined when no term is kept.
 *
 * <p>Source: Salton and Buckley (1988), doi:10.1016/0306-4573(88)90021-0, smoothed as scikit-learn does.
 *
 * @param terms the kept token numbers, ascending; column k stands for {@code terms[k]}
 * @param idf the inverse document frequency of each column
 * @param columns per text, its columns, ascending
 * @param values per text, the value in each of its columns
 * @param weighting how they were weighed
 */
public record TfIdf(int[] terms, double[] idf, int[][] columns, double[][] values, Weighting weighting) {
    /** How a count becomes a weight. */
    public enum Count {
        RAW,
        /** {@code 1 + ln count}. */
        LOGARITHM,
        /** 1 when the term is there. */
        BINARY
    }

    /** What the rarity of a term is worth. */
    public enum Rarity {
        /** {@code ln((1 + N) / (1 + df)) + 1}. */
        SMOOTHED,
        /** {@code ln(N / df) + 1}. */
        PLAIN,
        /** 1 for all. */
        NONE
    }

    /** What vectors are divided by. */
    public enum Norm {
        /** The root of the sum of squares. */
        EUCLIDEAN,
        /** The sum. */
        SUM,
        NONE
    }

    /** How texts are weighed. */
    public record Weighting(Count count, Rarity rarity, Norm norm) {
        /** Raw counts, smoothed rarity, length 1. */
        public static Weighting defaults() {
            return new Weighting(Count.RAW, Rarity.SMOOTHED, Norm.EUCLIDEAN);
        }
    }

    /** The vectors of texts given as token numbers, over terms that at least {@code minTexts} texts have. */
    public static TfIdf of(int[][] texts, int minTexts) {
        return of(texts, minTexts, Weighting.defaults());
    }

    /** The vectors with other weights. */
    public static TfIdf of(int[][] texts, int minTexts, Weighting weighting) {
        int symbols = RougeL.symbols(texts);
        int[] df = new int[symbols];
        int[] seen = new int[symbols];
        for (int t = 0; t < texts.length; t++) {
            for (int token : texts[t]) {
                if (seen[token] != t + 1) {
                    seen[token] = t + 1;
                    df[token]++;
                }
            }
        }
        int[] column = new int[symbols];
        int[] terms = new int[symbols];
        int kept = 0;
        for (int token = 0; token < symbols; token++) {
            column[token] = df[token] >= Math.max(1, minTexts) ? kept : -1;
            if (column[token] >= 0) {
                terms[kept++] = token;
            }
        }
        if (kept == 0) {
            throw new UndefinedStatisticException("no term stands in " + Math.max(1, minTexts) + " texts");
        }
        terms = Arrays.copyOf(terms, kept);
        double[] idf = new double[kept];
        for (int k = 0; k < kept; k++) {
            idf[k] = switch (weighting.rarity) {
                case SMOOTHED -> Math.log((1.0 + texts.length) / (1.0 + df[terms[k]])) + 1;
                case PLAIN -> Math.log((double) texts.length / df[terms[k]]) + 1;
                case NONE -> 1;
            };
        }
        int[][] columns = new int[texts.length][];
        double[][] values = new double[texts.length][];
        for (int t = 0; t < texts.length; t++) {
            int[] all = Arrays.stream(texts[t])
                    .map(token -> column[token])
                    .filter(k -> k >= 0)
                    .sorted()
                    .toArray();
            columns[t] = Arrays.stream(all).distinct().toArray();
            values[t] = weights(all, columns[t], idf, weighting);
        }
        return new TfIdf(terms, idf, columns, values, weighting);
    }

    /**
     * The vector of one text.
     *
     * @param columns ascending
     * @param values the value in each of the columns
     */
    public record Vector(int[] columns, double[] values) {}

    /** The vector of another text, in the terms and weights of these; terms that these do not keep are left out. */
    public Vector vector(int[] text) {
        int[] all = Arrays.stream(text)
                .map(token -> Arrays.binarySearch(terms, token))
                .filter(k -> k >= 0)
                .sorted()
                .toArray();
        int[] distinct = Arrays.stream(all).distinct().toArray();
        return new Vector(distinct, weights(all, distinct, idf, weighting));
    }

    /** The product of two texts' vectors, their cosine when these have length 1; 0 when either has the zero vector. */
    public double cosine(int a, int b) {
        double sum = 0;
        for (int i = 0, j = 0; i < columns[a].length && j < columns[b].length; ) {
            int difference = columns[a][i] - columns[b][j];
            if (difference == 0) {
                sum += values[a][i] * values[b][j];
            }
            i += difference <= 0 ? 1 : 0;
            j += difference >= 0 ? 1 : 0;
        }
        return sum;
    }

    private static double[] weights(int[] sorted, int[] columns, double[] idf, Weighting weighting) {
        double[] weights = new double[columns.length];
        int at = 0;
        for (int k : sorted) {
            if (k != columns[at]) {
                at++;
            }
            weights[at]++;
        }
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double count =
                    switch (weighting.count) {
                        case RAW -> weights[i];
                        case LOGARITHM -> 1 + Math.log(weights[i]);
                        case BINARY -> 1;
                    };
            weights[i] = count * idf[columns[i]];
            sum += weighting.norm == Norm.SUM ? weights[i] : weights[i] * weights[i];
        }
        for (int i = 0; i < weights.length && weighting.norm != Norm.NONE; i++) {
            weights[i] /= weighting.norm == Norm.SUM ? sum : Math.sqrt(sum);
        }
        return weights;
    }
}
