package dev.assay.metrics.text;

import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * Topics of texts: clusters of their TF-IDF vectors, learnt once and then frozen, so that other texts can be told to belong to
 * one.
 *
 * <p>Spherical k-means: a text belongs to the centre of the largest cosine, a centre is the sum of its texts at length 1.
 * Terms of at least two texts count; a text without one belongs to no cluster. Of {@value #STARTS} random starts the one with
 * the largest sum of cosines is kept. A cluster that empties stays where it was. Time O(starts · rounds · clusters · tokens).
 *
 * <p>Source: Dhillon and Modha (2001), "Concept Decompositions for Large Sparse Text Data Using Clustering",
 * doi:10.1023/A:1007612920971.
 */
public final class TextClusters {
    private static final int STARTS = 3;
    private static final int ROUNDS = 20;

    private final TfIdf vectors;
    private final double[][] centres;

    private TextClusters(TfIdf vectors, double[][] centres) {
        this.vectors = vectors;
        this.centres = centres;
    }

    /** Learns that many clusters, at least 1, from texts given as token numbers. */
    public static TextClusters learn(int[][] texts, int clusters, Seed seed) {
        if (clusters < 1) {
            throw new IllegalArgumentException("clusters must be at least 1, was " + clusters);
        }
        TfIdf vectors = TfIdf.of(texts, 2);
        int[] known = IntStream.range(0, texts.length)
                .filter(text -> vectors.columns()[text].length > 0)
                .toArray();
        if (known.length < clusters) {
            throw new UndefinedStatisticException("there are " + known.length
                    + " texts with a word that another one has, too few for " + clusters + " clusters");
        }
        double most = -1;
        double[][] best = new double[0][];
        for (int start = 0; start < STARTS; start++) {
            double[][] centres = new double[clusters][vectors.terms().length];
            int[] first = new PermutationSampler(seed.child(start).random(), known.length, clusters).sample();
            for (int c = 0; c < clusters; c++) {
                add(centres[c], vectors.columns()[known[first[c]]], vectors.values()[known[first[c]]]);
            }
            double sum = settle(vectors, known, centres);
            if (sum > most) {
                most = sum;
                best = centres;
            }
        }
        return new TextClusters(vectors, best);
    }

    /** The number of clusters. */
    public int size() {
        return centres.length;
    }

    /** The cluster of a text, -1 when it has no word of theirs. */
    public int of(int[] text) {
        TfIdf.Vector vector = vectors.vector(text);
        return vector.columns().length == 0 ? -1 : nearest(centres, vector.columns(), vector.values());
    }

    /** The terms that weigh most in a cluster, the heaviest first. */
    public int[] terms(int cluster, int most) {
        double[] centre = centres[cluster];
        return IntStream.range(0, centre.length)
                .boxed()
                .filter(k -> centre[k] > 0)
                .sorted((a, b) -> Double.compare(centre[b], centre[a]))
                .limit(most)
                .mapToInt(k -> vectors.terms()[k])
                .toArray();
    }

    /** Moves centres until no text changes its own; the sum of cosines at the end. */
    private static double settle(TfIdf vectors, int[] known, double[][] centres) {
        int[] cluster = new int[known.length];
        Arrays.fill(cluster, -1);
        double sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            boolean changed = false;
            sum = 0;
            double[][] sums = new double[centres.length][centres[0].length];
            for (int i = 0; i < known.length; i++) {
                int[] columns = vectors.columns()[known[i]];
                double[] values = vectors.values()[known[i]];
                int nearest = nearest(centres, columns, values);
                changed |= nearest != cluster[i];
                cluster[i] = nearest;
                sum += dot(centres[nearest], columns, values);
                add(sums[nearest], columns, values);
            }
            if (!changed) {
                break;
            }
            for (int c = 0; c < centres.length; c++) {
                double length = Math.sqrt(Arrays.stream(sums[c]).map(x -> x * x).sum());
                if (length > 0) {
                    double by = length;
                    centres[c] = Arrays.stream(sums[c]).map(x -> x / by).toArray();
                }
            }
        }
        return sum;
    }

    private static int nearest(double[][] centres, int[] columns, double[] values) {
        int nearest = 0;
        double most = -1;
        for (int c = 0; c < centres.length; c++) {
            double cosine = dot(centres[c], columns, values);
            if (cosine > most) {
                most = cosine;
                nearest = c;
            }
        }
        return nearest;
    }

    private static double dot(double[] centre, int[] columns, double[] values) {
        double sum = 0;
        for (int i = 0; i < columns.length; i++) {
            sum += centre[columns[i]] * values[i];
        }
        return sum;
    }

    private static void add(double[] sum, int[] columns, double[] values) {
        for (int i = 0; i < columns.length; i++) {
            sum[columns[i]] += values[i];
        }
    }
}
