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
record VectorPair(
        String column, FloatPoints human, int[] humanRows, FloatPoints synthetic, int[] syntheticRows, String note) {
    /** Squares of coordinates up to it can be summed in single precision. */
    private static final float LARGEST = 1e15f;

    /** Each vector column of the inputs; at most {@code mostRows} random rows a side, or what option max-rows says. */
    static List<VectorPair> of(AuditInputs inputs, int mostRows) {
        return of(inputs, mostRows, inputs.seed());
    }

    /** The same rows for every metric that asks for as many. */
    static List<VectorPair> shared(AuditInputs inputs, int mostRows) {
        return of(inputs, mostRows, new Seed(0).child(VectorPair.class.getPackageName()));
    }

    private static List<VectorPair> of(AuditInputs inputs, int mostRows, Seed root) {
        int most = (int) inputs.option("max-rows").orElse(mostRows);
        List<VectorPair> pairs = new ArrayList<>();
        for (Column column : inputs.human().columns()) {
            Role role = inputs.human().role(column.name());
            if (column instanceof VectorColumn vectors && role != Role.IGNORED && role != Role.ID) {
                VectorColumn others = (VectorColumn) inputs.synthetic().column(column.name());
                Seed seed = root.child(column.name());
                int[] humanRows = rows(vectors, most, seed.child("human rows"));
                int[] syntheticRows = rows(others, most, seed.child("synthetic rows"));
                pairs.add(new VectorPair(
                        column.name(),
                        FloatPoints.of(vectors, humanRows),
                        humanRows,
                        FloatPoints.of(others, syntheticRows),
                        syntheticRows,
                        note(vectors, humanRows, others, syntheticRows)));
            }
        }
        if (pairs.isEmpty()) {
            throw new UndefinedStatisticException("there is no column of vectors");
        }
        return pairs;
    }

    /** At most so many vectors a side, drawn at random. */
    VectorPair limited(int most, Seed seed) {
        if (human.rows() <= most && synthetic.rows() <= most) {
            return this;
        }
        int[] people = drawn(human.rows(), most, seed.child("human"));
        int[] made = drawn(synthetic.rows(), most, seed.child("synthetic"));
        String taken =
                "Taken on " + people.length + " human and " + made.length + " synthetic vectors, drawn at random.";
        return new VectorPair(
                column,
                human.select(people),
                rowsAt(humanRows, people),
                synthetic.select(made),
                rowsAt(syntheticRows, made),
                note.isEmpty() ? taken : note + " " + taken);
    }

    private static int[] drawn(int size, int most, Seed seed) {
        int[] order = order(size, seed);
        return Arrays.copyOf(order, Math.min(most, size));
    }

    private static int[] rowsAt(int[] rows, int[] positions) {
        return Arrays.stream(positions).map(position -> rows[position]).toArray();
    }

    private static String note(VectorColumn human, int[] humanRows, VectorColumn synthetic, int[] syntheticRows) {
        return humanRows.length < human.size() || syntheticRows.length < synthetic.size()
                ? "Taken on " + humanRows.length + " of " + human.size() + " human and " + syntheticRows.length + " of "
                        + synthetic.size()
                        + " synthetic vectors: missing ones, those with a coordinate that is not finite or beyond 1e15,"
                        + " and random ones beyond the limit were left out."
                : "";
    }

    private static int[] rows(VectorColumn column, int most, Seed seed) {
        int[] present = new int[column.size()];
        int count = 0;
        for (int row = 0; row < present.length; row++) {
            if (isMeasurable(column, row)) {
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

    private static boolean isMeasurable(VectorColumn column, int row) {
        int d = column.dimension();
        for (int k = row * d; k < (row + 1) * d; k++) {
            if (!(Math.abs(column.values()[k]) <= LARGEST)) {
                return false;
            }
        }
        return true;
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
    static FloatPoints uniformOverRange(FloatPoints points, Seed seed) {
        int d = points.dimension();
        float[] low = new float[d];
        float[] high = new float[d];
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
        float[] values = points.values().clone();
        for (int i = 0; i < values.length; i++) {
            low[i % d] = Math.min(low[i % d], values[i]);
            high[i % d] = Math.max(high[i % d], values[i]);
        }
        UniformRandomProvider random = seed.random();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (low[i % d] + ((double) high[i % d] - low[i % d]) * random.nextDouble());
        }
        return new FloatPoints(values, points.rows(), d);
    }
}
