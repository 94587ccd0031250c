package dev.assay.metrics.model;

import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Predicts one of several labels by one model a label against the rest; for two labels one model serves. */
public final class LabelModel {
    private final List<Classifier.@Nullable Model> models;
    private final int constant;

    private LabelModel(List<Classifier.@Nullable Model> models, int constant) {
        this.models = models;
        this.constant = constant;
    }

    /**
     * Learns from labelled rows.
     *
     * @param labels code of each row's label, in {@code [0, count)}; a negative code leaves the row out
     */
    public static LabelModel fit(Classifier classifier, Features features, int[] labels, int count, Seed seed) {
        int[] rows = new int[labels.length];
        int[] frequency = new int[count];
        int n = 0;
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] >= 0) {
                rows[n++] = row;
                frequency[labels[row]]++;
            }
        }
        if (n == 0) {
            throw new UndefinedStatisticException("no row to learn from has a label");
        }
        Features known = features.select(java.util.Arrays.copyOf(rows, n));
        List<Integer> present = new ArrayList<>();
        for (int label = 0; label < count; label++) {
            if (frequency[label] > 0) {
                present.add(label);
            }
        }
        List<Classifier.@Nullable Model> models = new ArrayList<>();
        for (int label = 0; label < count; label++) {
            models.add(null);
        }
        if (present.size() == 1) {
            return new LabelModel(models, present.get(0));
        }
        for (int label : present) {
            boolean twin = present.size() == 2 && label == present.get(1);
            if (twin) {
                Classifier.Model first = java.util.Objects.requireNonNull(models.get(present.get(0)));
                models.set(label, x -> complement(first.probabilities(x)));
            } else {
                boolean[] positive = new boolean[n];
                for (int i = 0; i < n; i++) {
                    positive[i] = labels[rows[i]] == label;
                }
                models.set(label, classifier.fit(known, positive, seed.child(label)));
            }
        }
        return new LabelModel(models, -1);
    }

    private static double[] complement(double[] probabilities) {
        double[] rest = new double[probabilities.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = 1 - probabilities[i];
        }
        return rest;
    }

    /** The most probable label of each row; the smaller code where several are. */
    public int[] predict(Features features) {
        int[] predicted = new int[features.rows()];
        double[] highest = new double[features.rows()];
        java.util.Arrays.fill(predicted, Math.max(0, constant));
        java.util.Arrays.fill(highest, Double.NEGATIVE_INFINITY);
        for (int label = 0; label < models.size(); label++) {
            Classifier.Model model = models.get(label);
            if (model != null) {
                double[] probabilities = model.probabilities(features);
                for (int row = 0; row < predicted.length; row++) {
                    if (probabilities[row] > highest[row]) {
                        highest[row] = probabilities[row];
                        predicted[row] = label;
                    }
                }
            }
        }
        return predicted;
    }
}
