package dev.assay.report;

import dev.assay.audit.AuditReport;
import dev.assay.audit.Family;
import dev.assay.audit.Judged;
import dev.assay.audit.Judgement;
import dev.assay.audit.Measurement;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report's measurements in reading order: by family, then metric, the worst first. */
record ReportView(AuditReport report, List<FamilyView> families, List<Row> findings) {

    /** One measurement with its position in the report. */
    record Row(Judged judged, int index, Placement placement) {
        Measurement measurement() {
            return judged.measurement();
        }

        Optional<Verdict> verdict() {
            return judged.judgement().map(Judgement::verdict);
        }

        /** Whether a reader should see it without asking: it does not pass, or nobody judged it and it stands out. */
        boolean noteworthy() {
            if (verdict().isPresent()) {
                return verdict().get() != Verdict.PASS;
            }
            return placement == Placement.OUTSIDE || placement == Placement.FAR || placement == Placement.BASELINE;
        }
    }

    /** One metric's rows, the worst first. */
    record MetricView(MetricInfo info, List<Row> rows) {
        long noteworthy() {
            return rows.stream().filter(Row::noteworthy).count();
        }
    }

    /** One family's metrics, in the report's order, and how many of its checks came out how. */
    record FamilyView(Family family, List<MetricView> metrics, Tally tally) {
        /** The metrics with the worst row first. */
        List<MetricView> worstFirst() {
            return metrics.stream()
                    .sorted(Comparator.comparing(metric -> metric.rows().get(0), WORST_FIRST))
                    .toList();
        }

        List<Row> rows() {
            return metrics.stream()
                    .flatMap(metric -> metric.rows().stream())
                    .sorted(WORST_FIRST)
                    .toList();
        }
    }

    /** Counts of verdicts. */
    record Tally(Map<Verdict, Integer> counts, int unjudged) {
        static Tally of(List<Row> rows) {
            Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
            int unjudged = 0;
            for (Row row : rows) {
                if (row.verdict().isPresent()) {
                    counts.merge(row.verdict().get(), 1, Integer::sum);
                } else {
                    unjudged++;
                }
            }
            return new Tally(counts, unjudged);
        }

        int of(Verdict verdict) {
            return counts.getOrDefault(verdict, 0);
        }

        int checks() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        int measurements() {
            return checks() + unjudged;
        }

        /** "3 fail, 2 warn, 1 inconclusive, 35 pass, 4 without a rule", without the zeros. */
        @Override
        public String toString() {
            List<String> parts = new ArrayList<>();
            for (Verdict verdict : List.of(Verdict.FAIL, Verdict.WARN, Verdict.INCONCLUSIVE, Verdict.PASS)) {
                if (of(verdict) > 0) {
                    parts.add(of(verdict) + " " + verdict.id());
                }
            }
            if (unjudged > 0) {
                parts.add(unjudged + " without a rule");
            }
            return String.join(", ", parts);
        }
    }

    static final Comparator<Row> WORST_FIRST = Comparator.comparingInt(ReportView::severity)
            .thenComparingDouble(row -> row.measurement().score().orElse(2))
            .thenComparing(Row::placement, Comparator.comparingInt(ReportView::badness))
            .thenComparingDouble(row -> row.measurement().adjustedPValue().orElse(2))
            .thenComparingInt(Row::index);

    static ReportView of(AuditReport report) {
        Map<Family, Map<String, List<Row>>> byFamily = new EnumMap<>(Family.class);
        Map<Judged, Row> known = new HashMap<>();
        for (int i = 0; i < report.measurements().size(); i++) {
            Judged judged = report.measurements().get(i);
            Row row = new Row(judged, i, Placement.of(judged.measurement()));
            known.putIfAbsent(judged, row);
            byFamily.computeIfAbsent(judged.measurement().family(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(judged.measurement().metric(), key -> new ArrayList<>())
                    .add(row);
        }
        List<FamilyView> families = new ArrayList<>();
        byFamily.forEach((family, metrics) -> families.add(family(family, metrics)));
        List<Row> findings = report.findings().stream()
                .map(judged -> known.getOrDefault(judged, new Row(judged, -1, Placement.of(judged.measurement()))))
                .toList();
        return new ReportView(report, families, findings);
    }

    /** The tally over all families. */
    Tally tally() {
        return Tally.of(
                families.stream().flatMap(family -> family.rows().stream()).toList());
    }

    private static FamilyView family(Family family, Map<String, List<Row>> metrics) {
        List<MetricView> views = new ArrayList<>();
        List<Row> all = new ArrayList<>();
        for (List<Row> rows : metrics.values()) {
            all.addAll(rows);
            views.add(new MetricView(
                    rows.get(0).measurement().info(),
                    rows.stream().sorted(WORST_FIRST).toList()));
        }
        return new FamilyView(family, views, Tally.of(all));
    }

    private static int severity(Row row) {
        if (row.verdict().isEmpty()) {
            return row.noteworthy() ? 3 : 4;
        }
        return switch (row.verdict().get()) {
            case FAIL -> 0;
            case WARN -> 1;
            case INCONCLUSIVE -> 2;
            case PASS -> 4;
        };
    }

    private static int badness(Placement placement) {
        return switch (placement) {
            case BASELINE -> 0;
            case FAR -> 1;
            case OUTSIDE -> 2;
            case EDGE -> 3;
            case UNPLACED -> 4;
            case WITHIN -> 5;
            case UNDEFINED -> 6;
        };
    }
}
