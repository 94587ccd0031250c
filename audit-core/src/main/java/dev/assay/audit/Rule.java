package dev.assay.audit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One threshold of a policy: which measurements it speaks of, which of their numbers it reads, and where warning and
 * failure begin. Of the rules that match a measurement, the last one holds.
 *
 * @param metric id of the metric, or empty for all
 * @param family the family, or empty for all
 * @param columns the columns of the scope it speaks of, all of them when empty
 * @param field "score", "value", the name of one of the measurement's details, or "conclusion", which takes no limits: a
 *     disparity fails, insufficient evidence is inconclusive, within tolerance passes
 * @param side whether a number is bad below or above the limits
 * @param warn where a warning begins
 * @param fail where a failure begins
 */
public record Rule(
        Optional<String> metric,
        Optional<Family> family,
        List<String> columns,
        String field,
        BadSide side,
        OptionalDouble warn,
        OptionalDouble fail) {

    /** On which side of its limits a number is bad. */
    public enum BadSide {
        BELOW,
        ABOVE;

        /** The word used in sentences. */
        String word() {
            return this == BELOW ? "below" : "above";
        }
    }

    static final String CONCLUSION = "conclusion";

    public Rule {
        columns = List.copyOf(columns);
        if (field.equals(CONCLUSION)) {
            if (warn.isPresent() || fail.isPresent()) {
                throw new IllegalArgumentException("a rule on the conclusion takes no limits");
            }
        } else if (warn.isEmpty() && fail.isEmpty()) {
            throw new IllegalArgumentException("a rule needs one of warn-below, fail-below, warn-above and fail-above");
        }
        requireNumber(warn, "warning");
        requireNumber(fail, "failure");
        if (warn.isPresent() && fail.isPresent()) {
            double beyond = side == BadSide.BELOW
                    ? fail.getAsDouble() - warn.getAsDouble()
                    : warn.getAsDouble() - fail.getAsDouble();
            if (beyond > 0) {
                throw new IllegalArgumentException("a rule warns before it fails: fail-" + side.word() + " "
                        + fail.getAsDouble() + " must be " + (side == BadSide.BELOW ? "at most" : "at least") + " warn-"
                        + side.word() + " " + warn.getAsDouble());
            }
        }
        if (field.equals("score") && (outside(warn) || outside(fail))) {
            throw new IllegalArgumentException("a score is in [0, 1], so a threshold outside never decides; was "
                    + (outside(warn) ? warn : fail).getAsDouble());
        }
    }

    private static void requireNumber(OptionalDouble threshold, String name) {
        if (threshold.isPresent() && !Double.isFinite(threshold.getAsDouble())) {
            throw new IllegalArgumentException(
                    "the " + name + " threshold must be a finite number, was " + threshold.getAsDouble());
        }
    }

    private static boolean outside(OptionalDouble score) {
        return score.isPresent() && !(score.getAsDouble() >= 0 && score.getAsDouble() <= 1);
    }

    private static Rule any(String field, BadSide side, OptionalDouble warn, OptionalDouble fail) {
        return new Rule(Optional.empty(), Optional.empty(), List.of(), field, side, warn, fail);
    }

    /** A rule on the score of every measurement that has one. */
    public static Rule score(double warnBelow, double failBelow) {
        return below("score", warnBelow, failBelow);
    }

    /** A rule that warns and fails under a number. */
    public static Rule below(String field, double warnBelow, double failBelow) {
        return any(field, BadSide.BELOW, OptionalDouble.of(warnBelow), OptionalDouble.of(failBelow));
    }

    /** A rule that warns and fails over a number. */
    public static Rule above(String field, double warnAbove, double failAbove) {
        return any(field, BadSide.ABOVE, OptionalDouble.of(warnAbove), OptionalDouble.of(failAbove));
    }

    /** A rule that warns under a number and never fails. */
    public static Rule warnBelow(String field, double warnBelow) {
        return any(field, BadSide.BELOW, OptionalDouble.of(warnBelow), OptionalDouble.empty());
    }

    /** A rule that warns over a number and never fails. */
    public static Rule warnAbove(String field, double warnAbove) {
        return any(field, BadSide.ABOVE, OptionalDouble.of(warnAbove), OptionalDouble.empty());
    }

    /**
     * A rule on what the data can say: an established disparity fails, insufficient evidence is inconclusive, and only
     * equivalence shown within the metric's tolerance passes.
     */
    public static Rule conclusion() {
        return any(CONCLUSION, BadSide.ABOVE, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** This rule for one metric. */
    public Rule on(String newMetric) {
        return new Rule(Optional.of(newMetric), family, columns, field, side, warn, fail);
    }

    /** This rule for one family. */
    public Rule on(Family newFamily) {
        return new Rule(metric, Optional.of(newFamily), columns, field, side, warn, fail);
    }

    /** This rule for scopes that name one of these columns. */
    public Rule onColumns(String... newColumns) {
        return new Rule(metric, family, List.of(newColumns), field, side, warn, fail);
    }

    boolean matches(Measurement measurement) {
        return metric.map(measurement.metric()::equals).orElse(true)
                && family.map(f -> f == measurement.family()).orElse(true)
                && (columns.isEmpty() || measurement.scope().columns().stream().anyMatch(columns::contains))
                && (field.equals("value")
                        || (field.equals(CONCLUSION) && measurement.conclusion().isPresent())
                        || field.equals("score")
                        || measurement.details().containsKey(field));
    }

    /** As a person reads it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(field);
        metric.ifPresent(m -> text.append(" of ").append(m));
        family.ifPresent(f -> text.append(" in ").append(f.id()));
        if (!columns.isEmpty()) {
            text.append(" on ").append(String.join(", ", columns));
        }
        warn.ifPresent(
                w -> text.append(", warns ").append(side.word()).append(' ').append(w));
        fail.ifPresent(
                f -> text.append(", fails ").append(side.word()).append(' ').append(f));
        return text.toString();
    }
}
