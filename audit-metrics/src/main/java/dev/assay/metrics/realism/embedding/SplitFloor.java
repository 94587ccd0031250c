package dev.assay.metrics.realism.embedding;

import dev.assay.audit.Measurement;
import dev.assay.audit.NoiseFloor;
import dev.assay.stats.Interval;
import dev.assay.stats.Seed;
import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;

/**
 * Makes a distance of vectors readable that has no sums per fold: the floor is the same distance between random halves of
 * the human vectors, shrunk from their sizes to the compared ones; the interval is the value plus or minus the floor's 95th
 * percentile on the scale on which the distance is a norm.
 */
final class SplitFloor {
    /** Splits of a distance that costs little. */
    static final int SPLITS = 20;

    private SplitFloor() {}

    static Measurement.Builder into(
            Measurement.Builder measurement,
            VectorPair pair,
            ToDoubleBiFunction<Points, Points> distance,
            boolean squared,
            int splits,
            Seed seed) {
        Points human = pair.human().toPoints();
        double value = distance.applyAsDouble(human, pair.synthetic().toPoints());
        int half = pair.human().rows() / 2;
        double shrink =
                Math.sqrt((1.0 / pair.human().rows() + 1.0 / pair.synthetic().rows())
                        / (1.0 / half + 1.0 / (pair.human().rows() - half)));
        double[] floors = new double[splits];
        for (int s = 0; s < splits; s++) {
            int[] order = VectorPair.order(pair.human().rows(), seed.child(s));
            double norm = norm(
                    distance.applyAsDouble(
                            human.select(Arrays.copyOf(order, half)),
                            human.select(Arrays.copyOfRange(order, half, order.length))),
                    squared);
            floors[s] = value(norm * shrink, squared);
        }
        Arrays.sort(floors);
        double p95 = floors[(int) Math.ceil(0.95 * splits) - 1];
        double margin = norm(p95, squared);
        double at = norm(value, squared);
        measurement
                .value(value)
                .interval(new Interval(
                        value(Math.max(0, at - margin), squared),
                        value(at + margin, squared),
                        0.95,
                        "human split halves, " + splits + " splits"))
                .noiseFloor(new NoiseFloor(
                        floors[splits / 2],
                        p95,
                        splits,
                        "random halves of the human vectors, scaled from the halves' sizes to the compared sizes"))
                .rows(pair.human().rows(), pair.synthetic().rows());
        double baseline = distance.applyAsDouble(
                human,
                VectorPair.uniformOverRange(pair.human(), seed.child("baseline"))
                        .toPoints());
        if (!(baseline > p95)) {
            return measurement.note("No score: vectors uniform over the range of the human ones are within the human"
                    + " noise floor.");
        }
        return measurement.baseline(baseline).score(1 - Math.min(1, Math.max(0, (value - p95) / (baseline - p95))));
    }

    private static double norm(double value, boolean squared) {
        return squared ? Math.sqrt(Math.max(0, value)) : value;
    }

    private static double value(double norm, boolean squared) {
        return squared ? norm * norm : norm;
    }
}
