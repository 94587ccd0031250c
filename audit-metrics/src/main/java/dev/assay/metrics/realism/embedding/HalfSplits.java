package dev.assay.metrics.realism.embedding;

import dev.assay.audit.Measurement;
import dev.assay.audit.NoiseFloor;
import dev.assay.stats.Interval;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;

/**
 * Makes a similarity of vectors readable that depends on sample sizes: a random half of the human vectors is compared with
 * synthetic vectors and with as many of the other half, several times.
 */
final class HalfSplits {
    private static final int SPLITS = 10;

    private HalfSplits() {}

    /**
     * A measurement of the mean over splits, its score in units of the least value that people reach.
     *
     * @param similarity of two sets, 0 at worst, higher is better
     */
    static Measurement.Builder into(
            Measurement.Builder measurement,
            VectorPair pair,
            ToDoubleBiFunction<Points, Points> similarity,
            String name,
            Seed seed) {
        int half = pair.human().rows() / 2;
        int size = Math.min(half, pair.synthetic().rows());
        if (size < 2) {
            throw new UndefinedStatisticException("four human and two synthetic vectors are needed, there are "
                    + pair.human().rows() + " and " + pair.synthetic().rows());
        }
        double[] values = new double[SPLITS];
        double[] floors = new double[SPLITS];
        for (int s = 0; s < SPLITS; s++) {
            int[] people =
                    VectorPair.order(pair.human().rows(), seed.child("human").child(s));
            int[] made = VectorPair.order(
                    pair.synthetic().rows(), seed.child("synthetic").child(s));
            Points one = pair.human().select(Arrays.copyOf(people, half)).toPoints();
            floors[s] = similarity.applyAsDouble(
                    one,
                    pair.human()
                            .select(Arrays.copyOfRange(people, half, half + size))
                            .toPoints());
            values[s] = similarity.applyAsDouble(
                    one, pair.synthetic().select(Arrays.copyOf(made, size)).toPoints());
        }
        Arrays.sort(values);
        Arrays.sort(floors);
        double value = Arrays.stream(values).average().orElseThrow();
        double people = Arrays.stream(floors).average().orElseThrow();
        measurement
                .value(value)
                .interval(new Interval(
                        values[0],
                        values[SPLITS - 1],
                        1 - 2.0 / (SPLITS + 1),
                        "range over " + SPLITS + " random samples of " + size + " synthetic vectors"))
                .rows(pair.human().rows(), pair.synthetic().rows())
                .noiseFloor(new NoiseFloor(
                        floors[SPLITS / 2], floors[0], SPLITS, "as many fresh human vectors beside the same half"))
                .baseline(0)
                .detail("samples averaged", SPLITS)
                .detail(name + " of fresh human vectors", people);
        return floors[0] > 0
                ? measurement.score(Math.min(1, Math.max(0, value / floors[0])))
                : measurement.note("No score: fresh human vectors reach none either.");
    }
}
