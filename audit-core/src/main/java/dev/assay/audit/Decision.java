package dev.assay.audit;

import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/** One rule applied to one measurement. */
final class Decision {
    private Decision() {}

    static Optional<Judgement> decide(Policy policy, Rule rule, Measurement measurement) {
        if (rule.field().equals(Rule.CONCLUSION)) {
            return measurement.conclusion().map(conclusion -> of(conclusion, rule));
        }
        OptionalDouble number = number(rule, measurement);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        String name = rule.toString();
        long rows = Math.min(measurement.humanRows(), measurement.syntheticRows());
        if (rows < policy.minimumRows()) {
            return Optional.of(new Judgement(
                    Verdict.INCONCLUSIVE,
                    name,
                    "Only " + Figures.count(rows) + " rows on the smaller side; at least "
                            + Figures.count(policy.minimumRows()) + " are needed."));
        }
        // From here on larger is worse.
        double sign = rule.side() == Rule.BadSide.BELOW ? -1 : 1;
        double value = sign * number.getAsDouble();
        double[] ends = ends(rule, measurement, number.getAsDouble(), sign);
        if (rule.fail().isPresent()) {
            double limit = sign * rule.fail().getAsDouble();
            String against =
                    rule.side().word() + " " + Figures.number(rule.fail().getAsDouble());
            if (ends[0] > limit) {
                return Optional.of(new Judgement(
                        Verdict.FAIL,
                        name,
                        rule.field() + " "
                                + show(rule, number.getAsDouble(), rule.fail().getAsDouble()) + " is " + against
                                + (ends[1] > ends[0] ? " with its whole interval." : ".")));
            }
            if (ends[1] > limit) {
                return Optional.of(new Judgement(
                        Verdict.INCONCLUSIVE,
                        name,
                        rule.field() + " "
                                + show(rule, number.getAsDouble(), rule.fail().getAsDouble()) + " may or may not be "
                                + against + "; " + settle(measurement, value, ends, limit)));
            }
        }
        if (rule.warn().isPresent() && value > sign * rule.warn().getAsDouble()) {
            if (measurement.adjustedPValue().isPresent()
                    && measurement.adjustedPValue().getAsDouble() >= policy.alpha()) {
                return Optional.of(
                        new Judgement(Verdict.PASS, name, "The difference is not significant after adjustment."));
            }
            return Optional.of(new Judgement(
                    Verdict.WARN,
                    name,
                    rule.field() + " "
                            + show(rule, number.getAsDouble(), rule.warn().getAsDouble()) + " is "
                            + rule.side().word() + " "
                            + Figures.number(rule.warn().getAsDouble()) + "."));
        }
        return Optional.of(new Judgement(
                Verdict.PASS,
                name,
                rule.field() + " " + show(rule, number.getAsDouble(), Double.NaN) + " is within the limits."));
    }

    private static Judgement of(Conclusion conclusion, Rule rule) {
        Verdict verdict =
                switch (conclusion) {
                    case DISPARITY -> Verdict.FAIL;
                    case WITHIN_TOLERANCE -> Verdict.PASS;
                    case INSUFFICIENT_EVIDENCE -> Verdict.INCONCLUSIVE;
                };
        return new Judgement(verdict, rule.toString(), "The conclusion is: " + conclusion.title() + ".");
    }

    private static OptionalDouble number(Rule rule, Measurement measurement) {
        return switch (rule.field()) {
            case "value" -> measurement.value();
            case "score" -> measurement.score();
            default -> {
                Double detail = measurement.details().get(rule.field());
                yield detail == null ? OptionalDouble.empty() : OptionalDouble.of(detail);
            }
        };
    }

    /** The interval of the rule's number, signed so that larger is worse; the number itself when it has none. */
    private static double[] ends(Rule rule, Measurement measurement, double number, double sign) {
        double low = number;
        double high = number;
        Optional<Interval> interval = measurement.interval();
        if (interval.isPresent() && rule.field().equals("value")) {
            low = interval.get().low();
            high = interval.get().high();
        } else if (interval.isPresent()
                && rule.field().equals("score")
                && measurement.baseline().isPresent()
                && measurement.noiseFloor().isPresent()) {
            double zero = measurement.baseline().getAsDouble();
            double one = measurement.noiseFloor().get().p95();
            double atLow = Calibration.score(interval.get().low(), one, zero);
            double atHigh = Calibration.score(interval.get().high(), one, zero);
            low = Math.min(number, Math.min(atLow, atHigh));
            high = Math.max(number, Math.max(atLow, atHigh));
        }
        return sign > 0 ? new double[] {low, high} : new double[] {-high, -low};
    }

    private static String settle(Measurement measurement, double value, double[] ends, double limit) {
        // Intervals need not lie evenly about the value; the end beyond the limit is the one that has to move.
        double margin = value < limit ? ends[1] - value : value - ends[0];
        double distance = Math.abs(value - limit);
        long rows = Math.min(measurement.humanRows(), measurement.syntheticRows());
        double needed = rows * (margin / distance) * (margin / distance);
        if (!(needed < 1e7)) {
            return "it lies so close to the threshold that more rows would hardly settle it.";
        }
        return "about " + Figures.count(Math.max(rows + 1, roundUp(needed)))
                + " rows a side would settle it if it stays (now " + Figures.count(rows)
                + ").";
    }

    /** Up to two significant digits, since the estimate is no better. */
    private static long roundUp(double rows) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, rows))) - 1));
        return (long) (Math.ceil(rows / unit - 1e-9) * unit);
    }

    /** The rule's number beside a limit: as everywhere else, unless that would read like the limit. */
    private static String show(Rule rule, double number, double limit) {
        String shown = rule.field().equals("score") ? Figures.score(number) : Figures.number(number);
        return number != limit && shown.equals(Figures.number(limit)) ? Double.toString(number) : shown;
    }
}
