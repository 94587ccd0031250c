package dev.assay.metrics.drift.joint;

import dev.assay.metrics.drift.batch.DomainClassifier;
import dev.assay.metrics.model.Classifier;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import java.util.Map;

/**
 * Whether a model tells batch rows from reference rows it has not seen: the mean area under the curve over five folds of
 * consecutive rows ({@link DomainClassifier}).
 *
 * <p>Range [0, 1]; 0.5 without drift; 0.59 is material. Without drift the area of a fold is a Mann-Whitney statistic
 * whatever the model, so each fold has a p-value; twice their mean is one of all folds however they depend on each other.
 * Undefined for fewer rows of a side than folds. Cost: five fits.
 *
 * <p>Sources: Lopez-Paz and Oquab (2017), <a href="https://arxiv.org/abs/1610.06545">arXiv:1610.06545</a>; Vovk and Wang
 * (2020), <a href="https://doi.org/10.1093/biomet/asaa027">doi:10.1093/biomet/asaa027</a>.
 */
public final class DomainShift {
    private static final int FOLDS = 5;

    private DomainShift() {}

    /** The shift between two tables of finite features, a row each. */
    public static JointShift of(double[][] reference, double[][] current, Classifier classifier, Seed seed) {
        DomainClassifier told = DomainClassifier.of(reference, current, classifier, FOLDS, seed);
        double error = Areas.error(reference.length / FOLDS, current.length / FOLDS);
        double sum = 0;
        for (double area : told.areas()) {
            sum += Areas.NORMAL.survivalProbability((area - 0.5) / error);
        }
        double p = Math.min(1, 2 * sum / FOLDS);
        double detectable = (Areas.NORMAL.inverseCumulativeProbability(1 - JointShift.ALPHA / 2)
                        + Areas.NORMAL.inverseCumulativeProbability(0.8) / Math.sqrt(FOLDS))
                * error;
        return new JointShift(
                "a model that tells the batch apart",
                told.area(),
                Math.max(0, told.area() - 0.5),
                Areas.MATERIAL - 0.5,
                detectable,
                new TestResult(told.area(), p, "twice the mean p-value of the folds"),
                reference.length,
                current.length,
                "",
                Map.of());
    }
}
