package dev.assay.metrics.realism.embedding;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.NoiseFloor;
import dev.assay.audit.Scope;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.List;

/** How many effectively different vectors the synthetic side has next to as many human ones. */
public final class VendiScoreMetric implements Metric {
    private static final int MOST_ROWS = 2_000;
    private static final int MOST_SIDE = 300;
    private static final int SPLITS = 20;

    private static final MetricInfo INFO = new MetricInfo(
            "vendi-score",
            "Vendi score",
            Family.DIVERSITY,
            "Effective number of different synthetic vectors in units of that of as many human ones, cosine similarity.",
            "(0, ∞), 1 = as diverse as people, below 1 = less",
            Direction.HIGHER_IS_BETTER,
            "a column of vectors",
            "Friedman and Dieng 2023");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(MetricOption.mostRows(MOST_ROWS), VendiOrder.OPTION);
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        double order = VendiOrder.of(inputs);
        for (VectorPair pair : VectorPair.of(inputs, MOST_ROWS)) {
            Scope scope = Scope.column(pair.column());
            try {
                inputs.checkCancelled();
                out.add(measure(pair, scope, order, inputs.seed().child(pair.column())));
            } catch (UndefinedStatisticException | IllegalArgumentException e) {
                out.skip(scope, String.valueOf(e.getMessage()));
            }
        }
    }

    private static Measurement measure(VectorPair pair, Scope scope, double order, Seed seed) {
        // The score grows with the number of vectors, so equal numbers are compared; an eigenvalue problem bounds them.
        int most = pair.human().dimension() <= MOST_SIDE ? MOST_ROWS : MOST_SIDE;
        int size = Math.min(
                most, Math.min(pair.human().rows() / 2, pair.synthetic().rows()));
        if (size < 2) {
            throw new UndefinedStatisticException("four human and two synthetic vectors are needed, there are "
                    + pair.human().rows() + " and " + pair.synthetic().rows());
        }
        double[] ratios = new double[SPLITS];
        double[] floors = new double[SPLITS];
        double human = 0;
        double synthetic = 0;
        for (int s = 0; s < SPLITS; s++) {
            int[] people =
                    VectorPair.order(pair.human().rows(), seed.child("human").child(s));
            int[] made = VectorPair.order(
                    pair.synthetic().rows(), seed.child("synthetic").child(s));
            double one = VendiScore.of(
                    pair.human().select(Arrays.copyOf(people, size)).toPoints(), order);
            double other = VendiScore.of(
                    pair.human()
                            .select(Arrays.copyOfRange(people, size, 2 * size))
                            .toPoints(),
                    order);
            double third = VendiScore.of(
                    pair.synthetic().select(Arrays.copyOf(made, size)).toPoints(), order);
            ratios[s] = third / one;
            floors[s] = other / one;
            human += one / SPLITS;
            synthetic += third / SPLITS;
        }
        Arrays.sort(ratios);
        Arrays.sort(floors);
        double value = synthetic / human;
        double low = floors[0];
        double score = low <= 1.0 / human ? 1 : Math.min(1, Math.max(0, (value - 1.0 / human) / (low - 1.0 / human)));
        Measurement.Builder measurement = Measurement.of(INFO, scope)
                .value(value)
                .interval(new Interval(
                        Math.min(value, ratios[0]),
                        Math.max(value, ratios[SPLITS - 1]),
                        0.9,
                        "range over " + SPLITS + " random samples of " + size + " vectors a side"))
                .rows(pair.human().rows(), pair.synthetic().rows())
                .noiseFloor(new NoiseFloor(
                        floors[SPLITS / 2], low, SPLITS, "disjoint random samples of human vectors of the same size"))
                .baseline(1.0 / human)
                .score(score)
                .detail("human", human)
                .detail("synthetic", synthetic)
                .headline(size + " synthetic " + pair.column() + " vectors are worth " + Figures.number(synthetic)
                        + " different ones, as many human vectors " + Figures.number(human) + ".");
        return (pair.note().isEmpty() ? measurement : measurement.note(pair.note())).build();
    }
}
