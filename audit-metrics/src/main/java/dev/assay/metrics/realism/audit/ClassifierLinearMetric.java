package dev.assay.metrics.realism.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.metrics.model.LogisticRegression;
import dev.assay.metrics.model.TableEncoder;
import java.util.List;

/** How well a logistic regression tells synthetic rows from human ones that it did not learn from. */
public final class ClassifierLinearMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "classifier-two-sample-linear",
            "Classifier two-sample test, linear",
            Family.REALISM,
            "Area under the ROC curve of a model that tells synthetic rows from human ones, out of fold.",
            "[0, 1], 0.5 when the sides cannot be told apart",
            Direction.LOWER_IS_BETTER,
            "numeric or categorical columns and 4 rows a side",
            "Lopez-Paz and Oquab 2017; DeLong 1988 for the interval");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return ClassifierComparison.OPTIONS;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        new ClassifierComparison(
                        INFO, LogisticRegression.defaults().withMaximumIterations(100), TableEncoder.Style.SCALED)
                .measure(inputs, out);
    }
}
