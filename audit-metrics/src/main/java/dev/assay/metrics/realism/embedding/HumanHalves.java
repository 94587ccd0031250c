package dev.assay.metrics.realism.embedding;

import dev.assay.audit.Evidence;
import dev.assay.audit.Measurement;
import dev.assay.audit.NoiseFloor;
import dev.assay.audit.Side;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
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
 * @param fresh vectors of the other half
 * @param synthetic synthetic vectors, no more than fresh ones
 * @param syntheticRows where they stand among the synthetic vectors taken
 */
record HumanHalves(Points manifold, int[] manifoldRows, Points fresh, Points synthetic, int[] syntheticRows) {
    static HumanHalves of(VectorPair pair, Seed seed) {
        int[] order = VectorPair.order(pair.human().rows(), seed.child("halves"));
        int half = pair.human().rows() / 2;
        int[] first = Arrays.copyOf(order, half);
        int[] second = Arrays.copyOfRange(order, half, order.length);
        int[] drawn = VectorPair.order(pair.synthetic().rows(), seed.child("synthetic"));
        int[] synthetic = Arrays.copyOf(drawn, Math.min(drawn.length, second.length));
        return new HumanHalves(
                pair.human().select(first),
                first,
                pair.human().select(second),
                pair.synthetic().select(synthetic),
                synthetic);
    }

    /** How the fresh human vectors lie to the manifold. */
    PrecisionRecallDensityCoverage.Membership ofFresh(Parallel parallel) {
        return PrecisionRecallDensityCoverage.membership(
                manifold,
                fresh,
                PrecisionRecallDensityCoverage.Options.defaults().withClosedBalls(true),
                parallel);
    }

    /** How the synthetic vectors lie to the manifold. */
    PrecisionRecallDensityCoverage.Membership ofSynthetic(Parallel parallel) {
        return PrecisionRecallDensityCoverage.membership(
                manifold,
                synthetic,
                PrecisionRecallDensityCoverage.Options.defaults().withClosedBalls(true),
                parallel);
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
