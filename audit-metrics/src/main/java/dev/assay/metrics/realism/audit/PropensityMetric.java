package dev.assay.metrics.realism.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.NoiseFloor;
import dev.assay.audit.Scope;
import dev.assay.data.Column;
import dev.assay.metrics.model.TableEncoder;
import dev.assay.metrics.realism.PropensityScore;
import dev.assay.stats.Figures;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** The propensity mean squared error of a main-effects logistic model, over what sampling alone makes of it. */
public final class PropensityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "propensity-mse",
            "Propensity mean squared error ratio",
            Family.REALISM,
            "Mean squared error of the modelled probability of being synthetic, over its expectation by chance.",
            "[0, ∞), 1 by chance",
            Direction.LOWER_IS_BETTER,
            "numeric or categorical columns on both sides",
            "Snoke, Raab, Nowok, Dibben and Slavkovic 2018");

    private static final int MOST_ROWS = 5000;
    private static final int COMMON = 20;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(MetricOption.mostRows(MOST_ROWS));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        int most = (int) inputs.option("max-rows").orElse(MOST_ROWS);
        Sampled human = Sampled.of(inputs.human(), most, inputs.seed().child("human"));
        Sampled synthetic = Sampled.of(inputs.synthetic(), most, inputs.seed().child("synthetic"));
        List<String> columns =
                Compared.columns(inputs).stream().map(Column::name).toList();
        TableEncoder encoder =
                TableEncoder.fit(human.rows(), synthetic.rows(), columns, TableEncoder.Style.SCALED, COMMON);
        PropensityScore score = PropensityScore.ofModel(encoder.encode(human.rows()), encoder.encode(synthetic.rows()));
        int n = human.rows().rows();
        int m = synthetic.rows().rows();
        double c = (double) m / (n + m);
        int freedom = Math.max(1, score.parameters() - 1);
        ChiSquaredDistribution chance = ChiSquaredDistribution.of(freedom);
        double floor = chance.inverseCumulativeProbability(0.95) / freedom;
        // Probabilities of 0 and 1: the sides are told apart surely.
        double baseline = c * (1 - c) / score.expected();
        Measurement.Builder measurement = Measurement.of(INFO, Scope.dataset())
                .value(score.ratio())
                .test(score.test())
                .noiseFloor(new NoiseFloor(
                        chance.inverseCumulativeProbability(0.5) / freedom,
                        floor,
                        1,
                        "chi-square distribution of the error by chance"))
                .baseline(baseline)
                .rows(n, m)
                .detail("mean squared error", score.meanSquaredError())
                .detail("expected by chance", score.expected())
                .detail("parameters", score.parameters())
                .headline("The modelled probability of being synthetic strays " + Figures.number(score.ratio())
                        + " times as far from even as chance explains.");
        if (baseline > floor) {
            measurement.score(1 - Math.min(1, Math.max(0, (score.ratio() - floor) / (baseline - floor))));
        } else {
            measurement.note("No score: with so few rows for the model's parameters any table can be told apart.");
        }
        out.add(measurement.build());
    }
}
