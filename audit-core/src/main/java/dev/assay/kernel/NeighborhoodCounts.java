package dev.assay.kernel;

import java.util.Arrays;

/**
 * Which rows of one set lie in the neighbourhoods of the other, where a neighbourhood is the ball around a row that
 * reaches to its {@code k}-th nearest other row of its own set: what precision, recall, density and coverage are made of
 * (Naeem et al. 2020). Three streamed passes of tiles; no distance matrix is kept. Pairs whose single-precision distance
 * is too close to a radius to tell are measured again in double precision.
 */
public final class NeighborhoodCounts {
    /** For each row of the second set, how many balls of the first it lies in. */
    public final int[] ballsAround;

    /** For each row of the first set, whether it lies in a ball of the second. */
    public final boolean[] inside;

    /** For each row of the first set, whether its ball holds a row of the second. */
    public final boolean[] covered;

    /** Squared radius of each row of the first set. */
    public final double[] firstRadii;

    /** Squared radius of each row of the second set. */
    public final double[] secondRadii;

    private final int k;

    private NeighborhoodCounts(int k, double[] firstRadii, double[] secondRadii) {
        this.k = k;
        this.firstRadii = firstRadii;
        this.secondRadii = secondRadii;
        ballsAround = new int[secondRadii.length];
        inside = new boolean[firstRadii.length];
        covered = new boolean[firstRadii.length];
    }

    /**
     * @param first {@code n} rows (the human ones), {@code n > k}
     * @param second {@code m} rows (the synthetic ones), {@code m > k}
     * @param closed whether a row on the surface of a ball lies in it
     */
    public static NeighborhoodCounts of(
            float[] first, int n, float[] second, int m, int d, int k, boolean closed, Parallel parallel) {
        NeighborhoodCounts counts =
                new NeighborhoodCounts(k, radii(first, n, d, k, parallel), radii(second, m, d, k, parallel));
        counts.cross(first, n, second, m, d, closed, parallel);
        return counts;
    }

    /** Share of rows of the second set in at least one ball of the first. */
    public double precision() {
        return share(Arrays.stream(ballsAround).filter(balls -> balls > 0).count(), ballsAround.length);
    }

    /** Share of rows of the first set in at least one ball of the second. */
    public double recall() {
        return share(count(inside), inside.length);
    }

    /** Mean number of balls of the first set around a row of the second, divided by {@code k}. */
    public double density() {
        return share(Arrays.stream(ballsAround).asLongStream().sum(), (double) k * ballsAround.length);
    }

    /** Share of balls of the first set that hold a row of the second. */
    public double coverage() {
        return share(count(covered), covered.length);
    }

    private static double share(long count, double of) {
        return count / of;
    }

    private static long count(boolean[] flags) {
        long count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    private static double[] radii(float[] rows, int n, int d, int k, Parallel parallel) {
        if (n <= k) {
            throw new IllegalArgumentException(
                    "balls that reach to neighbour " + k + " need at least " + (k + 1) + " rows, there are " + n);
        }
        return FloatNeighbors.radii(rows, n, d, k, parallel);
    }

    private void cross(float[] first, int n, float[] second, int m, int d, boolean closed, Parallel parallel) {
        float[] firstNorms = FloatTiles.squaredNorms(first, 0, n, d);
        float[] secondNorms = FloatTiles.squaredNorms(second, 0, m, d);
        float slack = 2 * FloatTiles.tolerance(d, FloatTiles.largest(firstNorms) + FloatTiles.largest(secondNorms));
        FloatTiles.dots(first, 0, n, second, 0, m, d, false, parallel, task -> {
            float[] norms = FloatNeighbors.columnNorms(secondNorms, task, m);
            float[] limits = new float[norms.length];
            for (int j = 0; j < limits.length; j++) {
                limits[j] = limit(norms[j], secondRadii[task * FloatTiles.COLUMNS + j], slack);
            }
            CloseColumns close = PanelKernels.closeColumns();
            return (row, rows, column, columns, tile) -> {
                for (int i = 0; i < rows; i++) {
                    float[] distances = tile[i];
                    float norm = firstNorms[row + i];
                    FloatTiles.toSquaredDistances(distances, columns, norm, norms);
                    float limit = limit(norm, firstRadii[row + i], slack);
                    int found = close.find(distances, 0, columns, limit, limits, 0);
                    for (int c = 0; c < found; c++) {
                        int j = close.found[c];
                        float error = FloatTiles.isFar(norm) || FloatTiles.isFar(norms[j])
                                ? Float.POSITIVE_INFINITY
                                : FloatTiles.tolerance(d, norm + norms[j]);
                        decide(first, row + i, second, column + j, d, distances[j], error, closed);
                    }
                }
            };
        });
    }

    /** Up to which distance in single precision a pair needs a closer look: always, where there is no such distance. */
    private static float limit(float norm, double radius, float slack) {
        return FloatTiles.isFar(norm) ? Float.POSITIVE_INFINITY : (float) radius + slack;
    }

    /**
     * Called for pairs within or near a radius. Flags are only ever set, and a column belongs to one task, so threads do
     * not disturb each other.
     */
    private void decide(float[] first, int i, float[] second, int j, int d, float value, float error, boolean closed) {
        double distance = value;
        if (error == Float.POSITIVE_INFINITY
                || Math.abs(value - firstRadii[i]) <= error
                || Math.abs(value - secondRadii[j]) <= error) {
            distance = FloatTiles.squaredDistance(first, i * d, second, j * d, d);
        }
        if (distance < firstRadii[i] || (closed && distance == firstRadii[i])) {
            ballsAround[j]++;
            covered[i] = true;
        }
        if (distance < secondRadii[j] || (closed && distance == secondRadii[j])) {
            inside[i] = true;
        }
    }
}
