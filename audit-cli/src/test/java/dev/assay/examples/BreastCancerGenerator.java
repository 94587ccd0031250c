package dev.assay.examples;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.stats.Seed;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Draws the synthetic side of the example {@code breast-cancer}: what a careless generator makes of the human side.
 *
 * <p>As many rows as there are human ones. Half of them are malignant, whatever their share among people. Within a
 * diagnosis every column is drawn from a Gaussian of its own with the human mean and 0.7 times the human standard
 * deviation, cut to six decimals and made positive; so columns are nearly independent and their tails are missing. Every
 * tenth row is instead a human row as it stands.
 */
final class BreastCancerGenerator {
    static final Seed SEED = new Seed(20).child("breast-cancer");
    private static final double SPREAD = 0.7;
    private static final int COPY_EVERY = 10;

    private BreastCancerGenerator() {}

    static Dataset generate(Dataset human) {
        int rows = human.rows();
        CategoricalColumn diagnosis = (CategoricalColumn) human.column("diagnosis");
        String[] labels = new String[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = isCopy(row) ? diagnosis.value(row) : row % 2 == 0 ? "malignant" : "benign";
        }
        List<Column> columns = new ArrayList<>();
        for (Column column : human.columns()) {
            if (column instanceof NumericColumn numbers) {
                columns.add(NumericColumn.wrap(column.name(), draw(numbers, diagnosis, labels)));
            }
        }
        columns.add(CategoricalColumn.of("diagnosis", labels));
        return Dataset.of("synthetic", columns);
    }

    private static double[] draw(NumericColumn human, CategoricalColumn diagnosis, String[] labels) {
        UniformRandomProvider random = SEED.child(human.name()).random();
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[labels.length];
        for (int row = 0; row < values.length; row++) {
            double[] moments = moments(human, diagnosis, labels[row]);
            double drawn = moments[0] + SPREAD * moments[1] * gaussian.sample();
            values[row] = isCopy(row) ? human.values()[row] : Math.rint(1e6 * Math.abs(drawn)) / 1e6;
        }
        return values;
    }

    private static boolean isCopy(int row) {
        return row % COPY_EVERY == COPY_EVERY - 1;
    }

    private static double[] moments(NumericColumn column, CategoricalColumn diagnosis, String label) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int row = 0; row < column.size(); row++) {
            if (label.equals(diagnosis.value(row))) {
                double value = column.values()[row];
                sum += value;
                squares += value * value;
                count++;
            }
        }
        double mean = sum / count;
        return new double[] {mean, Math.sqrt(squares / count - mean * mean)};
    }
}
