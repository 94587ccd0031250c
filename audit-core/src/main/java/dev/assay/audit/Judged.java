package dev.assay.audit;

import java.util.Optional;

/**
 * A measurement and what the policy says of it.
 *
 * @param measurement the measurement
 * @param judgement empty when no rule of the policy speaks of it
 */
public record Judged(Measurement measurement, Optional<Judgement> judgement) {}
