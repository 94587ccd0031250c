package dev.assay.metrics.copying;

/**
 * The nearest records of each query.
 *
 * @param k neighbours of each query
 * @param distance their distances, ascending, {@code k} numbers a query
 * @param index their positions, the first among equals first
 */
public record Nearest(int k, double[] distance, int[] index) {
    /** Distances to the neighbour of that rank, 0 for the nearest, one a query. */
    public double[] distances(int rank) {
        double[] picked = new double[distance.length / k];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = distance[i * k + rank];
        }
        return picked;
    }

    /** Position of the nearest record, one a query. */
    public int[] nearest() {
        int[] picked = new int[index.length / k];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = index[i * k];
        }
        return picked;
    }

    /** Number of queries. */
    public int queries() {
        return distance.length / k;
    }
}
