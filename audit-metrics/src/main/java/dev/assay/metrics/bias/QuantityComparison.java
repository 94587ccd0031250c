package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
import dev.assay.audit.Conclusion;
import dev.assay.audit.Evidence;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.metrics.bias.group.StatisticChange;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Compares statistics of a table of sums on both sides: one measurement for all of them together, whose value is the change
 * of the one that changed most. Intervals and test allow for the number compared (Bonferroni). A statistic that is undefined,
 * or rests on fewer than {@value DisparityChange#MINIMUM_ROWS} rows, is named and takes no part.
 *
 * @param info the metric it measures for
 * @param scope of the measurement
 * @param quantities what is compared
 * @param unit of the quantities, for the report
 * @param tolerance change below which a statistic counts as kept
 * @param zeroIsIgnorant whether a generator that ignores the groups would have the value 0
 * @param remark sentence for the note, such as where its words come from; "" for none
 */
record QuantityComparison(
        MetricInfo info,
        Scope scope,
        List<Quantity> quantities,
        String unit,
        double tolerance,
        boolean zeroIsIgnorant,
        String remark) {
    QuantityComparison(
            MetricInfo info,
            Scope scope,
            List<Quantity> quantities,
            String unit,
            double tolerance,
            boolean zeroIsIgnorant) {
        this(info, scope, quantities, unit, tolerance, zeroIsIgnorant, "");
    }

    private static final double ALPHA = 0.05;

    private static final double MOST_ROWS_FACTOR = 1000;

    private static final int SHOWN = 12;

    /** A quantity with its values on both sides. */
    private record Compared(Quantity quantity, StatisticChange change) {}

    /** What the parts of the comparison say. */
    private record Sorted(List<Compared> judged, List<Compared> small, List<String> undefined) {}

    void measure(AuditInputs inputs, FoldTables tables, Measurements out) {
        Sorted sorted = compare(tables);
        if (sorted.judged().isEmpty()) {
            out.skip(scope, reason(sorted));
        } else {
            out.add(measurement(inputs, tables, sorted));
        }
    }

    private Sorted compare(FoldTables tables) {
        List<Compared> judged = new ArrayList<>();
        List<Compared> small = new ArrayList<>();
        List<String> undefined = new ArrayList<>();
        for (Quantity quantity : quantities) {
            try {
                Compared compared = new Compared(
                        quantity, StatisticChange.of(tables.human(), tables.synthetic(), quantity.value()));
                double rows = Math.min(
                        quantity.rows().applyAsDouble(tables.humanRows()),
                        quantity.rows().applyAsDouble(tables.syntheticRows()));
                (rows < DisparityChange.MINIMUM_ROWS ? small : judged).add(compared);
            } catch (UndefinedStatisticException e) {
                undefined.add(quantity.label() + " (" + e.reason() + ")");
            }
        }
        judged.sort(
                Comparator.comparingDouble((Compared c) -> -Math.abs(c.change().change())));
        return new Sorted(judged, small, undefined);
    }

    private String reason(Sorted sorted) {
        return sorted.small().isEmpty()
                ? "undefined: " + String.join("; ", sorted.undefined())
                : "insufficient evidence: nothing rests on " + DisparityChange.MINIMUM_ROWS + " rows on both sides"
                        + (sorted.undefined().isEmpty() ? "" : "; undefined: " + String.join("; ", sorted.undefined()));
    }

    private Measurement measurement(AuditInputs inputs, FoldTables tables, Sorted sorted) {
        List<Compared> judged = sorted.judged();
        StatisticChange first = judged.get(0).change();
        double ignorant = zeroIsIgnorant
                ? judged.stream()
                        .mapToDouble(c -> Math.abs(c.change().human()))
                        .max()
                        .orElseThrow()
                : Double.NaN;
        Measurement.Builder measurement = Calibration.distance(
                        tables.human(),
                        tables.synthetic(),
                        (left, right) -> widest(left, right, judged),
                        Math.abs(first.change()),
                        ignorant,
                        Calibration.Scale.ROOT,
                        inputs.seed().child(scope.toString()))
                .into(Measurement.of(info, scope))
                .rows(tables.countedHumanRows(), tables.countedSyntheticRows())
                .conclusion(conclusion(sorted))
                .detail("human value", first.human())
                .detail("synthetic value", first.synthetic())
                .detail("change", first.change());
        if (judged.stream().allMatch(c -> c.change().hasError())) {
            Interval signed = simultaneous(first, judged.size());
            measurement
                    .interval(interval(judged))
                    .test(test(judged))
                    .detail("change, low", signed.low())
                    .detail("change, high", signed.high());
        }
        measurement
                .detail("tolerance", tolerance)
                .detail("compared", judged.size())
                .detail("with too few rows to judge", sorted.small().size())
                .detail("undefined", sorted.undefined().size());
        words(measurement, tables, sorted);
        return measurement.build();
    }

    private void words(Measurement.Builder measurement, FoldTables tables, Sorted sorted) {
        Compared telling = sorted.judged().stream()
                .filter(c -> verdict(c, sorted) == Conclusion.DISPARITY)
                .findFirst()
                .orElse(sorted.judged().get(0));
        StatisticChange first = telling.change();
        Conclusion verdict = verdict(telling, sorted);
        measurement.headline(capital(telling.quantity().name()) + " is " + Figures.number(first.human())
                + " in the human and " + Figures.number(first.synthetic()) + " in the synthetic data"
                + switch (verdict) {
                    case DISPARITY -> ", more than chance explains.";
                    case WITHIN_TOLERANCE -> ", the same within the tolerance of " + Figures.number(tolerance) + ".";
                    case INSUFFICIENT_EVIDENCE -> "; at these sizes a change is not established.";
                });
        sorted.judged().stream()
                .limit(SHOWN)
                .forEach(c -> measurement.evidence(segment(c, verdict(c, sorted).title())));
        sorted.small().stream().limit(SHOWN).forEach(c -> measurement.evidence(segment(c, "too few rows")));
        if (verdict == Conclusion.INSUFFICIENT_EVIDENCE) {
            rowsNeeded(measurement, tables, sorted);
        }
        if (!sorted.small().isEmpty()) {
            measurement.note("Too few rows to judge (" + DisparityChange.MINIMUM_ROWS + " are needed on both sides): "
                    + named(sorted.small().stream()
                            .map(c -> c.quantity().label())
                            .toList())
                    + ".");
        }
        if (!sorted.undefined().isEmpty()) {
            measurement.note("Undefined: " + named(sorted.undefined()) + ".");
        }
        if (!remark.isEmpty()) {
            measurement.note(remark);
        }
    }

    private void rowsNeeded(Measurement.Builder measurement, FoldTables tables, Sorted sorted) {
        StatisticChange first = sorted.judged().get(0).change();
        double factor = first.rowsFactor(tolerance, sorted.judged().size());
        if (factor <= MOST_ROWS_FACTOR) {
            long human = GapWords.roundUp(factor * tables.countedHumanRows());
            long synthetic = GapWords.roundUp(factor * tables.countedSyntheticRows());
            measurement
                    .detail("human rows needed", human)
                    .detail("synthetic rows needed", synthetic)
                    .note("About " + Figures.count(human) + " human and " + Figures.count(synthetic)
                            + " synthetic rows would settle it against the tolerance of " + Figures.number(tolerance)
                            + " if it stayed as it is.");
        } else if (!first.hasError()) {
            measurement.note(
                    "Its error cannot be estimated: leaving out a part of the rows does not alter it, or leaves it"
                            + " undefined.");
        }
    }

    private Evidence segment(Compared compared, String remark) {
        return new Evidence.Segment(
                compared.quantity().label() + " (" + remark + ")",
                compared.change().human(),
                compared.change().synthetic(),
                unit);
    }

    private Conclusion verdict(Compared compared, Sorted sorted) {
        return compared.change().verdict(tolerance, sorted.judged().size());
    }

    private Conclusion conclusion(Sorted sorted) {
        boolean within = sorted.small().isEmpty() && sorted.undefined().isEmpty();
        for (Compared compared : sorted.judged()) {
            Conclusion verdict = verdict(compared, sorted);
            if (verdict == Conclusion.DISPARITY) {
                return verdict;
            }
            within &= verdict == Conclusion.WITHIN_TOLERANCE;
        }
        return within ? Conclusion.WITHIN_TOLERANCE : Conclusion.INSUFFICIENT_EVIDENCE;
    }

    private Interval simultaneous(StatisticChange change, int compared) {
        return change.interval(1 - ALPHA / compared);
    }

    /** Where the simultaneous intervals allow the largest absolute change to lie. */
    private Interval interval(List<Compared> judged) {
        double low = 0;
        double high = 0;
        for (Compared compared : judged) {
            Interval signed = simultaneous(compared.change(), judged.size());
            low = Math.max(low, signed.contains(0) ? 0 : Math.min(Math.abs(signed.low()), Math.abs(signed.high())));
            high = Math.max(high, Math.max(Math.abs(signed.low()), Math.abs(signed.high())));
        }
        return new Interval(low, high, 1 - ALPHA, "jackknife of folds, t" + over(judged));
    }

    private static TestResult test(List<Compared> judged) {
        TestResult least = judged.get(0).change().test();
        for (Compared compared : judged) {
            TestResult test = compared.change().test();
            least = test.pValue() < least.pValue() ? test : least;
        }
        return new TestResult(
                least.statistic(), Math.min(1, judged.size() * least.pValue()), least.method() + over(judged));
    }

    private static String over(List<Compared> judged) {
        return judged.size() == 1 ? "" : ", Bonferroni over " + judged.size();
    }

    private static double widest(double[] human, double[] synthetic, List<Compared> judged) {
        double widest = Double.NaN;
        for (Compared compared : judged) {
            double change;
            try {
                change = Math.abs(compared.quantity().value().applyAsDouble(synthetic)
                        - compared.quantity().value().applyAsDouble(human));
            } catch (UndefinedStatisticException e) {
                continue;
            }
            if (Double.isFinite(change) && !(change <= widest)) {
                widest = change;
            }
        }
        if (Double.isNaN(widest)) {
            throw new UndefinedStatisticException("nothing is defined on both sides");
        }
        return widest;
    }

    private static String named(List<String> names) {
        String shown = String.join("; ", names.subList(0, Math.min(3, names.size())));
        return names.size() <= 3 ? shown : shown + "; and " + (names.size() - 3) + " more";
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
