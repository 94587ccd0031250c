package dev.assay.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins judgements to one verdict and picks the few measurements that carry it. */
final class Findings {
    private static final int MOST = 5;
    private static final int MOST_A_METRIC = 2;

    private Findings() {}

    static AuditRun.Conclusion conclude(List<Judged> judged, boolean partial) {
        int fail = count(judged, Verdict.FAIL);
        int warn = count(judged, Verdict.WARN);
        int inconclusive = count(judged, Verdict.INCONCLUSIVE);
        int checks = fail + warn + inconclusive + count(judged, Verdict.PASS);
        Verdict verdict;
        String reason;
        if (fail > 0) {
            verdict = Verdict.FAIL;
            reason = fail + " of " + checks + " checks " + (fail == 1 ? "fails." : "fail.");
        } else if (checks == 0) {
            verdict = Verdict.INCONCLUSIVE;
            reason = "No check of the policy could be applied.";
        } else if (partial) {
            verdict = Verdict.INCONCLUSIVE;
            reason = "No check fails, but some metrics could not be measured.";
        } else if (inconclusive > 0) {
            verdict = Verdict.INCONCLUSIVE;
            reason =
                    "No check fails, but " + inconclusive + " of " + checks + " cannot be settled with this much data.";
        } else if (warn > 0) {
            verdict = Verdict.WARN;
            reason = "No check fails; " + warn + " of " + checks + (warn == 1 ? " gives" : " give") + " a warning.";
        } else {
            verdict = Verdict.PASS;
            reason = "All " + checks + " checks pass.";
        }
        return new AuditRun.Conclusion(verdict, reason, pick(judged));
    }

    private static int count(List<Judged> judged, Verdict verdict) {
        return (int) judged.stream()
                .filter(one -> AuditRun.verdict(one).filter(v -> v == verdict).isPresent())
                .count();
    }

    /**
     * Failures first, then warnings, then open questions; the lowest score first; two a metric, and one a column, but for
     * columns of text: that they repeat, copy and are told by a phrase are different findings.
     */
    private static List<Judged> pick(List<Judged> judged) {
        List<Judged> ranked = new ArrayList<>(judged.stream()
                .filter(one ->
                        AuditRun.verdict(one).filter(v -> v != Verdict.PASS).isPresent())
                .toList());
        ranked.sort(Comparator.comparingInt(Findings::severity)
                .thenComparingDouble(one -> one.measurement().score().orElse(0.5))
                .thenComparingDouble(one -> one.measurement().adjustedPValue().orElse(1)));
        List<Judged> findings = new ArrayList<>();
        Map<String, Integer> byMetric = new HashMap<>();
        Set<String> columns = new HashSet<>();
        for (Judged one : ranked) {
            Measurement measurement = one.measurement();
            boolean newColumn = measurement.scope().columns().isEmpty()
                    || ofText(measurement)
                    || measurement.scope().columns().stream().noneMatch(columns::contains);
            if (findings.size() < MOST && newColumn && byMetric.getOrDefault(measurement.metric(), 0) < MOST_A_METRIC) {
                findings.add(one);
                byMetric.merge(measurement.metric(), 1, Integer::sum);
                columns.addAll(measurement.scope().columns());
            }
        }
        return findings;
    }

    private static boolean ofText(Measurement measurement) {
        return measurement.family() == Family.TEXT
                || measurement.family() == Family.DIVERSITY
                || measurement.metric().equals("copied-texts")
                || measurement.metric().equals("reference-copies");
    }

    private static int severity(Judged judged) {
        return switch (AuditRun.verdict(judged).orElse(Verdict.PASS)) {
            case FAIL -> 0;
            case WARN -> 1;
            case INCONCLUSIVE -> 2;
            case PASS -> 3;
        };
    }
}
