package dev.assay.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which solver answers which kind of case. */
public final class SolverTable {
    private record Entry(Predicate<ReferenceCase> accepts, CaseSolver solver) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Answers cases of that area (the folder of the file) and metric. */
    public SolverTable add(String area, String metric, CaseSolver solver) {
        return addWhere(c -> c.area().equals(area) && c.metric().equals(metric), solver);
    }

    /** Answers cases of that area and metric that have no parameters but these. */
    SolverTable add(String area, String metric, Map<String, Set<Object>> known, CaseSolver solver) {
        return add(area, metric, new KnownParameters(known).guard(solver));
    }

    /** Answers the cases that the predicate accepts; earlier entries come first. */
    public SolverTable addWhere(Predicate<ReferenceCase> accepts, CaseSolver solver) {
        entries.add(new Entry(accepts, solver));
        return this;
    }

    Optional<CaseSolver> find(ReferenceCase reference) {
        return entries.stream()
                .filter(entry -> entry.accepts.test(reference))
                .map(Entry::solver)
                .findFirst();
    }
}
