package dev.assay.audit;

import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.TestResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One value of one metric on one scope, with all that is needed to judge it.
 *
 * @param info the metric
 * @param scope what part of the data it is about
 * @param value the value, empty when undefined (the note then says why)
 * @param interval confidence interval of the value
 * @param test significance test, when one exists
 * @param adjustedPValue p-value adjusted over the audit, set by the audit
 * @param humanRows human rows that took part
 * @param syntheticRows synthetic rows that took part
 * @param noiseFloor the human-against-human floor
 * @param baseline value of an uninformed baseline, the zero point of the score
 * @param score in [0, 1], 1 = within the human noise floor, 0 = as far off as the baseline
 * @param conclusion what the data can say of the difference, of metrics that test equivalence as well
 * @param details further named numbers, for example the human and the synthetic rate
 * @param evidence what carries the value
 * @param headline what a person should know of it, in one sentence that stands alone, or "" for the report to word it
 * @param note a sentence for the reader, or ""
 */
public record Measurement(
        MetricInfo info,
        Scope scope,
        OptionalDouble value,
        Optional<Interval> interval,
        Optional<TestResult> test,
        OptionalDouble adjustedPValue,
        long humanRows,
        long syntheticRows,
        Optional<NoiseFloor> noiseFloor,
        OptionalDouble baseline,
        OptionalDouble score,
        Optional<Conclusion> conclusion,
        Map<String, Double> details,
        List<Evidence> evidence,
        String headline,
        String note) {

    public Measurement {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        evidence = List.copyOf(evidence);
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new IllegalArgumentException(
                    info.id() + " on " + scope + ": a value is finite or absent, was " + value.getAsDouble());
        }
        if (score.isPresent() && !(score.getAsDouble() >= 0 && score.getAsDouble() <= 1)) {
            throw new IllegalArgumentException(
                    info.id() + " on " + scope + ": a score lies in [0, 1], was " + score.getAsDouble());
        }
    }

    /** Starts a measurement of this metric on this scope. */
    public static Builder of(MetricInfo info, Scope scope) {
        return new Builder(info, scope);
    }

    /** The id of the metric. */
    public String metric() {
        return info.id();
    }

    /** The family of the metric. */
    public Family family() {
        return info.family();
    }

    /** Which way the metric's value is good. */
    public Direction direction() {
        return info.direction();
    }

    /** A copy with the adjusted p-value set. */
    public Measurement adjusted(double pValue) {
        return new Measurement(
                info,
                scope,
                value,
                interval,
                test,
                OptionalDouble.of(pValue),
                humanRows,
                syntheticRows,
                noiseFloor,
                baseline,
                score,
                conclusion,
                details,
                evidence,
                headline,
                note);
    }

    /** One line: "kolmogorov-smirnov of age: 0.12 [0.09, 0.15], human noise up to 0.03, score 0.81". */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(info.id()).append(" of ").append(scope).append(": ");
        text.append(value.isPresent() ? Figures.number(value.getAsDouble()) : "undefined");
        interval.ifPresent(ends -> text.append(' ').append(Figures.interval(ends)));
        noiseFloor.ifPresent(floor -> text.append(", ").append(floor.toString(direction())));
        score.ifPresent(number -> text.append(", score ").append(Figures.number(number)));
        return value.isPresent() || note.isEmpty()
                ? text.toString()
                : text.append(" (").append(note).append(')').toString();
    }

    /** Collects the parts of a measurement. */
    public static final class Builder {
        private final MetricInfo info;
        private final Scope scope;
        private OptionalDouble value = OptionalDouble.empty();
        private Optional<Interval> interval = Optional.empty();
        private Optional<TestResult> test = Optional.empty();
        private long humanRows;
        private long syntheticRows;
        private Optional<NoiseFloor> noiseFloor = Optional.empty();
        private OptionalDouble baseline = OptionalDouble.empty();
        private OptionalDouble score = OptionalDouble.empty();
        private Optional<Conclusion> conclusion = Optional.empty();
        private final Map<String, Double> details = new LinkedHashMap<>();
        private final List<Evidence> evidence = new ArrayList<>();
        private String headline = "";
        private String note = "";

        private Builder(MetricInfo info, Scope scope) {
            this.info = info;
            this.scope = scope;
        }

        public Builder value(double newValue) {
            value = OptionalDouble.of(newValue);
            return this;
        }

        /** Says that the value is undefined, and why. */
        public Builder undefined(String reason) {
            value = OptionalDouble.empty();
            note = reason;
            return this;
        }

        public Builder rows(long human, long synthetic) {
            humanRows = human;
            syntheticRows = synthetic;
            return this;
        }

        public Builder interval(Interval newInterval) {
            interval = Optional.of(newInterval);
            return this;
        }

        public Builder test(TestResult newTest) {
            test = Optional.of(newTest);
            return this;
        }

        public Builder noiseFloor(NoiseFloor floor) {
            noiseFloor = Optional.of(floor);
            return this;
        }

        public Builder baseline(double newBaseline) {
            baseline = OptionalDouble.of(newBaseline);
            return this;
        }

        public Builder score(double newScore) {
            score = OptionalDouble.of(newScore);
            return this;
        }

        public Builder conclusion(Conclusion newConclusion) {
            conclusion = Optional.of(newConclusion);
            return this;
        }

        /** A further named number; one that is not finite is left out. */
        public Builder detail(String name, double number) {
            if (Double.isFinite(number)) {
                details.put(name, number);
            }
            return this;
        }

        public Builder evidence(Evidence piece) {
            evidence.add(piece);
            return this;
        }

        public Builder evidence(List<? extends Evidence> pieces) {
            evidence.addAll(pieces);
            return this;
        }

        /** What a person should know of this value, for example "12 records are near copies of each other". */
        public Builder headline(String sentence) {
            headline = sentence;
            return this;
        }

        public Builder note(String sentence) {
            note = note.isEmpty() ? sentence : note + " " + sentence;
            return this;
        }

        public Measurement build() {
            return new Measurement(
                    info,
                    scope,
                    value,
                    interval,
                    test,
                    OptionalDouble.empty(),
                    humanRows,
                    syntheticRows,
                    noiseFloor,
                    baseline,
                    score,
                    conclusion,
                    details,
                    evidence,
                    headline,
                    note);
        }
    }
}
