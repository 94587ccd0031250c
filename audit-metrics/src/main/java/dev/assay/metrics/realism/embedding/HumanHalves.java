package dev.assay.metrics.realism.embedding;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Evidence;
import dev.assay.audit.Measurement;
import dev.assay.audit.NoiseFloor;
import dev.assay.audit.Side;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.kernel.FloatNeighbors;
import dev.assay.kernel.NeighborhoodCounts;
import dev.assay.kernel.Parallel;
import dev.assay.stats.ExcessRate;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.List;

/**
 * Two random halves of the human vectors and as many synthetic ones: one half spans the manifold, the other says how fresh human
 * vectors lie to it.
 *
 * @param manifold vectors of one half
 * @param manifoldRows where they stand among the human vectors taken
 * @param fresh vectors of the other half, as many as synthetic ones
 * @param synthetic synthetic vectors, no more than fresh ones
 * @param syntheticRows where they stand among the synthetic vectors taken
 */
record HumanHalves(
        FloatPoints manifold, int[] manifoldRows, FloatPoints fresh, FloatPoints synthetic, int[] syntheticRows) {
    /** Vectors a side unless the option max-rows says otherwise. */
    static final int MOST_ROWS = 8_000;

    private static final String KEY = HumanHalves.class.getPackageName() + ".halves.";

    private static final int NEIGHBOURS =
            PrecisionRecallDensityCoverage.Options.defaults().neighbours();

    /**
     * How fresh and synthetic vectors lie to the manifold.
     *
     * @param halves the vectors
     * @param ofFresh of fresh human vectors
     * @param ofSynthetic of synthetic vectors
     */
    record Memberships(
            HumanHalves halves,
            PrecisionRecallDensityCoverage.Membership ofFresh,
            PrecisionRecallDensityCoverage.Membership ofSynthetic) {}

    static HumanHalves of(VectorPair pair, Seed seed) {
        int[] order = VectorPair.order(pair.human().rows(), seed.child("halves"));
        int half = pair.human().rows() / 2;
        int[] drawn = VectorPair.order(pair.synthetic().rows(), seed.child("synthetic"));
        // Coverage grows with the number of vectors, so both comparisons use the same.
        int size = Math.min(drawn.length, order.length - half);
        int[] first = Arrays.copyOf(order, half);
        int[] synthetic = Arrays.copyOf(drawn, size);
        double[] origin = pair.human().mean();
        return new HumanHalves(
                pair.human().select(first).less(origin),
                first,
                pair.human()
                        .select(Arrays.copyOfRange(order, half, half + size))
                        .less(origin),
                pair.synthetic().select(synthetic).less(origin),
                synthetic);
    }

    /** The memberships, computed once for the metrics of an audit that ask for the same vectors. */
    static Memberships memberships(AuditInputs inputs, VectorPair pair) {
        // The rows drawn name the vectors; one stream for all metrics, whichever asks first.
        String key = KEY + pair.column() + "." + Arrays.hashCode(pair.humanRows()) + "."
                + Arrays.hashCode(pair.syntheticRows());
        return inputs.shared(key, () -> {
            HumanHalves halves = of(pair, new Seed(0).child(KEY).child(pair.column()));
            return new Memberships(
                    halves,
                    membership(halves.manifold, halves.fresh, inputs.parallel()),
                    membership(halves.manifold, halves.synthetic, inputs.parallel()));
        });
    }

    private static PrecisionRecallDensityCoverage.Membership membership(
            FloatPoints manifold, FloatPoints others, Parallel parallel) {
        int d = manifold.dimension();
        NeighborhoodCounts counts = NeighborhoodCounts.of(
                manifold.values(), manifold.rows(), others.values(), others.rows(), d, NEIGHBOURS, true, parallel);
        double[] nearest = new double[others.rows()];
        FloatNeighbors.cross(
                others.values(),
                0,
                others.rows(),
                manifold.values(),
                0,
                manifold.rows(),
                d,
                1,
                parallel,
                nearest,
                new int[nearest.length]);
        for (int j = 0; j < nearest.length; j++) {
            nearest[j] = Math.sqrt(nearest[j]);
        }
        return new PrecisionRecallDensityCoverage.Membership(
                NEIGHBOURS, counts.ballsAround, counts.inside, counts.covered, nearest);
    }

    /** A measurement of an excess over what fresh human vectors show. */
    static Measurement.Builder into(Measurement.Builder measurement, ExcessRate excess) {
        double floor = (excess.value() - excess.interval().low()) * 1.645 / 1.96;
        measurement
                .value(excess.value())
                .interval(excess.interval())
                .noiseFloor(new NoiseFloor(0, floor, 1, "sampling error of the comparison with fresh human vectors"))
                .baseline(1);
        return floor < 1
                ? measurement.score(1 - Math.min(1, Math.max(0, (excess.value() - floor) / (1 - floor))))
                : measurement.note("No score: there are too few vectors.");
    }

    /** A record to look at. */
    static Evidence.Record record(Side side, Dataset dataset, int row, double weight) {
        List<Column> ids = dataset.withRole(Role.ID);
        StringBuilder excerpt = new StringBuilder();
        for (Column column : dataset.columns()) {
            if (dataset.role(column.name()) != Role.ID && excerpt.length() < 200) {
                excerpt.append(excerpt.isEmpty() ? "" : ", ")
                        .append(column.name())
                        .append('=')
                        .append(column.display(row));
            }
        }
        return new Evidence.Record(
                side,
                row,
                ids.isEmpty() ? "" : ids.get(0).display(row),
                excerpt.length() <= 240 ? excerpt.toString() : excerpt.substring(0, 240) + "…",
                weight);
    }

    /** Whether there are enough vectors, or why not. */
    static void require(VectorPair pair) {
        int needed = 2 * (PrecisionRecallDensityCoverage.Options.defaults().neighbours() + 1);
        if (pair.human().rows() < needed || pair.synthetic().rows() < needed / 2) {
            throw new UndefinedStatisticException("the halves need " + needed + " human and " + needed / 2
                    + " synthetic vectors, there are " + pair.human().rows() + " and "
                    + pair.synthetic().rows());
        }
    }
}
