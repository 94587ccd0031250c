package dev.assay.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The k nearest by sorting all points by distance, then position. */
final class NaiveNeighbors {
    @FunctionalInterface
    interface Distance {
        double between(int query, int point);
    }

    private record Neighbor(double distance, int point) {}

    private NaiveNeighbors() {}

    /** Points at a distance that is infinite or no number are not neighbours; unused places hold infinity and -1. */
    static void search(Distance metric, int n, int m, int k, boolean self, double[] distance, int[] index) {
        for (int i = 0; i < n; i++) {
            List<Neighbor> neighbors = new ArrayList<>();
            for (int j = 0; j < m; j++) {
                double value = metric.between(i, j);
                if ((!self || i != j) && value < Double.POSITIVE_INFINITY) {
                    neighbors.add(new Neighbor(value, j));
                }
            }
            neighbors.sort(Comparator.comparingDouble(Neighbor::distance).thenComparingInt(Neighbor::point));
            for (int s = 0; s < k; s++) {
                boolean found = s < neighbors.size();
                distance[i * k + s] = found ? neighbors.get(s).distance() : Double.POSITIVE_INFINITY;
                index[i * k + s] = found ? neighbors.get(s).point() : -1;
            }
        }
    }
}
