package dev.assay.report;

import dev.assay.audit.AuditReport;
import dev.assay.audit.Evidence;
import dev.assay.audit.InputSummary;
import dev.assay.audit.Judged;
import dev.assay.audit.Judgement;
import dev.assay.audit.Measurement;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.NoiseFloor;
import dev.assay.audit.Scope;
import dev.assay.audit.Skipped;
import dev.assay.json.Json;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The report for machines, in the format {@link AuditReport#SCHEMA}. What differs between two runs of one audit stands
 * last: {@code createdAt} and {@code timings}.
 */
final class JsonReport {
    private JsonReport() {}

    static String write(AuditReport report) {
        ReportView view = ReportView.of(report);
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("schema", AuditReport.SCHEMA);
        root.put("assay", report.environment());
        root.put("seed", report.seed());
        root.put("inputs", inputs(report));
        root.put("verdict", report.verdict().id());
        root.put("reason", report.reason());
        root.put("partial", report.partial());
        root.put("findings", view.findings().stream().map(JsonReport::finding).toList());
        root.put("metrics", metrics(view));
        root.put(
                "measurements",
                report.measurements().stream().map(JsonReport::measurement).toList());
        root.put("skipped", report.skipped().stream().map(JsonReport::skipped).toList());
        root.put("warnings", report.warnings());
        root.put("createdAt", report.createdAt().toString());
        root.put("timings", report.timings());
        return Json.write(wellFormed(root));
    }

    private static Map<String, @Nullable Object> inputs(AuditReport report) {
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        inputs.put("human", input(report.human()));
        inputs.put("synthetic", input(report.synthetic()));
        inputs.put("holdout", report.holdout().map(JsonReport::input).orElse(null));
        if (!report.references().isEmpty()) {
            inputs.put(
                    "references",
                    report.references().stream().map(JsonReport::input).toList());
        }
        return inputs;
    }

    private static Map<String, @Nullable Object> input(InputSummary input) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", input.name());
        map.put("rows", input.rows());
        map.put("file", input.origin().map(origin -> origin.file()).orElse(null));
        map.put("sha256", input.origin().map(origin -> origin.sha256()).orElse(null));
        List<Map<String, Object>> columns = new ArrayList<>();
        for (InputSummary.ColumnSummary column : input.columns()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", column.name());
            entry.put("kind", column.kind());
            entry.put("role", column.role());
            entry.put("missing", column.missing());
            columns.add(entry);
        }
        map.put("columns", columns);
        return map;
    }

    private static Map<String, Object> finding(ReportView.Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("measurement", row.index());
        map.put("headline", Headlines.of(row.measurement()));
        return map;
    }

    private static List<Map<String, Object>> metrics(ReportView view) {
        List<Map<String, Object>> metrics = new ArrayList<>();
        for (ReportView.FamilyView family : view.families()) {
            for (ReportView.MetricView metric : family.metrics()) {
                MetricInfo info = metric.info();
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("id", info.id());
                map.put("title", info.title());
                map.put("family", info.family().id());
                map.put("summary", info.summary());
                map.put("range", info.range());
                map.put("direction", info.direction().id());
                map.put("needs", info.needs());
                map.put("source", info.source());
                metrics.add(map);
            }
        }
        return metrics;
    }

    private static Map<String, @Nullable Object> measurement(Judged judged) {
        Measurement m = judged.measurement();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("metric", m.metric());
        map.put("family", m.family().id());
        map.put("scope", scope(m.scope()));
        map.put("direction", m.direction().id());
        map.put("value", number(m.value()));
        map.put("interval", m.interval().map(JsonReport::interval).orElse(null));
        map.put("pValue", m.test().map(test -> test.pValue()).orElse(null));
        map.put("adjustedPValue", number(m.adjustedPValue()));
        map.put("test", m.test().map(test -> test.method()).orElse(null));
        Map<String, Object> n = new LinkedHashMap<>();
        n.put("human", m.humanRows());
        n.put("synthetic", m.syntheticRows());
        map.put("n", n);
        map.put("noiseFloor", m.noiseFloor().map(JsonReport::noiseFloor).orElse(null));
        map.put("baseline", number(m.baseline()));
        map.put("score", number(m.score()));
        m.conclusion().ifPresent(conclusion -> map.put("conclusion", conclusion.id()));
        map.put("verdict", judged.judgement().map(said -> said.verdict().id()).orElse(null));
        map.put("rule", judged.judgement().map(Judgement::rule).orElse(null));
        map.put("reason", judged.judgement().map(Judgement::reason).orElse(null));
        map.put("headline", Headlines.of(m));
        map.put("note", m.note());
        map.put("details", m.details());
        map.put("evidence", m.evidence().stream().map(JsonReport::evidence).toList());
        return map;
    }

    private static Map<String, Object> scope(Scope scope) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("columns", scope.columns());
        map.put("slice", scope.slice());
        return map;
    }

    private static Map<String, @Nullable Object> interval(Interval interval) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("low", finite(interval.low()));
        map.put("high", finite(interval.high()));
        map.put("level", interval.level());
        map.put("method", interval.method());
        return map;
    }

    private static Map<String, @Nullable Object> noiseFloor(NoiseFloor floor) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("median", finite(floor.median()));
        map.put("p95", finite(floor.p95()));
        map.put("splits", floor.splits());
        map.put("method", floor.method());
        return map;
    }

    private static Map<String, @Nullable Object> evidence(Evidence piece) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (piece instanceof Evidence.Segment segment) {
            map.put("kind", "segment");
            map.put("label", segment.label());
            map.put("human", finite(segment.human()));
            map.put("synthetic", finite(segment.synthetic()));
            map.put("unit", segment.unit());
        } else if (piece instanceof Evidence.Contrast contrast) {
            map.put("kind", "contrast");
            map.put("label", contrast.label());
            map.put("first", contrast.first());
            map.put("firstValue", finite(contrast.firstValue()));
            map.put("second", contrast.second());
            map.put("secondValue", finite(contrast.secondValue()));
            map.put("unit", contrast.unit());
        } else if (piece instanceof Evidence.Distribution distribution) {
            map.put("kind", "distribution");
            map.put("title", distribution.title());
            map.put("labels", distribution.labels());
            map.put("human", finite(distribution.human()));
            map.put("synthetic", finite(distribution.synthetic()));
        } else if (piece instanceof Evidence.Records records) {
            map.put("kind", "records");
            map.put("label", records.label());
            map.put(
                    "records",
                    records.records().stream().map(JsonReport::record).toList());
        }
        return map;
    }

    private static Map<String, @Nullable Object> record(Evidence.Record record) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("side", record.side().id());
        map.put("row", record.row());
        map.put("id", record.id());
        map.put("excerpt", record.excerpt());
        map.put("weight", finite(record.weight()));
        return map;
    }

    private static Map<String, Object> skipped(Skipped skipped) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("metric", skipped.metric());
        map.put("scope", scope(skipped.scope()));
        map.put("reason", skipped.reason());
        map.put("failed", skipped.failed());
        return map;
    }

    private static @Nullable Double number(OptionalDouble number) {
        return number.isPresent() ? finite(number.getAsDouble()) : null;
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }

    private static List<@Nullable Double> finite(List<Double> numbers) {
        List<@Nullable Double> finite = new ArrayList<>();
        numbers.forEach(number -> finite.add(finite(number)));
        return finite;
    }

    /** The tree with every string made encodable. */
    private static @Nullable Object wellFormed(@Nullable Object tree) {
        if (tree instanceof String text) {
            return Visible.wellFormed(text);
        }
        if (tree instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> fixed = new LinkedHashMap<>();
            map.forEach((key, value) -> fixed.put(Visible.wellFormed(String.valueOf(key)), wellFormed(value)));
            return fixed;
        }
        if (tree instanceof Collection<?> list) {
            List<@Nullable Object> fixed = new ArrayList<>();
            list.forEach(value -> fixed.add(wellFormed(value)));
            return fixed;
        }
        return tree;
    }
}
