package dev.assay.metrics.realism.embedding;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.Scope;
import dev.assay.audit.Side;
import dev.assay.stats.ExcessRate;
import dev.assay.stats.Figures;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Synthetic vectors that lie where no human vectors lie. */
public final class OffManifoldMetric implements Metric {
    private static final int MOST_ROWS = HumanHalves.MOST_ROWS;
    private static final int MOST_RECORDS = 20;

    private static final MetricInfo INFO = new MetricInfo(
            "off-manifold",
            "Off the human manifold",
            Family.REALISM,
            "Share of synthetic vectors in no ball around a human vector, beyond that of fresh human vectors: 1 - precision.",
            "(-∞, 1], 0 = as fresh human vectors, 1 = all off",
            Direction.LOWER_IS_BETTER,
            "a column of vectors",
            "Kynkäänniemi et al. 2019; Naeem et al. 2020");

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
        for (VectorPair pair : VectorPair.shared(inputs, MOST_ROWS)) {
            Scope scope = Scope.column(pair.column());
            try {
                HumanHalves.require(pair);
                inputs.checkCancelled();
                out.add(measure(inputs, pair, scope));
            } catch (UndefinedStatisticException e) {
                out.skip(scope, e.reason());
            }
        }
    }

    private static Measurement measure(AuditInputs inputs, VectorPair pair, Scope scope) {
        HumanHalves.Memberships found = HumanHalves.memberships(inputs, pair);
        HumanHalves halves = found.halves();
        PrecisionRecallDensityCoverage.Membership synthetic = found.ofSynthetic();
        PrecisionRecallDensityCoverage.Membership fresh = found.ofFresh();
        List<Integer> off = off(synthetic);
        ExcessRate excess = ExcessRate.of(
                off.size(), synthetic.humanBalls().length, off(fresh).size(), fresh.humanBalls().length);
        Measurement.Builder measurement = HumanHalves.into(Measurement.of(INFO, scope), excess)
                .rows(pair.human().rows(), synthetic.humanBalls().length)
                .detail("precision", synthetic.summary().precision())
                .detail("precision of fresh human vectors", fresh.summary().precision())
                .detail("density", synthetic.summary().density())
                .detail("density of fresh human vectors", fresh.summary().density())
                .note(
                        "Balls reach to the 5th neighbour in a random half of the human vectors; the other half is fresh.");
        if (!off.isEmpty()) {
            measurement.headline(Figures.percent(excess.synthetic()) + " of the synthetic " + pair.column()
                    + " vectors lie where no human ones do; of fresh human vectors it is "
                    + Figures.percent(excess.fresh()) + ".");
        }
        off.sort(Comparator.comparingDouble(j -> -synthetic.distance()[j]));
        List<Evidence.Record> records = new ArrayList<>();
        for (int j : off.subList(0, Math.min(MOST_RECORDS, off.size()))) {
            records.add(HumanHalves.record(
                    Side.SYNTHETIC,
                    inputs.synthetic(),
                    pair.syntheticRows()[halves.syntheticRows()[j]],
                    synthetic.distance()[j]));
        }
        if (!records.isEmpty()) {
            measurement.evidence(new Evidence.Records("off the human manifold, the farthest first", records));
        }
        return (pair.note().isEmpty() ? measurement : measurement.note(pair.note())).build();
    }

    private static List<Integer> off(PrecisionRecallDensityCoverage.Membership membership) {
        List<Integer> off = new ArrayList<>();
        for (int j = 0; j < membership.humanBalls().length; j++) {
            if (membership.humanBalls()[j] == 0) {
                off.add(j);
            }
        }
        return off;
    }
}
