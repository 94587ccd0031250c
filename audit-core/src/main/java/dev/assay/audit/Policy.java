package dev.assay.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns measurements into verdicts.
 *
 * <p>A number beyond the failure threshold with its whole interval is a failure; one whose interval straddles the
 * threshold is inconclusive, never a silent pass; one beyond the warning threshold is a warning, provided its test, if it
 * has one, stays significant after adjustment. Fewer than {@code minimumRows} rows on either side are inconclusive.
 *
 * @param rules later rules override earlier ones on the measurements they match
 * @param alpha significance level after adjustment, in (0, 0.5]
 * @param minimumRows fewest rows a measurement may rest on
 * @param inconclusiveFails whether an inconclusive or partial audit should stop a pipeline
 */
public record Policy(List<Rule> rules, double alpha, int minimumRows, boolean inconclusiveFails) {
    /** Scores, and for copying its excess over what fresh human records show. */
    private static final List<Rule> DEFAULT_RULES = List.of(
            Rule.score(0.8, 0.5),
            // Rare categories count as much as common ones here, so losing them alone does not fail a batch.
            Rule.warnBelow("score", 0.8).on("category-coverage"),
            Rule.above("value", 0.1, 0.2).on(Family.COPYING),
            Rule.above("value", 0.02, 0.04).on("memorised-records"),
            Rule.above("value", 0.005, 0.02).on("exact-copies"),
            Rule.above("value", 0.05, 0.07).on("copied-texts"),
            Rule.above("value", 0.05, 0.07).on("reference-copies"),
            Rule.above("value", 0.2, 0.4).on("attribute-inference-risk"),
            Rule.above("value", 0.2, 0.4).on("attribute-disclosure"),
            // Half of the loss is all that copying can add.
            Rule.above("value", 0.05, 0.1).on("adversarial-accuracy-loss"),
            Rule.above("value", 0.05, 0.07).on("exact-duplicates"),
            Rule.above("value", 0.05, 0.07).on("near-duplicates"),
            Rule.warnAbove("value", 0.1).on("overused-phrases"),
            Rule.warnAbove("value", 0.5).on("matched-style"),
            // Not by score: where people show no gap, an uninformed baseline has none either, and a new gap is the
            // worst case.
            Rule.above("value", 0.05, 0.1).on("representation-gap"),
            Rule.above("value", 0.05, 0.1).on("label-disparity"),
            Rule.above("value", 0.05, 0.1).on("error-rate-disparity"),
            Rule.above("value", 0.05, 0.1).on("score-disparity"),
            Rule.above("value", 0.05, 0.1).on("calibration-disparity"),
            Rule.above("value", 0.05, 0.1).on("group-mention"),
            // Many small groups at once: what is established there warns, what is open says so without holding up an
            // audit.
            Rule.warnAbove("value", 0.05).on("intersection-disparity"),
            Rule.warnAbove("value", 0.1).on("worst-slices"),
            Rule.above("value", 0.1, 0.3).on("off-manifold"),
            Rule.above("value", 0.1, 0.3).on("uncovered-regions"));

    public Policy {
        rules = List.copyOf(rules);
        if (!(alpha > 0 && alpha <= 0.5)) {
            throw new IllegalArgumentException("alpha must be in (0, 0.5], was " + alpha);
        }
        if (minimumRows < 1) {
            throw new IllegalArgumentException("minimumRows must be at least 1, was " + minimumRows);
        }
    }

    /**
     * The policy used when none is given: scores warn below 0.8 and fail below 0.5. Copying is judged by its value, the
     * share of copies: it warns above 0.1 and fails above 0.2, for {@code memorised-records} 0.02 and 0.04, for {@code
     * exact-copies} 0.005 and 0.02, for {@code adversarial-accuracy-loss}, at most 0.5, 0.05 and 0.1, for {@code
     * attribute-inference-risk} and {@code attribute-disclosure}, whose intervals are wide, 0.2 and 0.4. The shares
     * of vectors off the human manifold and of uncovered regions warn above 0.1 and fail above 0.3. Of texts, {@code
     * copied-texts}, {@code reference-copies}, {@code exact-duplicates} and {@code near-duplicates} warn above 0.05 and fail above 0.07; {@code overused-phrases} only warn, above 0.1, {@code matched-style} above 0.5. Of groups, {@code representation-gap}, {@code label-disparity},
     * {@code error-rate-disparity}, {@code score-disparity}, {@code calibration-disparity} and {@code group-mention} warn
     * above 0.05 and fail above 0.1; {@code intersection-disparity}
     * only warns, above 0.05, and {@code worst-slices} above 0.1.
     */
    public static Policy defaults() {
        return new Policy(DEFAULT_RULES, 0.05, 30, false);
    }

    /** This policy with further rules, which override the present ones. */
    public Policy with(Rule... more) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(List.of(more));
        return new Policy(all, alpha, minimumRows, inconclusiveFails);
    }

    /** This policy with another significance level. */
    public Policy alpha(double newAlpha) {
        return new Policy(rules, newAlpha, minimumRows, inconclusiveFails);
    }

    /** This policy with another smallest number of rows. */
    public Policy minimumRows(int rows) {
        return new Policy(rules, alpha, rows, inconclusiveFails);
    }

    /** This policy, deciding whether an inconclusive audit should stop a pipeline. */
    public Policy inconclusiveFails(boolean fails) {
        return new Policy(rules, alpha, minimumRows, fails);
    }

    /** The rules beyond the default ones that speak of none of these measurements: most likely a name in them is wrong. */
    List<Rule> idleRules(List<Measurement> measured) {
        return rules.stream()
                .filter(rule ->
                        !DEFAULT_RULES.contains(rule) && measured.stream().noneMatch(rule::matches))
                .toList();
    }

    /** What this policy says of a measurement; empty when no rule speaks of it. */
    public Optional<Judgement> judge(Measurement measurement) {
        Optional<Judgement> judgement = Optional.empty();
        for (Rule rule : rules) {
            if (rule.matches(measurement)) {
                Optional<Judgement> said = Decision.decide(this, rule, measurement);
                if (said.isPresent()) {
                    judgement = said;
                }
            }
        }
        return judgement;
    }
}
