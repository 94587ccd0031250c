package dev.assay.metrics.realism.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.metrics.realism.CorrelationEstimate;
import dev.assay.stats.Figures;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Measures the similarity of one kind of correlation over all pairs of numeric columns. */
final class CorrelationComparison {
    /** A baseline loses the human correlation, or is off by this much where there is less to lose. */
    private static final double LEAST_CORRELATION = 0.3;

    private final MetricInfo info;
    private final BiFunction<double[], double[], CorrelationEstimate> estimate;
    private final UnaryOperator<double[]> scale;

    /**
     * @param info catalogue entry
     * @param estimate of the correlation
     * @param scale maps a column to values whose product-moment correlation is the correlation
     */
    CorrelationComparison(
            MetricInfo info,
            BiFunction<double[], double[], CorrelationEstimate> estimate,
            UnaryOperator<double[]> scale) {
        this.info = info;
        this.estimate = estimate;
        this.scale = scale;
    }

    /** A column, and its values as the sums of calibration take them. */
    private record Scaled(NumericComparison column, double[] human, double[] synthetic) {}

    private record Pair(Scaled first, Scaled second) {
        Scope scope() {
            return Scope.pair(first.column().name(), second.column().name());
        }
    }

    void measure(AuditInputs inputs, Measurements out) {
        List<NumericComparison> columns = Compared.numeric(inputs);
        if (columns.size() < 2) {
            throw new UndefinedStatisticException("a correlation needs 2 numeric columns, there are " + columns.size());
        }
        Scaled[] scaled = new Scaled[columns.size()];
        inputs.parallel().run(scaled.length, i -> {
            NumericComparison column = columns.get(i);
            scaled[i] = new Scaled(
                    column,
                    CorrelationSums.standardised(scale.apply(column.human())),
                    CorrelationSums.standardised(scale.apply(column.synthetic())));
        });
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            for (int j = i + 1; j < columns.size(); j++) {
                pairs.add(new Pair(scaled[i], scaled[j]));
            }
        }
        Compared.each(inputs, out, pairs, Pair::scope, pair -> measure(inputs, pair));
    }

    private Measurement measure(AuditInputs inputs, Pair pair) {
        NumericComparison x = pair.first().column().requireFinite();
        NumericComparison y = pair.second().column().requireFinite();
        CorrelationEstimate human = onSide("human", x.human(), y.human(), pair);
        CorrelationEstimate synthetic = onSide("synthetic", x.synthetic(), y.synthetic(), pair);
        Calibration calibration = Calibration.distance(
                CorrelationSums.of(
                        pair.first().human(),
                        pair.second().human(),
                        inputs.folds().human(),
                        inputs.folds().humanFolds()),
                CorrelationSums.of(
                        pair.first().synthetic(),
                        pair.second().synthetic(),
                        inputs.folds().synthetic(),
                        inputs.folds().syntheticFolds()),
                (h, s) -> Math.abs(CorrelationSums.correlation(h) - CorrelationSums.correlation(s)) / 2,
                Math.abs(human.value() - synthetic.value()) / 2,
                Math.max(LEAST_CORRELATION, Math.abs(human.value())) / 2,
                Calibration.Scale.ROOT,
                inputs.seed().child(x.name()).child(y.name()));
        TestResult test = Similarity.guarded(human.test(synthetic), calibration.test());
        return Similarity.into(Measurement.of(info, pair.scope()), calibration)
                .rows(human.n(), synthetic.n())
                .test(test)
                .detail("human correlation", human.value())
                .detail("synthetic correlation", synthetic.value())
                .headline(x.name() + " and " + y.name() + " correlate at " + Figures.number(synthetic.value())
                        + " in the synthetic data, against " + Figures.number(human.value()) + " in the human data.")
                .build();
    }

    private CorrelationEstimate onSide(String side, double[] x, double[] y, Pair pair) {
        try {
            return estimate.apply(x, y);
        } catch (UndefinedStatisticException e) {
            throw new UndefinedStatisticException("in the " + side + " data, for " + pair.scope() + ": " + e.reason());
        }
    }
}
