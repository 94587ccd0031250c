package dev.assay.metrics.bias;

import dev.assay.audit.Evidence;
import dev.assay.audit.Measurement;
import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.metrics.bias.group.Equivalence;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.TestResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What can be said of several gaps that were compared together: intervals and a test that hold for all of them at once, and
 * the three verdicts.
 *
 * @param judged the gaps, the one that changed most first
 * @param small groups that rest on too few rows
 * @param tolerance change below which a gap counts as kept
 */
record GapWords(List<GapChange> judged, List<GapChange.TooSmall> small, double tolerance) {
    private static final double ALPHA = 0.05;

    private static final int NAMED = 6;

    private DisparityChange first() {
        return judged.get(0).change();
    }

    /** The simultaneous interval of the signed change of the gap that changed most. */
    Interval widest() {
        return simultaneous(first());
    }

    private Interval simultaneous(DisparityChange change) {
        return change.interval(1 - ALPHA / judged.size());
    }

    /** An interval of the largest absolute change: where the simultaneous intervals allow it to lie. */
    Interval interval() {
        double low = 0;
        double high = 0;
        for (GapChange gap : judged) {
            Interval signed = simultaneous(gap.change());
            low = Math.max(low, signed.contains(0) ? 0 : Math.min(Math.abs(signed.low()), Math.abs(signed.high())));
            high = Math.max(high, Math.max(Math.abs(signed.low()), Math.abs(signed.high())));
        }
        String over = judged.size() == 1 ? "" : ", Bonferroni over " + judged.size() + " gaps";
        return new Interval(low, high, 1 - ALPHA, "Newcombe, variance recovery" + over);
    }

    /** The least of the gaps' p-values, times their number. */
    TestResult test() {
        TestResult least = first().test();
        for (GapChange gap : judged) {
            TestResult test = gap.change().test();
            least = test.pValue() < least.pValue() ? test : least;
        }
        return judged.size() == 1
                ? least
                : new TestResult(
                        least.statistic(),
                        Math.min(1, judged.size() * least.pValue()),
                        least.method() + ", Bonferroni over " + judged.size() + " gaps");
    }

    private Equivalence verdict(GapChange gap) {
        return gap.change().verdict(tolerance, judged.size());
    }

    private List<GapChange> with(Equivalence verdict) {
        return judged.stream().filter(gap -> verdict(gap) == verdict).toList();
    }

    /** Adds verdicts, headline, note and a pair of bars for every group. */
    void addTo(Measurement.Builder measurement) {
        measurement
                .detail("gaps compared", judged.size())
                .detail("gaps with a disparity", with(Equivalence.DISPARITY).size())
                .detail(
                        "gaps within tolerance",
                        with(Equivalence.WITHIN_TOLERANCE).size())
                .detail(
                        "gaps with insufficient evidence",
                        with(Equivalence.INSUFFICIENT_EVIDENCE).size())
                .detail("groups too small to judge", small.size());
        if (verdict(judged.get(0)) == Equivalence.INSUFFICIENT_EVIDENCE) {
            measurement.detail("rows factor", first().rowsFactor(tolerance, judged.size()));
        }
        boolean oneRate = oneRate();
        for (GapChange gap : judged) {
            measurement.evidence(new Evidence.Segment(
                    label(gap.group(), gap.rate(), oneRate) + " ("
                            + verdict(gap).title() + ")",
                    gap.change().humanGroup().value(),
                    gap.change().syntheticGroup().value(),
                    "rate"));
        }
        if (judged.size() == 1) {
            measurement.evidence(new Evidence.Segment(
                    "everyone else",
                    first().humanOthers().value(),
                    first().syntheticOthers().value(),
                    "rate"));
        }
        for (GapChange.TooSmall group : small) {
            if (group.human().isDefined() && group.synthetic().isDefined()) {
                measurement.evidence(new Evidence.Segment(
                        label(group.group(), group.rate(), oneRate) + " (too few rows: "
                                + Figures.number(group.human().trials()) + " and "
                                + Figures.number(group.synthetic().trials()) + ")",
                        group.human().value(),
                        group.synthetic().value(),
                        "rate"));
            }
        }
        measurement.headline(headline());
        note(measurement);
    }

    private boolean oneRate() {
        return judged.stream().map(GapChange::rate).distinct().count() == 1;
    }

    private static String label(String group, String rate, boolean oneRate) {
        return oneRate ? group : group + ", " + rate;
    }

    private String headline() {
        GapChange gap = judged.get(0);
        return String.format(
                Locale.ROOT,
                "The gap in %s between %s and everyone else is %.4f in the human and %.4f in the synthetic data%s.",
                gap.rate(),
                gap.group(),
                first().humanGap(),
                first().syntheticGap(),
                switch (verdict(gap)) {
                    case DISPARITY ->
                        first().growth() > 0
                                ? ", wider than chance explains"
                                : ", narrower or reversed, more than chance explains";
                    case WITHIN_TOLERANCE -> ", the same within the tolerance of " + Figures.number(tolerance);
                    case INSUFFICIENT_EVIDENCE -> "; at these sizes a change is not established";
                });
    }

    private void note(Measurement.Builder measurement) {
        Interval interval = widest();
        measurement.note(String.format(
                Locale.ROOT,
                "Change %.4f, %s95 %% interval [%.4f, %.4f].",
                first().change(),
                judged.size() == 1 ? "" : "simultaneous ",
                interval.low(),
                interval.high()));
        list(measurement, "Disparity: ", with(Equivalence.DISPARITY));
        list(
                measurement,
                "Within tolerance of " + Figures.number(tolerance) + ": ",
                with(Equivalence.WITHIN_TOLERANCE));
        list(measurement, "Insufficient evidence: ", with(Equivalence.INSUFFICIENT_EVIDENCE));
        if (verdict(judged.get(0)) == Equivalence.INSUFFICIENT_EVIDENCE) {
            measurement.note(
                    "About " + Figures.number(Math.ceil(first().rowsFactor(tolerance, judged.size()) * 10) / 10)
                            + " times the rows on both sides would settle the first against the tolerance of "
                            + Figures.number(tolerance) + " if it stayed as it is.");
        }
        if (!small.isEmpty()) {
            measurement.note("Too few rows to judge (claims need " + DisparityChange.MINIMUM_ROWS
                    + " that count in the group and outside it, on both sides): "
                    + named(small.stream()
                            .map(group -> group.group()
                                    + (oneRate()
                                            ? " ("
                                                    + Figures.number(
                                                            group.human().trials()) + " human, "
                                                    + Figures.number(
                                                            group.synthetic().trials()) + " synthetic)"
                                            : ""))
                            .distinct()
                            .toList())
                    + ".");
        }
    }

    private static void list(Measurement.Builder measurement, String title, List<GapChange> gaps) {
        if (!gaps.isEmpty()) {
            boolean oneRate = gaps.stream().map(GapChange::rate).distinct().count() == 1;
            measurement.note(title
                    + named(gaps.stream()
                            .map(gap -> label(gap.group(), gap.rate(), oneRate))
                            .toList())
                    + ".");
        }
    }

    private static String named(List<String> names) {
        String shown = names.stream().limit(NAMED).collect(Collectors.joining("; "));
        return names.size() <= NAMED ? shown : shown + "; and " + (names.size() - NAMED) + " more";
    }
}
