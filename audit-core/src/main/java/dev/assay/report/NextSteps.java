package dev.assay.report;

import dev.assay.audit.AuditReport;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Scope;
import dev.assay.audit.Skipped;
import dev.assay.audit.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a reader can do next, derived from what failed, what is undecided and what was not measured. */
final class NextSteps {
    private static final int MOST_NAMED = 4;
    private static final int LONGEST_SCOPE = 60;

    private NextSteps() {}

    static List<String> of(ReportView view) {
        List<String> steps = new ArrayList<>();
        List<ReportView.FamilyView> worstFirst = view.families().stream()
                .sorted(Comparator.comparing(
                        (ReportView.FamilyView family) -> family.rows().get(0), ReportView.WORST_FIRST))
                .toList();
        for (ReportView.FamilyView family : worstFirst) {
            int failed = family.tally().of(Verdict.FAIL);
            int warned = family.tally().of(Verdict.WARN);
            if (failed + warned > 0) {
                steps.add(family.family().title() + ": " + action(family.family()) + " " + named(family));
            }
        }
        inconclusive(view, steps);
        missing(view.report(), steps);
        if (steps.isEmpty()) {
            steps.add(
                    "Nothing has to be done under this policy. It speaks only of what was measured: see what was not.");
        }
        return steps;
    }

    private static String action(Family family) {
        return switch (family) {
            case REALISM -> "change how these columns are generated, or keep them out of training.";
            case COPYING ->
                "remove the records listed as copies, and find out how human records reached the generator.";
            case DIVERSITY -> "generate for what is missing and drop what repeats.";
            case TEXT ->
                "read the records listed as evidence, then change the prompt or filter what gives the model away.";
            case DRIFT -> "find out what changed between the reference and this batch before mixing them.";
            case BIAS -> "compare the groups named in the evidence, then rebalance or collect more of them.";
            case LABELS -> "have people label the listed records again.";
            case PREFERENCE -> "have people compare the listed pairs again.";
            case JUDGE -> "do not rely on this judge alone where it departs from people.";
            case TRAJECTORY -> "read the listed trajectories beside people's.";
            case REVIEW, OTHER -> "look at the evidence.";
        };
    }

    private static String named(ReportView.FamilyView family) {
        Set<String> scopes = new LinkedHashSet<>();
        long records = 0;
        for (ReportView.Row row : family.rows()) {
            if (row.verdict()
                    .filter(v -> v == Verdict.FAIL || v == Verdict.WARN)
                    .isPresent()) {
                Scope scope = row.measurement().scope();
                if (!scope.columns().isEmpty() || !scope.slice().isEmpty()) {
                    scopes.add(Visible.cut(scope.toString(), LONGEST_SCOPE));
                }
                records += row.measurement().evidence().stream()
                        .filter(Evidence.Records.class::isInstance)
                        .mapToLong(piece -> ((Evidence.Records) piece).records().size())
                        .sum();
            }
        }
        String first = String.join("; ", scopes.stream().limit(MOST_NAMED).toList());
        String more = scopes.size() > MOST_NAMED ? " and " + (scopes.size() - MOST_NAMED) + " more" : "";
        String listed = records > 0 ? Words.count(records, "record") + " listed" : "";
        String place = first + more;
        return place.isEmpty() && listed.isEmpty()
                ? ""
                : "(" + place + (place.isEmpty() || listed.isEmpty() ? "" : "; ") + listed + ")";
    }

    private static void inconclusive(ReportView view, List<String> steps) {
        int undecided = view.tally().of(Verdict.INCONCLUSIVE);
        if (undecided > 0) {
            steps.add(Words.count(undecided, "check")
                    + (undecided == 1 ? " is" : " are")
                    + " undecided: more rows, above all of the small groups, would settle most; each says how many.");
        }
    }

    private static void missing(AuditReport report, List<String> steps) {
        long failed = report.skipped().stream().filter(Skipped::failed).count();
        if (failed > 0) {
            steps.add(Words.count(failed, "metric")
                    + " broke, so the report is partial: see what was not measured, and run them again.");
        }
        if (report.holdout().isEmpty()) {
            steps.add(
                    "No holdout was given. With human rows that the generator never saw, copying can be told apart from"
                            + " being alike.");
        }
    }
}
