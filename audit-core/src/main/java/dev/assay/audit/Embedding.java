package dev.assay.audit;

import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.data.TextColumn;
import dev.assay.data.VectorColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Adds the vectors of one text column to the datasets of an audit. */
final class Embedding {
    private final String column;
    private final Embedder embedder;
    private final BooleanSupplier cancelled;
    private final Map<String, float[]> known = new HashMap<>();
    private int dimension = -1;

    Embedding(String column, Embedder embedder, BooleanSupplier cancelled) {
        this.column = column;
        this.embedder = embedder;
        this.cancelled = cancelled;
    }

    /** What the column of vectors is called. */
    static String nameFor(String column) {
        return column + " embedding";
    }

    /** Embeds the texts of a dataset; one that does not have the column stays as it is. */
    void read(Dataset dataset) {
        if (!(dataset.find(column).orElse(null) instanceof TextColumn texts)) {
            return;
        }
        for (int row = 0; row < texts.size() && !cancelled.getAsBoolean(); row++) {
            @Nullable String text = texts.values()[row];
            if (text != null && !known.containsKey(text)) {
                known.put(text, checked(embedder.embed(text), dataset.name(), row));
            }
        }
    }

    /** The dataset with the vectors, missing where the text is, or where the audit was cancelled before. */
    Dataset with(Dataset dataset) {
        Column texts = dataset.find(column).orElse(null);
        if (!(texts instanceof TextColumn values) || dimension < 0) {
            return dataset;
        }
        float[] vectors = new float[Math.multiplyExact(dataset.rows(), dimension)];
        Arrays.fill(vectors, Float.NaN);
        for (int row = 0; row < dataset.rows(); row++) {
            float[] vector = known.get(values.values()[row]);
            if (vector != null) {
                System.arraycopy(vector, 0, vectors, row * dimension, dimension);
            }
        }
        String name = nameFor(column);
        return dataset.with(VectorColumn.wrap(name, vectors, dimension)).as(Role.FEATURE, name);
    }

    private float[] checked(float[] vector, String dataset, int row) {
        String where = "the embedder's vector of " + column + " in row " + row + " of " + dataset;
        if (vector.length == 0 || dimension >= 0 && vector.length != dimension) {
            throw new IllegalArgumentException(where + " has " + vector.length + " numbers"
                    + (dimension < 0 ? "" : ", those before it " + dimension));
        }
        for (float number : vector) {
            if (!Float.isFinite(number)) {
                throw new IllegalArgumentException(where + " has a number that is not finite: " + number);
            }
        }
        dimension = vector.length;
        return vector.clone();
    }
}
