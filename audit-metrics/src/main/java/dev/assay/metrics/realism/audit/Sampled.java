package dev.assay.metrics.realism.audit;

import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.stats.Seed;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A random sample of a dataset's rows, in order.
 *
 * @param rows the rows
 * @param positions where each stands in the whole dataset
 */
record Sampled(Dataset rows, int[] positions) {

    static Sampled of(Dataset whole, int most, Seed seed) {
        int[] positions = new int[whole.rows()];
        Arrays.setAll(positions, i -> i);
        if (whole.rows() <= most) {
            return new Sampled(whole, positions);
        }
        UniformRandomProvider random = seed.random();
        for (int i = 0; i < most; i++) {
            int j = i + random.nextInt(positions.length - i);
            int held = positions[i];
            positions[i] = positions[j];
            positions[j] = held;
        }
        int[] drawn = Arrays.copyOf(positions, most);
        Arrays.sort(drawn);
        return new Sampled(whole.select(drawn), drawn);
    }

    /** The value of the id column of a row of the sample, or "". */
    String id(int row) {
        List<Column> ids = rows.withRole(Role.ID);
        return ids.isEmpty() ? "" : ids.get(0).display(row);
    }

    /** Some of a row's values: "age 84, education Doctorate". */
    String excerpt(int row, List<String> columns) {
        StringBuilder text = new StringBuilder();
        for (String column : columns) {
            if (rows.has(column)) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(column)
                        .append(' ')
                        .append(
                                rows.column(column).isMissing(row)
                                        ? "missing"
                                        : rows.column(column).display(row));
            }
        }
        return text.toString();
    }
}
