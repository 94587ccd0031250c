package dev.assay.metrics.realism.embedding;

import dev.assay.audit.AuditInputs;
import dev.assay.data.Column;
import dev.assay.data.Role;
import dev.assay.data.VectorColumn;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The vectors of one column on both sides, missing ones left out, at most so many a side.
 *
 * @param column its name
 * @param human human vectors
 * @param humanRows where they stand
 * @param synthetic synthetic vectors
 * @param syntheticRows where they stand
 * @param note what was left out, or ""
 */
record VectorPair(String column, Points human, int[] humanRows, Points synthetic, int[] syntheticRows, String note) {

    /** Each vector column of the inputs; at most {@code mostRows} random rows a side, or what option max-rows says. */
    static List<VectorPair> of(AuditInputs inputs, int mostRows) {
        int most = (int) inputs.option("max-rows").orElse(mostRows);
        List<VectorPair> pairs = new ArrayList<>();
        for (Column column : inputs.human().columns()) {
            Role role = inputs.human().role(column.name());
            if (column instanceof VectorColumn vectors && role != Role.IGNORED && role != Role.ID) {
                VectorColumn others = (VectorColumn) inputs.synthetic().column(column.name());
                Seed seed = inputs.seed().child(column.name());
                int[] humanRows = rows(vectors, most, seed.child("human rows"));
                int[] syntheticRows = rows(others, most, seed.child("synthetic rows"));
                pairs.add(new VectorPair(
                        column.name(),
                        points(vectors, humanRows),
                        humanRows,
                        points(others, syntheticRows),
                        syntheticRows,
                        note(vectors, humanRows, others, syntheticRows)));
            }
        }
        if (pairs.isEmpty()) {
            throw new UndefinedStatisticException("there is no column of vectors");
        }
        return pairs;
    }

    private static String note(VectorColumn human, int[] humanRows, VectorColumn synthetic, int[] syntheticRows) {
        return humanRows.length < human.size() || syntheticRows.length < synthetic.size()
                ? "Taken on " + humanRows.length + " of " + human.size() + " human and " + syntheticRows.length + " of "
                        + synthetic.size() + " synthetic vectors: missing ones, and beyond the limit random ones, were"
                        + " left out."
                : "";
    }

    private static int[] rows(VectorColumn column, int most, Seed seed) {
        int[] present = new int[column.size()];
        int count = 0;
        for (int row = 0; row < present.length; row++) {
            if (isFinite(column, row)) {
                present[count++] = row;
            }
        }
        int[] drawn = Arrays.copyOf(present, count);
        if (count > most) {
            UniformRandomProvider random = seed.random();
            for (int i = 0; i < most; i++) {
                int j = i + random.nextInt(count - i);
                int kept = drawn[j];
                drawn[j] = drawn[i];
                drawn[i] = kept;
            }
            drawn = Arrays.copyOf(drawn, most);
            Arrays.sort(drawn);
        }
        return drawn;
    }

    private static boolean isFinite(VectorColumn column, int row) {
        int d = column.dimension();
        for (int k = row * d; k < (row + 1) * d; k++) {
            if (!Float.isFinite(column.values()[k])) {
                return false;
            }
        }
        return true;
    }

    private static Points points(VectorColumn column, int[] rows) {
        int d = column.dimension();
        double[] values = new double[Math.multiplyExact(rows.length, d)];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < d; k++) {
                values[i * d + k] = column.values()[rows[i] * d + k];
            }
        }
        return new Points(values, rows.length, d);
    }

    /** Positions 0 to size - 1 in random order. */
    static int[] order(int size, Seed seed) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        UniformRandomProvider random = seed.random();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    /** As many points, uniform over the observed range of each coordinate: what an uninformed generator would give. */
    static Points uniformOverRange(Points points, Seed seed) {
        int d = points.dimension();
        double[] low = new double[d];
        double[] high = new double[d];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        double[] values = points.values().clone();
        for (int i = 0; i < values.length; i++) {
            low[i % d] = Math.min(low[i % d], values[i]);
            high[i % d] = Math.max(high[i % d], values[i]);
        }
        UniformRandomProvider random = seed.random();
        for (int i = 0; i < values.length; i++) {
            values[i] = low[i % d] + (high[i % d] - low[i % d]) * random.nextDouble();
        }
        return new Points(values, points.rows(), d);
    }
}
