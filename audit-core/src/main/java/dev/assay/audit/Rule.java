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
 * @param field "score", "value", or the name of one of the measurement's details
 * @param warnBelow a number under this is a warning
 * @param failBelow a number under this is a failure
 * @param warnAbove a number over this is a warning
 * @param failAbove a number over this is a failure
 */
public record Rule(
        Optional<String> metric,
        Optional<Family> family,
        List<String> columns,
        String field,
        OptionalDouble warnBelow,
        OptionalDouble failBelow,
        OptionalDouble warnAbove,
        OptionalDouble failAbove) {

    public Rule {
        columns = List.copyOf(columns);
        if (warnBelow.isEmpty() && failBelow.isEmpty() && warnAbove.isEmpty() && failAbove.isEmpty()) {
            throw new IllegalArgumentException("a rule needs one of warn-below, fail-below, warn-above and fail-above");
        }
        if ((warnBelow.isPresent() || failBelow.isPresent()) && (warnAbove.isPresent() || failAbove.isPresent())) {
            throw new IllegalArgumentException("a rule looks below or above, not both; write two rules");
        }
    }

    /** A rule on the score of every measurement that has one. */
    public static Rule score(double warnBelow, double failBelow) {
        return below("score", warnBelow, failBelow);
    }

    /** A rule that warns and fails under a number. */
    public static Rule below(String field, double warnBelow, double failBelow) {
        return new Rule(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                field,
                OptionalDouble.of(warnBelow),
                OptionalDouble.of(failBelow),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** A rule that warns and fails over a number. */
    public static Rule above(String field, double warnAbove, double failAbove) {
        return new Rule(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                field,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(warnAbove),
                OptionalDouble.of(failAbove));
    }

    /** A rule that warns over a number and never fails. */
    public static Rule warnAbove(String field, double warnAbove) {
        return new Rule(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                field,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(warnAbove),
                OptionalDouble.empty());
    }

    /** A rule that warns under a number and never fails. */
    public static Rule warnBelow(String field, double warnBelow) {
        return new Rule(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                field,
                OptionalDouble.of(warnBelow),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** This rule for one metric. */
    public Rule on(String newMetric) {
        return new Rule(Optional.of(newMetric), family, columns, field, warnBelow, failBelow, warnAbove, failAbove);
    }

    /** This rule for one family. */
    public Rule on(Family newFamily) {
        return new Rule(metric, Optional.of(newFamily), columns, field, warnBelow, failBelow, warnAbove, failAbove);
    }

    /** This rule for scopes that name one of these columns. */
    public Rule onColumns(String... newColumns) {
        return new Rule(metric, family, List.of(newColumns), field, warnBelow, failBelow, warnAbove, failAbove);
    }

    boolean matches(Measurement measurement) {
        return metric.map(measurement.metric()::equals).orElse(true)
                && family.map(f -> f == measurement.family()).orElse(true)
                && (columns.isEmpty() || measurement.scope().columns().stream().anyMatch(columns::contains))
                && (field.equals("value")
                        || field.equals("score")
                        || measurement.details().containsKey(field));
    }

    boolean looksBelow() {
        return warnBelow.isPresent() || failBelow.isPresent();
    }

    OptionalDouble warn() {
        return looksBelow() ? warnBelow : warnAbove;
    }

    OptionalDouble fail() {
        return looksBelow() ? failBelow : failAbove;
    }

    /** As a person reads it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(field);
        metric.ifPresent(m -> text.append(" of ").append(m));
        family.ifPresent(f -> text.append(" in ").append(f.id()));
        String side = looksBelow() ? "below " : "above ";
        warn().ifPresent(w -> text.append(", warns ").append(side).append(w));
        fail().ifPresent(f -> text.append(", fails ").append(side).append(f));
        return text.toString();
    }
}
