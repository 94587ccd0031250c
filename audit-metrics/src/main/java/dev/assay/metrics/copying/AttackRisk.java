package dev.assay.metrics.copying;

import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import java.util.Optional;

/**
 * What an attack learns from the synthetic data about the people in the human data, beyond what it would learn about
 * anybody.
 *
 * <p>Each rate is Wilson's centre {@code (s + z²/2) / (n + z²)} with its half-width. The risk is {@code (attack - control) /
 * (1 - control)}, where the control attack is aimed at people the generator never saw; without a control it is the
 * attack rate. Its interval comes from the first-order propagation of both half-widths and is cut to [0, 1]. Range [0, 1], lower
 * is better.
 *
 * <p>An attack that does no better than guessing ({@link #beatsGuessing} false) says nothing about the risk: it was too weak.
 *
 * <p>Source: Giomi et al., A Unified Framework for Quantifying Privacy Risk in Synthetic Data, PoPETs 2023 (Anonymeter).
 *
 * @param attack rate of the attack
 * @param guessing rate of a baseline that guesses
 * @param control rate against people the generator never saw, when measured
 * @param risk the residual risk
 * @param interval of the risk
 */
public record AttackRisk(Rate attack, Rate guessing, Optional<Rate> control, double risk, Interval interval) {

    /**
     * A success rate.
     *
     * @param value Wilson's centre
     * @param error Wilson's half-width
     */
    public record Rate(double value, double error) {
        /** Of so many successes among so many attempts. */
        public static Rate of(int successes, int attempts, double level) {
            if (attempts < 1) {
                throw new IllegalArgumentException("attempts must be at least 1, was " + attempts);
            }
            if (successes < 0 || successes > attempts) {
                throw new IllegalArgumentException("successes must be in [0, " + attempts + "], was " + successes);
            }
            double z = ProportionInterval.z(level);
            double squared = z * z;
            double n = attempts;
            double centre = (successes + squared / 2) / (n + squared);
            double half = z / (n + squared) * Math.sqrt(successes * (n - successes) / n + squared / 4);
            return new Rate(centre, half);
        }
    }

    /** From counts of successes among the same number of attempts, at 95 %. */
    public static AttackRisk of(int attempts, int successes, int guessed) {
        return of(attempts, successes, guessed, -1, 0.95);
    }

    /** From counts of successes among the same number of attempts, at 95 %, with a control attack. */
    public static AttackRisk of(int attempts, int successes, int guessed, int controlSuccesses) {
        if (controlSuccesses < 0) {
            throw new IllegalArgumentException("controlSuccesses must not be negative, was " + controlSuccesses);
        }
        return of(attempts, successes, guessed, controlSuccesses, 0.95);
    }

    /** A negative number of control successes stands for no control attack. */
    public static AttackRisk of(int attempts, int successes, int guessed, int controlSuccesses, double level) {
        Rate attack = Rate.of(successes, attempts, level);
        Rate guessing = Rate.of(guessed, attempts, level);
        if (controlSuccesses < 0) {
            return new AttackRisk(
                    attack,
                    guessing,
                    Optional.empty(),
                    attack.value(),
                    interval(attack.value(), attack.error(), level));
        }
        Rate control = Rate.of(controlSuccesses, attempts, level);
        double rest = 1 - control.value();
        double risk = (attack.value() - control.value()) / rest;
        double error = Math.hypot(attack.error() / rest, (attack.value() - 1) / (rest * rest) * control.error());
        return new AttackRisk(
                attack, guessing, Optional.of(control), Math.min(1, Math.max(0, risk)), interval(risk, error, level));
    }

    /** Whether the attack's rate is above the guessing rate. */
    public boolean beatsGuessing() {
        return attack.value() > guessing.value();
    }

    private static Interval interval(double risk, double error, double level) {
        return new Interval(risk - error, risk + error, level, "Wilson, first-order propagation").clamp(0, 1);
    }
}
