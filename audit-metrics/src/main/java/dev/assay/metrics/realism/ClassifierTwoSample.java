package dev.assay.metrics.realism;

import dev.assay.kernel.Parallel;
import dev.assay.kernel.Ranks;
import dev.assay.metrics.model.Classifier;
import dev.assay.metrics.model.CrossValidation;
import dev.assay.metrics.model.Features;
import dev.assay.stats.AreaUnderCurve;
import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The classifier two-sample test: how well a model tells synthetic rows from human ones that it did not learn from.
 *
 * <p>The value is the area under the ROC curve, within folds and averaged over them by the number of pairs they compare:
 * 0.5 when the sides cannot be told apart, 1 when they always can. An area well below 0.5 says that rows resemble held-out
 * rows of the other side more than of their own, as perturbed copies do. Rows with equal features share a fold. The
 * interval is DeLong's; the p-values permute the sides of the held-out rows within folds, models kept.
 *
 * <p>Areas of folds whose rows taught each other's models depend on each other, by how much is not known; their mean is given
 * the variance of full dependence, the number of folds times that of independent folds. So two folds are the default.
 * Fewer than two rows of a side in a fold make it undefined. Cost: folds times the model's, plus one prediction a column.
 *
 * <p>Source: D. Lopez-Paz and M. Oquab, ICLR 2017.
 *
 * @param area the mean area under the curve
 * @param interval 95 % interval of it
 * @param test one-sided permutation test of 0.5
 * @param rankTest the same by the normal approximation of the rank sums within folds, for p-values smaller than
 *     permutations can give
 * @param foldAreas the area of each fold
 * @param chance the 95 % point of the area when sides are exchanged at random
 * @param probabilities for each row, human rows first, the held-out probability of being synthetic
 * @param areaWithout for each column, by falling importance, the area when its values are shuffled among held-out rows
 */
public record ClassifierTwoSample(
        double area,
        Interval interval,
        TestResult test,
        TestResult rankTest,
        double[] foldAreas,
        double chance,
        double[] probabilities,
        Map<String, Double> areaWithout) {
    /** Rows of which one column is exchanged at a time, few enough to stay in the processor's cache. */
    private static final int BLOCK = 256;

    public ClassifierTwoSample {
        areaWithout = Collections.unmodifiableMap(new LinkedHashMap<>(areaWithout));
    }

    /**
     * Options of the test.
     *
     * @param folds number of folds, at least 2
     * @param permutations re-labellings behind the p-value, at least 1
     */
    public record Options(int folds, int permutations) {
        public Options {
            if (folds < 2 || permutations < 1) {
                throw new IllegalArgumentException(
                        "folds must be at least 2 and permutations at least 1, were " + folds + " and " + permutations);
            }
        }

        /** Two folds, 999 permutations. */
        public static Options defaults() {
            return new Options(2, 999);
        }

        public Options withFolds(int newFolds) {
            return new Options(newFolds, permutations);
        }
    }

    /** The test with the default options, on the calling thread. */
    public static ClassifierTwoSample test(Features human, Features synthetic, Classifier classifier, Seed seed) {
        return test(human, synthetic, classifier, Options.defaults(), seed, Parallel.serial());
    }

    /** The test. */
    public static ClassifierTwoSample test(
            Features human, Features synthetic, Classifier classifier, Options options, Seed seed, Parallel parallel) {
        if (Math.min(human.rows(), synthetic.rows()) < 2 * options.folds()) {
            throw new UndefinedStatisticException("telling sides apart in " + options.folds() + " folds needs at least "
                    + 2 * options.folds() + " rows a side, there are " + human.rows() + " and " + synthetic.rows());
        }
        Features all = human.then(synthetic);
        boolean[] isSynthetic = new boolean[all.rows()];
        Arrays.fill(isSynthetic, human.rows(), all.rows(), true);
        CrossValidation cross = CrossValidation.stratified(all, isSynthetic, options.folds(), seed.child("folds"));
        List<Classifier.Model> models = cross.fit(classifier, all, isSynthetic, seed.child("models"), parallel);
        double[] scores = cross.probabilities(models, all);
        return of(
                cross,
                scores,
                isSynthetic,
                options,
                seed,
                withoutColumns(cross, models, all, isSynthetic, seed.child("columns"), parallel));
    }

    /**
     * The test of scores by which each row was ranked by a model that did not see it.
     *
     * @param cross the folds
     * @param scores for each row, higher when it looks synthetic
     * @param isSynthetic whether each row is
     * @param areaWithout what is known of the columns
     */
    public static ClassifierTwoSample of(
            CrossValidation cross,
            double[] scores,
            boolean[] isSynthetic,
            Options options,
            Seed seed,
            Map<String, Double> areaWithout) {
        List<AreaUnderCurve> areas = areas(cross, scores, isSynthetic);
        double area = mean(areas);
        double error = Math.sqrt(options.folds() * variance(areas)) * ProportionInterval.z(0.95);
        Permutation permutation = new Permutation(cross, scores, isSynthetic, options.permutations());
        permutation.run(seed.child("permutation"), area);
        return new ClassifierTwoSample(
                area,
                new Interval(area - error, area + error, 0.95, "DeLong, within folds").clamp(0, 1),
                new TestResult(
                        area,
                        permutation.pValue(),
                        "permutation of sides within folds, models kept, " + options.permutations() + " re-labellings"),
                permutation.rankTest(area),
                areas.stream().mapToDouble(AreaUnderCurve::value).toArray(),
                permutation.chance(),
                scores,
                areaWithout);
    }

    /** How undetectable the synthetic rows are, as SDMetrics scores it: one minus the mean of {@code 2 max(0.5, area) - 1}. */
    public double undetectability() {
        return 1
                - Arrays.stream(foldAreas)
                        .map(a -> 2 * Math.max(0.5, a) - 1)
                        .average()
                        .orElse(0);
    }

    private static List<AreaUnderCurve> areas(CrossValidation cross, double[] scores, boolean[] isSynthetic) {
        List<AreaUnderCurve> areas = new ArrayList<>();
        for (int f = 0; f < cross.folds(); f++) {
            int[] rows = cross.rowsOf(f);
            double[] positive = pick(rows, scores, isSynthetic, true);
            double[] negative = pick(rows, scores, isSynthetic, false);
            if (positive.length > 1 && negative.length > 1) {
                areas.add(AreaUnderCurve.of(positive, negative));
            }
        }
        if (areas.isEmpty()) {
            throw new UndefinedStatisticException(
                    "no fold holds rows of both sides: too many rows are equal to each other");
        }
        return areas;
    }

    private static double[] pick(int[] rows, double[] scores, boolean[] isSynthetic, boolean side) {
        return Arrays.stream(rows)
                .filter(row -> isSynthetic[row] == side)
                .mapToDouble(row -> scores[row])
                .toArray();
    }

    private static double weight(AreaUnderCurve area) {
        return (double) area.positives() * area.negatives();
    }

    private static double mean(List<AreaUnderCurve> areas) {
        double sum = 0;
        double weights = 0;
        for (AreaUnderCurve area : areas) {
            sum += weight(area) * area.value();
            weights += weight(area);
        }
        return sum / weights;
    }

    private static double variance(List<AreaUnderCurve> areas) {
        double sum = 0;
        double weights = 0;
        for (AreaUnderCurve area : areas) {
            sum += weight(area) * weight(area) * area.variance();
            weights += weight(area);
        }
        return sum / (weights * weights);
    }

    private static Map<String, Double> withoutColumns(
            CrossValidation cross,
            List<Classifier.Model> models,
            Features all,
            boolean[] isSynthetic,
            Seed seed,
            Parallel parallel) {
        int columns = all.columns().size();
        double[] areas = new double[columns];
        parallel.run(columns, c -> {
            UniformRandomProvider random = seed.child(c).random();
            double[] scores = new double[all.rows()];
            for (int f = 0; f < cross.folds(); f++) {
                int[] rows = cross.rowsOf(f);
                int[] donors = shuffled(rows, random);
                for (int from = 0; from < rows.length; from += BLOCK) {
                    int to = Math.min(rows.length, from + BLOCK);
                    int[] block = Arrays.copyOfRange(rows, from, to);
                    Features mixed = all.select(block, c, Arrays.copyOfRange(donors, from, to));
                    double[] part = models.get(f).probabilities(mixed);
                    for (int i = 0; i < part.length; i++) {
                        scores[block[i]] = part[i];
                    }
                }
            }
            areas[c] = mean(areas(cross, scores, isSynthetic));
        });
        Integer[] order = new Integer[columns];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, java.util.Comparator.comparingDouble(c -> areas[c]));
        Map<String, Double> without = new LinkedHashMap<>();
        for (int c : order) {
            without.put(all.columns().get(c), areas[c]);
        }
        return without;
    }

    private static int[] shuffled(int[] rows, UniformRandomProvider random) {
        int[] order = rows.clone();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
        return order;
    }

    /** Areas when sides are exchanged at random within folds. */
    private static final class Permutation {
        private final List<double[]> ranks = new ArrayList<>();
        private final List<Integer> positives = new ArrayList<>();
        private final double[] areas;
        private final int folds;
        private double pValue;

        Permutation(CrossValidation cross, double[] scores, boolean[] isSynthetic, int count) {
            this.areas = new double[count];
            this.folds = cross.folds();
            for (int f = 0; f < cross.folds(); f++) {
                int[] rows = cross.rowsOf(f);
                double[] part =
                        Arrays.stream(rows).mapToDouble(row -> scores[row]).toArray();
                int positive = (int)
                        Arrays.stream(rows).filter(row -> isSynthetic[row]).count();
                if (positive > 1 && rows.length - positive > 1) {
                    ranks.add(Ranks.of(part));
                    positives.add(positive);
                }
            }
        }

        void run(Seed seed, double observed) {
            UniformRandomProvider random = seed.random();
            int atLeast = 0;
            for (int b = 0; b < areas.length; b++) {
                double sum = 0;
                double weights = 0;
                for (int f = 0; f < ranks.size(); f++) {
                    double[] part = ranks.get(f);
                    int m = positives.get(f);
                    int n = part.length - m;
                    double rankSum = 0;
                    for (int i = 0; i < m; i++) {
                        int j = i + random.nextInt(part.length - i);
                        double held = part[i];
                        part[i] = part[j];
                        part[j] = held;
                        rankSum += part[i];
                    }
                    sum += rankSum - 0.5 * m * (m + 1.0);
                    weights += (double) m * n;
                }
                areas[b] = 0.5 + Math.sqrt(folds) * (sum / weights - 0.5);
                atLeast += areas[b] >= observed - 1e-12 ? 1 : 0;
            }
            pValue = (atLeast + 1.0) / (areas.length + 1.0);
            Arrays.sort(areas);
        }

        /** The null variance of a rank sum with ties is {@code n m / (N (N - 1)) * sum (rank - mean rank)^2}. */
        TestResult rankTest(double observed) {
            double variance = 0;
            double weights = 0;
            for (int f = 0; f < ranks.size(); f++) {
                double[] part = ranks.get(f);
                double size = part.length;
                double m = positives.get(f);
                double squares = 0;
                for (double rank : part) {
                    squares += (rank - (size + 1) / 2) * (rank - (size + 1) / 2);
                }
                variance += m * (size - m) / (size * (size - 1)) * squares;
                weights += m * (size - m);
            }
            double error = Math.sqrt(folds * variance) / weights;
            double z = error > 0 ? (observed - 0.5) / error : 0;
            return new TestResult(
                    z,
                    NormalDistribution.of(0, 1).survivalProbability(z),
                    "rank sums within folds, normal approximation");
        }

        double pValue() {
            return pValue;
        }

        double chance() {
            return areas[(int) Math.ceil(0.95 * areas.length) - 1];
        }
    }
}
