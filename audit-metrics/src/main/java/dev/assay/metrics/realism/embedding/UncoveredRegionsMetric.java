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
import java.util.List;

/** Regions of human vectors in which nothing was generated. */
public final class UncoveredRegionsMetric implements Metric {
    private static final int MOST_ROWS = HumanHalves.MOST_ROWS;
    private static final int MOST_RECORDS = 20;

    private static final MetricInfo INFO = new MetricInfo(
            "uncovered-regions",
            "Uncovered regions",
            Family.DIVERSITY,
            "Share of balls around human vectors without a synthetic vector, beyond that without a fresh human one: 1 -"
                    + " coverage.",
            "(-∞, 1], 0 = as fresh human vectors, 1 = nothing covered",
            Direction.LOWER_IS_BETTER,
            "a column of vectors",
            "Naeem et al. 2020");

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
        List<Integer> empty = uncovered(synthetic);
        int balls = synthetic.covered().length;
        ExcessRate excess = ExcessRate.of(empty.size(), balls, uncovered(fresh).size(), balls);
        Measurement.Builder measurement = HumanHalves.into(Measurement.of(INFO, scope), excess)
                .rows(pair.human().rows(), synthetic.humanBalls().length)
                .detail("coverage", synthetic.summary().coverage())
                .detail("coverage by fresh human vectors", fresh.summary().coverage())
                .detail("recall", synthetic.summary().recall())
                .detail("recall of fresh human vectors", fresh.summary().recall())
                .note(
                        "Balls reach to the 5th neighbour in a random half of the human vectors; as many vectors of the other"
                                + " half are fresh.");
        if (!empty.isEmpty()) {
            measurement.headline(Figures.percent(excess.synthetic()) + " of the regions of human " + pair.column()
                    + " vectors hold no synthetic one; as many fresh human vectors leave "
                    + Figures.percent(excess.fresh())
                    + " empty.");
        }
        List<Evidence.Record> records = new ArrayList<>();
        List<Integer> alone = new ArrayList<>(empty);
        alone.removeIf(i -> !fresh.covered()[i]);
        for (int i : alone.subList(0, Math.min(MOST_RECORDS, alone.size()))) {
            records.add(HumanHalves.record(Side.HUMAN, inputs.human(), pair.humanRows()[halves.manifoldRows()[i]], 1));
        }
        if (!records.isEmpty()) {
            measurement.evidence(
                    new Evidence.Records("people are near this human record, nothing synthetic is", records));
        }
        return (pair.note().isEmpty() ? measurement : measurement.note(pair.note())).build();
    }

    private static List<Integer> uncovered(PrecisionRecallDensityCoverage.Membership membership) {
        List<Integer> uncovered = new ArrayList<>();
        for (int i = 0; i < membership.covered().length; i++) {
            if (!membership.covered()[i]) {
                uncovered.add(i);
            }
        }
        return uncovered;
    }
}
