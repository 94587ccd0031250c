package dev.assay.metrics.realism;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.metrics.model.Classifier;
import dev.assay.metrics.model.Features;
import dev.assay.metrics.model.LabelModel;
import dev.assay.metrics.model.TableEncoder;
import dev.assay.stats.Interval;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What synthetic rows are worth for learning a label: train on synthetic, test on human rows (TSTR), against train on
 * human, test on human (TRTR), and against training on both.
 *
 * <p>Predictions are of the test rows, which no model learnt from. Intervals are of a bootstrap of the test rows, the same
 * resamples for all models, so that the models are compared on equal rows; the spread of the training rows is not in them.
 *
 * <p>Source: C. Esteban, S. L. Hyland and G. Ratsch, arXiv:1706.02633, 2017.
 *
 * @param labels the labels, by code
 * @param truth label of each test row, -1 = missing
 * @param predicted label that a model predicts for each test row
 */
public record TrainingUtility(List<String> labels, int[] truth, int[] predicted) {
    private static final int RESAMPLES = 2000;

    public TrainingUtility {
        labels = List.copyOf(labels);
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(
                    "expected one prediction a row, had " + predicted.length + " for " + truth.length);
        }
    }

    /**
     * Learns the label from the training table's features and predicts it for the test table.
     *
     * @param label name of a categorical column of both tables
     * @param features names of the columns to learn from
     */
    public static TrainingUtility of(
            Dataset training,
            Dataset test,
            String label,
            List<String> features,
            Classifier classifier,
            TableEncoder.Style style,
            Seed seed) {
        CategoricalColumn trainingLabel = categorical(training, label);
        CategoricalColumn testLabel = categorical(test, label);
        TableEncoder encoder = TableEncoder.fit(training, features, style);
        Features x = encoder.encode(training);
        List<String> labels = trainingLabel.dictionary();
        LabelModel model = LabelModel.fit(classifier, x, trainingLabel.codes(), labels.size(), seed);
        List<String> all = new ArrayList<>(labels);
        testLabel.dictionary().stream().filter(l -> !labels.contains(l)).forEach(all::add);
        return new TrainingUtility(all, testLabel.codesIn(labels), model.predict(encoder.encode(test)));
    }

    private static CategoricalColumn categorical(Dataset table, String label) {
        if (table.column(label) instanceof CategoricalColumn column) {
            return column;
        }
        throw new UndefinedStatisticException("the label " + label + " is not categorical");
    }

    /** The share of test rows predicted rightly; rows without a label take no part. */
    public double accuracy() {
        int[] rows = labelled();
        double right = 0;
        for (int row : rows) {
            right += truth[row] == predicted[row] ? 1 : 0;
        }
        return right / rows.length;
    }

    /**
     * The harmonic mean of precision and recall of one label, 0 when it is neither predicted nor present.
     *
     * @param label the positive label, to be named because the value depends on it
     */
    public double f1(String label) {
        int code = labels.indexOf(label);
        if (code < 0) {
            throw new IllegalArgumentException("label must be one of " + labels + ", was " + label);
        }
        double hits = 0;
        double named = 0;
        double present = 0;
        for (int row : labelled()) {
            hits += truth[row] == code && predicted[row] == code ? 1 : 0;
            named += predicted[row] == code ? 1 : 0;
            present += truth[row] == code ? 1 : 0;
        }
        return named + present == 0 ? 0 : 2 * hits / (named + present);
    }

    /** The 95 % interval of the accuracy minus another model's on the same rows. */
    public Interval differenceInterval(TrainingUtility other, Seed seed) {
        int[] rows = labelled();
        int[] gains = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            gains[i] = (truth[row] == predicted[row] ? 1 : 0) - (other.truth[row] == other.predicted[row] ? 1 : 0);
        }
        double[] means = new double[RESAMPLES];
        UniformRandomProvider random = seed.random();
        for (int b = 0; b < RESAMPLES; b++) {
            long sum = 0;
            for (int i = 0; i < gains.length; i++) {
                sum += gains[random.nextInt(gains.length)];
            }
            means[b] = (double) sum / gains.length;
        }
        Arrays.sort(means);
        return new Interval(
                means[(int) (0.025 * RESAMPLES)],
                means[(int) (0.975 * RESAMPLES)],
                0.95,
                "bootstrap of test rows, " + RESAMPLES + " resamples");
    }

    private int[] labelled() {
        int[] rows = new int[truth.length];
        int n = 0;
        for (int row = 0; row < truth.length; row++) {
            if (truth[row] >= 0) {
                rows[n++] = row;
            }
        }
        if (n == 0) {
            throw new UndefinedStatisticException("no test row has a label");
        }
        return Arrays.copyOf(rows, n);
    }
}
