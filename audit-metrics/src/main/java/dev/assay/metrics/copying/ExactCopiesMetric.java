package dev.assay.metrics.copying;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.stats.ExcessRate;
import dev.assay.stats.Figures;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Synthetic records that equal a human record in every column, wherever they stand. */
public final class ExactCopiesMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "exact-copies",
            "Exact copies",
            Family.COPYING,
            "Share of synthetic records that equal a human record in every column, beyond what fresh human records do.",
            "(-∞, 1], 0 = as fresh human records, 1 = all copied",
            Direction.LOWER_IS_BETTER,
            "any columns; a holdout if there is one",
            "row equality; Newcombe 1998 for the interval");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        CopyColumns.Sets sets = CopyColumns.all(inputs)
                .orElseThrow(() -> new UndefinedStatisticException("no column to compare records by"));
        RowMatches.Result copies = RowMatches.exact(sets.synthetic(), sets.human());
        RowMatches.Result fresh = sets.holdout()
                .map(holdout -> RowMatches.exact(holdout, sets.human()))
                .orElseGet(() -> RowMatches.duplicates(sets.human()));
        int rows = copies.original().length;
        int freshRows = fresh.original().length;
        ExcessRate excess = ExcessRate.of(copies.matched(), rows, fresh.matched(), freshRows);
        Measurement.Builder measurement = CopyScore.into(Measurement.of(INFO, Scope.dataset()), excess)
                .rows(sets.human().rows(), rows)
                .detail("copies", copies.matched())
                .detail("share of copies", excess.synthetic())
                .detail("share expected of fresh records", excess.fresh())
                .note(
                        sets.holdout().isPresent()
                                ? "Expected from the holdout."
                                : "Expected from how often a human record equals another one; no holdout was given.");
        evidence(inputs, sets, copies, measurement);
        if (copies.matched() > 0) {
            measurement.headline(Figures.count(copies.matched()) + " of " + Figures.count(rows)
                    + " synthetic records equal a human record in all "
                    + sets.columns().size() + " columns; "
                    + Figures.percent(excess.fresh()) + " of fresh human records do.");
        }
        out.add(measurement.build());
    }

    /** The rarest originals first: an equal record that nobody else has can only be a copy. */
    private static void evidence(
            AuditInputs inputs, CopyColumns.Sets sets, RowMatches.Result copies, Measurement.Builder measurement) {
        int[] commonness = new int[sets.human().rows()];
        for (int position : RowMatches.exact(sets.human(), sets.human()).original()) {
            commonness[position]++;
        }
        List<Integer> copied = new ArrayList<>();
        for (int j = 0; j < copies.original().length; j++) {
            if (copies.original()[j] >= 0) {
                copied.add(j);
            }
        }
        copied.sort(Comparator.comparingInt(j -> commonness[copies.original()[j]]));
        for (int j : copied.subList(0, Math.min(CopyEvidence.MOST_PAIRS, copied.size()))) {
            int original = copies.original()[j];
            measurement.evidence(CopyEvidence.pair(
                    inputs,
                    commonness[original] == 1
                            ? "exact copy of a record that one person has"
                            : "exact copy of a record that " + commonness[original] + " people have",
                    j,
                    original,
                    commonness[original]));
        }
    }
}
