package dev.assay.metrics.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Clusters around centres: the most connected text first; each other text goes to the centre it is most like. */
final class StarClusters {
    private final ShingleSets sets;
    private final int[][] members;
    private final int[][] neighbours;
    private final double[][] similarity;
    private final long[] weight;

    StarClusters(ShingleSets sets, int[][] members, int[] first, int[] second, double[] pairSimilarity) {
        this.sets = sets;
        this.members = members;
        int n = members.length;
        int[] degree = new int[n];
        weight = new long[n];
        for (int g = 0; g < n; g++) {
            weight[g] = members[g].length - 1L;
        }
        for (int p = 0; p < first.length; p++) {
            degree[first[p]]++;
            degree[second[p]]++;
            weight[first[p]] += members[second[p]].length;
            weight[second[p]] += members[first[p]].length;
        }
        neighbours = new int[n][];
        similarity = new double[n][];
        for (int g = 0; g < n; g++) {
            neighbours[g] = new int[degree[g]];
            similarity[g] = new double[degree[g]];
        }
        for (int p = 0; p < first.length; p++) {
            link(first[p], second[p], pairSimilarity[p], degree);
            link(second[p], first[p], pairSimilarity[p], degree);
        }
    }

    private void link(int from, int to, double jaccard, int[] room) {
        int at = --room[from];
        neighbours[from][at] = to;
        similarity[from][at] = jaccard;
    }

    List<NearDuplicates.Cluster> clusters() {
        int n = members.length;
        // Equal weights are ordered by what the texts say, so that the order of rows does not matter.
        Integer[] order = new Integer[n];
        Arrays.setAll(order, g -> g);
        Comparator<Integer> heaviest = Comparator.comparingLong(g -> -weight[g]);
        Arrays.sort(order, heaviest.thenComparing((a, b) -> sets.compare(members[a][0], members[b][0])));
        int[] rank = new int[n];
        boolean[] taken = new boolean[n];
        int[] centre = new int[n];
        double[] toCentre = new double[n];
        Arrays.fill(centre, -1);
        for (int r = 0; r < n; r++) {
            rank[order[r]] = r;
        }
        for (int g : order) {
            if (!taken[g] && weight[g] > 0) {
                centre[g] = g;
                toCentre[g] = 1;
                for (int other : neighbours[g]) {
                    taken[other] = true;
                }
                taken[g] = true;
            }
        }
        for (int g = 0; g < n; g++) {
            if (centre[g] == g) {
                continue;
            }
            for (int k = 0; k < neighbours[g].length; k++) {
                int other = neighbours[g][k];
                boolean better = similarity[g][k] > toCentre[g]
                        || similarity[g][k] == toCentre[g] && centre[g] >= 0 && rank[other] < rank[centre[g]];
                if (centre[other] == other && better) {
                    centre[g] = other;
                    toCentre[g] = similarity[g][k];
                }
            }
        }
        return gather(centre, toCentre);
    }

    private List<NearDuplicates.Cluster> gather(int[] centre, double[] toCentre) {
        int n = members.length;
        List<List<Integer>> groups = new ArrayList<>();
        for (int g = 0; g < n; g++) {
            groups.add(new ArrayList<>());
        }
        for (int g = 0; g < n; g++) {
            if (centre[g] >= 0) {
                groups.get(centre[g]).add(g);
            }
        }
        List<NearDuplicates.Cluster> clusters = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            int middle = c;
            groups.get(c)
                    .sort(Comparator.comparing((Integer g) -> g != middle)
                            .thenComparingDouble(g -> -toCentre[g])
                            .thenComparing((a, b) -> sets.compare(members[a][0], members[b][0])));
            List<Integer> texts = new ArrayList<>();
            List<Double> like = new ArrayList<>();
            for (int g : groups.get(c)) {
                for (int text : members[g]) {
                    texts.add(text);
                    like.add(toCentre[g]);
                }
            }
            if (texts.size() > 1) {
                clusters.add(new NearDuplicates.Cluster(texts.get(0), texts, like));
            }
        }
        Comparator<NearDuplicates.Cluster> largest = Comparator.comparingInt(cluster -> -cluster.size());
        clusters.sort(largest.thenComparing((a, b) -> sets.compare(a.centre(), b.centre())));
        return clusters;
    }
}
