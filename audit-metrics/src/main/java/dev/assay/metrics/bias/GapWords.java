package dev.assay.metrics.bias;

import dev.assay.audit.Conclusion;
import dev.assay.audit.Evidence;
import dev.assay.audit.Measurement;
import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.TestResult;
import java.util.List;
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

    private static final int NAMED = 3;

    /** Beyond this, "more rows" is no advice. */
    private static final double MOST_ROWS_FACTOR = 1000;

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

    private Conclusion verdict(GapChange gap) {
        return gap.change().verdict(tolerance, judged.size());
    }

    private List<GapChange> with(Conclusion verdict) {
        return judged.stream().filter(gap -> verdict(gap) == verdict).toList();
    }

    /** What the data can say of all gaps together; a group that is too small to judge leaves it open. */
    private Conclusion conclusion() {
        if (!with(Conclusion.DISPARITY).isEmpty()) {
            return Conclusion.DISPARITY;
        }
        return small.isEmpty() && with(Conclusion.INSUFFICIENT_EVIDENCE).isEmpty()
                ? Conclusion.WITHIN_TOLERANCE
                : Conclusion.INSUFFICIENT_EVIDENCE;
    }

    /** Adds conclusion, headline, note and a pair of bars for every group. */
    void addTo(Measurement.Builder measurement, long humanRows, long syntheticRows) {
        measurement
                .conclusion(conclusion())
                .detail("gaps compared", judged.size())
                .detail("gaps with a disparity", with(Conclusion.DISPARITY).size())
                .detail(
                        "gaps within tolerance",
                        with(Conclusion.WITHIN_TOLERANCE).size())
                .detail(
                        "gaps with insufficient evidence",
                        with(Conclusion.INSUFFICIENT_EVIDENCE).size())
                .detail("gaps with too few rows to judge", small.size());
        for (GapChange gap : judged) {
            measurement.evidence(new Evidence.Segment(
                    gap.label() + " (" + verdict(gap).title() + ")",
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
                        group.label() + " (too few rows: " + rows(group) + ")",
                        group.human().value(),
                        group.synthetic().value(),
                        "rate"));
            }
        }
        measurement.headline(headline());
        note(measurement);
        measurement.detail("minimum detectable change", first().minimumDetectableChange(judged.size()));
        if (verdict(judged.get(0)) == Conclusion.INSUFFICIENT_EVIDENCE) {
            measurement.note("Changes below " + Figures.number(first().minimumDetectableChange(judged.size()))
                    + " would more often than one time in five be missed at these sizes.");
            rowsNeeded(measurement, humanRows, syntheticRows);
        }
        tooSmall(measurement);
    }

    private static String rows(GapChange.TooSmall group) {
        return Figures.number(group.human().trials()) + " human, "
                + Figures.number(group.synthetic().trials()) + " synthetic";
    }

    private String headline() {
        GapChange gap = judged.get(0);
        return gap.group() + ": " + gap.rate() + " is " + gap(first().humanGap()) + " everyone else's in the human and "
                + gap(first().syntheticGap()) + " in the synthetic data"
                + switch (verdict(gap)) {
                    case DISPARITY ->
                        first().growth() > 0
                                ? ", wider than chance explains."
                                : ", narrower or reversed, more than chance explains.";
                    case WITHIN_TOLERANCE -> ", the same within the tolerance of " + Figures.number(tolerance) + ".";
                    case INSUFFICIENT_EVIDENCE -> "; at these sizes a change is not established.";
                };
    }

    /** "0.202 below", which does not leave the reader to work out a sign. */
    private static String gap(double gap) {
        return Figures.number(Math.abs(gap)) + (gap < 0 ? " below" : " above");
    }

    private void note(Measurement.Builder measurement) {
        Interval interval = widest();
        measurement.note("Change " + Figures.number(first().change()) + ", "
                + (judged.size() == 1 ? "" : "simultaneous ") + "95 % interval " + Figures.interval(interval) + ".");
        if (judged.size() > 1) {
            measurement.note("Of " + judged.size() + " gaps compared, "
                    + with(Conclusion.DISPARITY).size() + " changed beyond chance, "
                    + with(Conclusion.WITHIN_TOLERANCE).size() + " stayed within the tolerance of "
                    + Figures.number(tolerance) + ", and for "
                    + with(Conclusion.INSUFFICIENT_EVIDENCE).size() + " the evidence is insufficient.");
        }
        List<GapChange> established = with(Conclusion.DISPARITY);
        if (!established.isEmpty()) {
            measurement.note("Disparity: "
                    + named(established.stream().map(GapChange::label).toList()) + ".");
        }
    }

    private void rowsNeeded(Measurement.Builder measurement, long humanRows, long syntheticRows) {
        double factor = first().rowsFactor(tolerance, judged.size());
        if (factor > MOST_ROWS_FACTOR) {
            measurement.note("The change lies so close to the tolerance of " + Figures.number(tolerance)
                    + " that more rows would hardly settle it.");
            return;
        }
        long human = roundUp(factor * humanRows);
        long synthetic = roundUp(factor * syntheticRows);
        measurement
                .detail("human rows needed", human)
                .detail("synthetic rows needed", synthetic)
                .note("About " + Figures.count(human) + " human and " + Figures.count(synthetic)
                        + " synthetic rows would settle it against the tolerance of " + Figures.number(tolerance)
                        + " if it stayed as it is (now " + Figures.count(humanRows) + " and "
                        + Figures.count(syntheticRows) + ").");
    }

    /** Up to two significant digits, since the estimate is no better. */
    static long roundUp(double rows) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, rows))) - 1));
        return (long) (Math.ceil(rows / unit - 1e-9) * unit);
    }

    private void tooSmall(Measurement.Builder measurement) {
        if (!small.isEmpty()) {
            measurement.note("Too few rows to judge (" + DisparityChange.MINIMUM_ROWS
                    + " that count are needed in the group and outside it, on both sides): "
                    + named(small.stream()
                            .map(group -> group.label() + " (" + rows(group) + ")")
                            .toList())
                    + ".");
        }
    }

    private static String named(List<String> names) {
        String shown = names.stream().limit(NAMED).collect(Collectors.joining("; "));
        return names.size() <= NAMED ? shown : shown + "; and " + (names.size() - NAMED) + " more";
    }
}
