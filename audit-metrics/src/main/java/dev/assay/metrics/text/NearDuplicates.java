package dev.assay.metrics.text;

import dev.assay.kernel.LshBands;
import dev.assay.kernel.MinHash;
import dev.assay.kernel.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts whose sets of shingles are alike: MinHash signatures, candidates by banding, and the exact Jaccard similarity of
 * every candidate. So no reported pair is false; a pair at or above the threshold is missed with a probability of at most
 * 0.001, less the more alike it is. Texts with the same set are found without hashing luck. A text without a token is like
 * nothing.
 *
 * <p>Time is linear in the tokens plus the candidates, memory linear in the tokens plus the pairs of different sets. The
 * result is the same for any order of the texts, apart from their positions, and any number of threads.
 *
 * <p>Source: Broder (1997), doi:10.1109/SEQUEN.1997.666900; Indyk and Motwani (1998), doi:10.1145/276698.276876.
 */
public final class NearDuplicates {
    private static final int PERMUTATIONS = 128;
    private static final double RECALL = 0.999;
    private static final long SEED = 0x5EED;
    private static final int CHUNK = 256;

    private final int[] group;
    private final int[][] members;
    private final int[] first;
    private final int[] second;
    private final double[] similarity;
    private final ShingleSets sets;

    private NearDuplicates(ShingleSets sets, int[] group, int[][] members, Pairs pairs) {
        this.sets = sets;
        this.group = group;
        this.members = members;
        this.first = Arrays.copyOf(pairs.first, pairs.size);
        this.second = Arrays.copyOf(pairs.second, pairs.size);
        this.similarity = Arrays.copyOf(pairs.similarity, pairs.size);
    }

    /**
     * Texts that are alike, around the most connected of them: every member is at least as similar to the centre as the
     * threshold, so likeness does not chain.
     *
     * @param centre the text in the middle
     * @param members all its texts, the centre first, then falling in similarity to it
     * @param similarity of each member to the centre; 1 for the centre
     */
    public record Cluster(int centre, List<Integer> members, List<Double> similarity) {
        public Cluster {
            members = List.copyOf(members);
            similarity = List.copyOf(similarity);
        }

        public int size() {
            return members.size();
        }
    }

    /**
     * A text that another one is like.
     *
     * @param text its position
     * @param similarity Jaccard similarity of their shingles
     */
    public record Match(int text, double similarity) {}

    /** The pairs with a Jaccard similarity of at least {@code threshold}, in (0, 1]; 0.7 is usual for whole texts. */
    public static NearDuplicates find(ShingleSets sets, double threshold, Parallel parallel) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be in (0, 1], was " + threshold);
        }
        int[] group = new int[sets.size()];
        int[][] members = collapse(sets, group);
        int n = members.length;
        int[] signatures = new int[Math.multiplyExact(n, PERMUTATIONS)];
        MinHash minHash = new MinHash(PERMUTATIONS, SEED);
        parallel.run((n + CHUNK - 1) / CHUNK, chunk -> {
            for (int g = chunk * CHUNK; g < Math.min(n, (chunk + 1) * CHUNK); g++) {
                int text = members[g][0];
                minHash.signature(sets.hashes(), sets.start(text), sets.size(text), signatures, g * PERMUTATIONS);
            }
        });
        LshParameters bands = LshParameters.forRecall(threshold, PERMUTATIONS, RECALL);
        Pairs pairs = new Pairs();
        LshBands.candidates(signatures, n, PERMUTATIONS, bands.bands(), bands.rows(), (a, b) -> {
            int x = sets.size(members[a][0]);
            int y = sets.size(members[b][0]);
            if (Math.min(x, y) >= threshold * Math.max(x, y)) {
                double jaccard = sets.jaccard(members[a][0], members[b][0]);
                if (jaccard >= threshold) {
                    pairs.add(a, b, jaccard);
                }
            }
        });
        return new NearDuplicates(sets, group, members, pairs);
    }

    /** The pairs with equal sets alone. */
    public static NearDuplicates equal(ShingleSets sets) {
        int[] group = new int[sets.size()];
        return new NearDuplicates(sets, group, collapse(sets, group), new Pairs());
    }

    /** All pairs by comparing each with each: exact, quadratic, for small sets and for checking. */
    public static NearDuplicates exhaustive(ShingleSets sets, double threshold) {
        int[] group = new int[sets.size()];
        int[][] members = collapse(sets, group);
        Pairs pairs = new Pairs();
        for (int a = 0; a < members.length; a++) {
            for (int b = a + 1; b < members.length; b++) {
                double jaccard = sets.jaccard(members[a][0], members[b][0]);
                if (jaccard >= threshold) {
                    pairs.add(a, b, jaccard);
                }
            }
        }
        return new NearDuplicates(sets, group, members, pairs);
    }

    /** The number of pairs of texts with a similarity of at least {@code threshold}, equal sets included. */
    public long pairs(double threshold) {
        long pairs = 0;
        for (int[] equal : members) {
            pairs += (long) equal.length * (equal.length - 1) / 2;
        }
        for (int p = 0; p < first.length; p++) {
            if (similarity[p] >= threshold) {
                pairs += (long) members[first[p]].length * members[second[p]].length;
            }
        }
        return pairs;
    }

    /** How many other texts among the chosen ones each text is alike with. */
    public int[] neighbours(boolean[] among) {
        int[] chosen = new int[members.length];
        for (int g = 0; g < members.length; g++) {
            for (int text : members[g]) {
                chosen[g] += among[text] ? 1 : 0;
            }
        }
        int[] ofGroup = chosen.clone();
        for (int p = 0; p < first.length; p++) {
            ofGroup[first[p]] += chosen[second[p]];
            ofGroup[second[p]] += chosen[first[p]];
        }
        int[] neighbours = new int[group.length];
        for (int t = 0; t < group.length; t++) {
            neighbours[t] = group[t] < 0 ? 0 : ofGroup[group[t]] - (among[t] ? 1 : 0);
        }
        return neighbours;
    }

    /**
     * For each text the chosen other text that it is most like, of equals the first; null where no chosen one is alike.
     */
    public @Nullable Match[] closest(boolean[] among) {
        int n = members.length;
        int[] best = new int[n];
        double[] like = new double[n];
        Arrays.fill(best, -1);
        for (int p = 0; p < first.length; p++) {
            better(first[p], second[p], similarity[p], among, best, like);
            better(second[p], first[p], similarity[p], among, best, like);
        }
        @Nullable Match[] closest = new @Nullable Match[group.length];
        for (int t = 0; t < group.length; t++) {
            int g = group[t];
            if (g >= 0) {
                int twin = chosen(g, t, among);
                if (twin >= 0) {
                    closest[t] = new Match(twin, 1);
                } else if (best[g] >= 0) {
                    closest[t] = new Match(best[g], like[g]);
                }
            }
        }
        return closest;
    }

    private void better(int g, int other, double jaccard, boolean[] among, int[] best, double[] like) {
        int text = chosen(other, -1, among);
        if (text >= 0 && (jaccard > like[g] || jaccard == like[g] && text < best[g])) {
            best[g] = text;
            like[g] = jaccard;
        }
    }

    /** The first chosen text of a group but for one, or -1. */
    private int chosen(int g, int except, boolean[] among) {
        for (int text : members[g]) {
            if (among[text] && text != except) {
                return text;
            }
        }
        return -1;
    }

    /** The clusters of at least two texts, the largest first; a text is in one of them or in none. */
    public List<Cluster> clusters() {
        return new StarClusters(sets, members, first, second, similarity).clusters();
    }

    /** Texts with equal sets share a group; those without a shingle have none, -1. */
    private static int[][] collapse(ShingleSets sets, int[] group) {
        record Key(ShingleSets sets, int text) {
            @Override
            public boolean equals(Object other) {
                return other instanceof Key key && sets.same(text, key.text);
            }

            @Override
            public int hashCode() {
                return sets.hash(text);
            }
        }
        Map<Key, Integer> known = new HashMap<>();
        List<Integer> sizes = new ArrayList<>();
        for (int t = 0; t < group.length; t++) {
            group[t] = -1;
            if (sets.size(t) > 0) {
                Integer g = known.putIfAbsent(new Key(sets, t), sizes.size());
                if (g == null) {
                    group[t] = sizes.size();
                    sizes.add(1);
                } else {
                    group[t] = g;
                    sizes.set(g, sizes.get(g) + 1);
                }
            }
        }
        int[][] members = new int[sizes.size()][];
        int[] filled = new int[members.length];
        for (int t = 0; t < group.length; t++) {
            int g = group[t];
            if (g >= 0) {
                if (filled[g] == 0) {
                    members[g] = new int[sizes.get(g)];
                }
                members[g][filled[g]++] = t;
            }
        }
        return members;
    }

    private static final class Pairs {
        private int[] first = new int[64];
        private int[] second = new int[64];
        private double[] similarity = new double[64];
        private int size;

        void add(int a, int b, double jaccard) {
            if (size == first.length) {
                first = Arrays.copyOf(first, size * 2);
                second = Arrays.copyOf(second, size * 2);
                similarity = Arrays.copyOf(similarity, size * 2);
            }
            first[size] = a;
            second[size] = b;
            similarity[size++] = jaccard;
        }
    }
}
