package dev.assay.metrics.copying;

import dev.assay.audit.Measurement;
import dev.assay.audit.NoiseFloor;
import dev.assay.stats.ExcessRate;
import dev.assay.stats.Interval;

/** What all copying metrics report alike: an excess of copies, its interval, the human noise floor, and the score. */
public final class CopyScore {
    private CopyScore() {}

    /** An excess with its interval, noise floor and score. */
    public static Measurement.Builder into(Measurement.Builder measurement, ExcessRate excess) {
        // Half the width of the interval stands for the noise of a comparison of people with people.
        return into(
                measurement,
                excess.value(),
                excess.interval(),
                (excess.value() - excess.interval().low()));
    }

    /**
     * @param noise half-width of the 95 % interval when nothing was copied
     */
    static Measurement.Builder into(Measurement.Builder measurement, double value, Interval interval, double noise) {
        return into(measurement, value, interval, noise, 1);
    }

    /**
     * @param noise half-width of the 95 % interval when nothing was copied
     * @param worst the value when everything was copied
     */
    static Measurement.Builder into(
            Measurement.Builder measurement, double value, Interval interval, double noise, double worst) {
        double floor = noise * 1.645 / 1.96;
        measurement
                .value(value)
                .interval(interval)
                .noiseFloor(new NoiseFloor(0, floor, 0, "sampling error of the comparison with fresh human records"))
                .baseline(worst);
        return floor < worst
                ? measurement.score(1 - Math.min(1, Math.max(0, (value - floor) / (worst - floor))))
                : measurement.note("No score: there are too few records.");
    }

    /** The risk of an attack, with its rates; an attack that guesses as well is said to tell nothing. */
    static Measurement.Builder into(Measurement.Builder measurement, AttackRisk risk, int attempts) {
        into(measurement, risk.risk(), risk.interval(), risk.interval().width() / 2)
                .detail("attack rate", risk.attack().value())
                .detail("guessing rate", risk.guessing().value())
                .detail("attempts", attempts);
        risk.control().ifPresent(control -> measurement.detail("rate against the holdout", control.value()));
        return risk.beatsGuessing()
                ? measurement
                : measurement.note("The attack does no better than guessing, so it tells nothing of the risk.");
    }
}
