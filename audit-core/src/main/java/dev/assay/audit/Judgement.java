package dev.assay.audit;

/**
 * What the policy says of one measurement.
 *
 * @param verdict pass, warn, fail or inconclusive
 * @param rule the rule that was applied, as a person reads it, for example "score of kolmogorov-smirnov at least 0.5"
 * @param reason why, in a sentence; for an inconclusive one, what would settle it
 */
public record Judgement(Verdict verdict, String rule, String reason) {}
