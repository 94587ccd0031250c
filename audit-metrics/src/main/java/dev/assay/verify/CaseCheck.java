package dev.assay.verify;

import java.util.Optional;

/** A comparison that is not "equal within a tolerance": a bound, a set, a random result. */
@FunctionalInterface
public interface CaseCheck {
    /** Why the expectation is not met, or empty when it is. */
    Optional<String> disagreement();
}
