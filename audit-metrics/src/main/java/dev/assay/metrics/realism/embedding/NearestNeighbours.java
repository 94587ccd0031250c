package dev.assay.metrics.realism.embedding;

import dev.assay.kernel.EuclideanNeighbors;
import dev.assay.kernel.Parallel;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;

/**
 * Exact nearest neighbours of points under the Euclidean distance.
 *
 * <p>Time O(n m d), memory O((n + m) d). Of neighbours at the same distance the one that stands first is named.
 * Thread-safe.
 */
public final class NearestNeighbours {
    private NearestNeighbours() {}

    /**
     * For each query point, where its nearest neighbour stands and how far the nearest and the second nearest are.
     *
     * @param index position of the nearest point
     * @param first distance to it
     * @param second distance to the second nearest, infinite when there is one point only
     */
    public record Result(int[] index, double[] first, double[] second) {}

    /** The neighbours of each query among {@code points}. */
    public static Result search(double[][] queries, double[][] points, Parallel parallel) {
        List<Points> sides = Points.pair(points, queries);
        return search(sides.get(1), sides.get(0), false, parallel);
    }

    /** The neighbours of each point among the others of its set. */
    public static Result within(double[][] points, Parallel parallel) {
        Points set = Points.of("points", points);
        if (set.rows() < 2) {
            throw new UndefinedStatisticException("a single point has no neighbour");
        }
        return search(set, set, true, parallel);
    }

    static Result search(Points queries, Points points, boolean sameSet, Parallel parallel) {
        double[] squared = new double[2 * queries.rows()];
        int[] nearest = new int[2 * queries.rows()];
        EuclideanNeighbors.search(
                queries.values(),
                0,
                queries.rows(),
                points.values(),
                0,
                points.rows(),
                points.dimension(),
                2,
                sameSet,
                parallel,
                squared,
                nearest);
        int[] index = new int[queries.rows()];
        double[] first = new double[queries.rows()];
        double[] second = new double[queries.rows()];
        for (int i = 0; i < first.length; i++) {
            index[i] = nearest[2 * i];
            first[i] = Math.sqrt(squared[2 * i]);
            second[i] = Math.sqrt(squared[2 * i + 1]);
        }
        return new Result(index, first, second);
    }
}
