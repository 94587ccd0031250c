package dev.assay.metrics.model;

import dev.assay.stats.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient-boosted trees for two classes: each tree fits the second-order expansion of the logistic loss on binned
 * features. It sees interactions that {@link LogisticRegression} cannot; it draws no random numbers.
 *
 * <p>Source: J. H. Friedman, Ann. Stat. 29(5), 2001, doi:10.1214/aos/1013203451; the split gain is that of T. Chen and C.
 * Guestrin, KDD 2016. Cost: O(trees x depth x rows x features). Written by hand because Smile is optional here.
 *
 * @param trees number of trees
 * @param depth most splits from root to leaf
 * @param rate share of each tree's step that is taken
 * @param leastLeaf fewest rows in a leaf
 * @param bins most bins a feature, at quantiles of the training rows
 */
public record BoostedTrees(int trees, int depth, double rate, int leastLeaf, int bins) implements Classifier {
    private static final double RIDGE = 1;

    public BoostedTrees {
        if (trees < 1 || depth < 1 || leastLeaf < 1) {
            throw new IllegalArgumentException(
                    "trees, depth and leastLeaf must be at least 1, were " + trees + ", " + depth + ", " + leastLeaf);
        }
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate must be in (0, 1], was " + rate);
        }
        if (bins < 2 || bins > 128) {
            throw new IllegalArgumentException("bins must be from 2 to 128, was " + bins);
        }
    }

    /** 40 trees of depth 4, rate 0.15, leaves of at least 20 rows, 64 bins. */
    public static BoostedTrees defaults() {
        return new BoostedTrees(40, 4, 0.15, 20, 64);
    }

    public BoostedTrees withTrees(int count) {
        return new BoostedTrees(count, depth, rate, leastLeaf, bins);
    }

    public BoostedTrees withDepth(int most) {
        return new BoostedTrees(trees, most, rate, leastLeaf, bins);
    }

    @Override
    public String name() {
        return "boosted trees";
    }

    /** A node: a leaf when {@code left} is negative; else rows with {@code feature <= threshold} go left. */
    private record Node(int feature, double threshold, int left, int right, double value) {}

    @Override
    public Model fit(Features features, boolean[] positive, Seed seed) {
        LogisticRegression.requireBothClasses(features.rows(), positive);
        int rows = features.rows();
        double share = 0;
        for (boolean one : positive) {
            share += one ? 1.0 / rows : 0;
        }
        double start = Math.log(share / (1 - share));
        BinnedFeatures binned = BinnedFeatures.of(features, bins);
        double[] scores = new double[rows];
        Arrays.fill(scores, start);
        double[] gradient = new double[rows];
        double[] curvature = new double[rows];
        List<List<Node>> forest = new ArrayList<>();
        for (int tree = 0; tree < trees; tree++) {
            for (int row = 0; row < rows; row++) {
                double p = 1 / (1 + Math.exp(-scores[row]));
                gradient[row] = p - (positive[row] ? 1 : 0);
                curvature[row] = p * (1 - p);
            }
            List<Node> nodes = new ArrayList<>();
            int[] order = new int[rows];
            for (int row = 0; row < rows; row++) {
                order[row] = row;
            }
            grow(nodes, binned, order, 0, rows, 0, gradient, curvature, scores);
            forest.add(nodes);
        }
        return other -> probabilities(forest, start, other);
    }

    /** Grows the subtree of {@code order[from .. to)} and adds its steps to the scores; returns its node's position. */
    private int grow(
            List<Node> nodes,
            BinnedFeatures binned,
            int[] order,
            int from,
            int to,
            int level,
            double[] gradient,
            double[] curvature,
            double[] scores) {
        double g = 0;
        double h = 0;
        for (int i = from; i < to; i++) {
            g += gradient[order[i]];
            h += curvature[order[i]];
        }
        int at = nodes.size();
        Split best = level < depth ? best(binned, order, from, to, gradient, curvature, g, h) : Split.NONE;
        if (best.feature() < 0) {
            double value = -rate * g / (h + RIDGE);
            nodes.add(new Node(-1, 0, -1, -1, value));
            for (int i = from; i < to; i++) {
                scores[order[i]] += value;
            }
            return at;
        }
        nodes.add(new Node(-1, 0, -1, -1, 0));
        int middle = partition(binned.column(best.feature()), order, from, to, best.bin());
        int left = grow(nodes, binned, order, from, middle, level + 1, gradient, curvature, scores);
        int right = grow(nodes, binned, order, middle, to, level + 1, gradient, curvature, scores);
        nodes.set(at, new Node(best.feature(), binned.upper(best.feature(), best.bin()), left, right, 0));
        return at;
    }

    private record Split(int feature, int bin) {
        static final Split NONE = new Split(-1, 0);
    }

    private Split best(
            BinnedFeatures binned,
            int[] order,
            int from,
            int to,
            double[] gradient,
            double[] curvature,
            double g,
            double h) {
        if (to - from < 2 * leastLeaf) {
            return Split.NONE;
        }
        double[] sumG = new double[bins];
        double[] sumH = new double[bins];
        int[] count = new int[bins];
        double least = g * g / (h + RIDGE) + 1e-9;
        Split best = Split.NONE;
        for (int feature = 0; feature < binned.width(); feature++) {
            int used = binned.bins(feature);
            if (used < 2) {
                continue;
            }
            Arrays.fill(sumG, 0, used, 0);
            Arrays.fill(sumH, 0, used, 0);
            Arrays.fill(count, 0, used, 0);
            byte[] column = binned.column(feature);
            for (int i = from; i < to; i++) {
                int row = order[i];
                int bin = column[row];
                sumG[bin] += gradient[row];
                sumH[bin] += curvature[row];
                count[bin]++;
            }
            double leftG = 0;
            double leftH = 0;
            int left = 0;
            for (int bin = 0; bin + 1 < used; bin++) {
                leftG += sumG[bin];
                leftH += sumH[bin];
                left += count[bin];
                if (left >= leastLeaf && to - from - left >= leastLeaf) {
                    double gain = leftG * leftG / (leftH + RIDGE) + (g - leftG) * (g - leftG) / (h - leftH + RIDGE);
                    if (gain > least) {
                        least = gain;
                        best = new Split(feature, bin);
                    }
                }
            }
        }
        return best;
    }

    /** Brings rows at or below the bin to the front, keeping their order; returns where the others start. */
    private static int partition(byte[] column, int[] order, int from, int to, int bin) {
        int[] others = new int[to - from];
        int kept = from;
        int left = 0;
        for (int i = from; i < to; i++) {
            if (column[order[i]] <= bin) {
                order[kept++] = order[i];
            } else {
                others[left++] = order[i];
            }
        }
        System.arraycopy(others, 0, order, kept, left);
        return kept;
    }

    private static double[] probabilities(List<List<Node>> forest, double start, Features features) {
        double[] probabilities = new double[features.rows()];
        for (int row = 0; row < probabilities.length; row++) {
            int offset = row * features.width();
            double score = start;
            for (List<Node> nodes : forest) {
                Node node = nodes.get(0);
                while (node.left() >= 0) {
                    boolean left = features.values()[offset + node.feature()] <= node.threshold();
                    node = nodes.get(left ? node.left() : node.right());
                }
                score += node.value();
            }
            probabilities[row] = 1 / (1 + Math.exp(-score));
        }
        return probabilities;
    }
}
