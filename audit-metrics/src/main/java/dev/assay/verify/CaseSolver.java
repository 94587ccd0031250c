package dev.assay.verify;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Computes one kind of case with the library's own metrics. */
@FunctionalInterface
public interface CaseSolver {
    /**
     * Our answer, of the shape of the case's {@code expected}: numbers, strings, booleans, null, lists or arrays, and maps
     * (which may hold more than is expected). A {@link CaseCheck} instead judges the expectation itself.
     *
     * @throws UnsupportedCaseException when the case asks for an option that we do not have; it is then skipped by name
     */
    @Nullable
    Object solve(ReferenceCase reference, CaseData data) throws IOException;
}
