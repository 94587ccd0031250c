package dev.assay.report;

import dev.assay.audit.AuditReport;
import dev.assay.audit.Family;
import dev.assay.audit.Judgement;
import dev.assay.audit.Measurement;
import dev.assay.audit.Skipped;
import dev.assay.audit.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report as JUnit XML, so that a CI system shows each policy check as a test: one suite a family. A failed check is a
 * failure; an inconclusive one and one that could not be measured are skipped with the reason; a metric that broke is an
 * error; a warning passes and says so in its output.
 */
final class JunitReport {
    private enum Outcome {
        PASSED,
        FAILED,
        BROKEN,
        SKIPPED
    }

    private record Case(String metric, String name, Outcome outcome, String message, String output) {}

    private JunitReport() {}

    static String write(AuditReport report) {
        Map<String, List<Case>> suites = suites(report);
        Markup out = new Markup().raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        List<Case> all = suites.values().stream().flatMap(List::stream).toList();
        counts(out.open("testsuites").attribute("name", "assay"), all).end().line();
        suites.forEach((name, cases) -> suite(out, name, cases));
        return out.close("testsuites").line().toString();
    }

    private static Map<String, List<Case>> suites(AuditReport report) {
        Map<String, List<Case>> suites = new LinkedHashMap<>();
        Map<String, Family> families = new HashMap<>();
        for (ReportView.FamilyView family : ReportView.of(report).families()) {
            for (ReportView.MetricView metric : family.metrics()) {
                families.put(metric.info().id(), family.family());
                for (ReportView.Row row : metric.rows()) {
                    row.judged().judgement().ifPresent(said -> suites.computeIfAbsent(
                                    suite(family.family()), key -> new ArrayList<>())
                            .add(judged(row.measurement(), said)));
                }
            }
        }
        for (Skipped skipped : report.skipped()) {
            String suite = families.containsKey(skipped.metric())
                    ? suite(families.get(skipped.metric()))
                    : "assay.not-measured";
            suites.computeIfAbsent(suite, key -> new ArrayList<>())
                    .add(new Case(
                            skipped.metric(),
                            skipped.scope().toString(),
                            skipped.failed() ? Outcome.BROKEN : Outcome.SKIPPED,
                            skipped.reason(),
                            ""));
        }
        return suites;
    }

    private static String suite(Family family) {
        return "assay." + family.id();
    }

    private static Case judged(Measurement measurement, Judgement said) {
        Outcome outcome =
                switch (said.verdict()) {
                    case PASS, WARN -> Outcome.PASSED;
                    case FAIL -> Outcome.FAILED;
                    case INCONCLUSIVE -> Outcome.SKIPPED;
                };
        String headline = Headlines.of(measurement);
        String output = said.verdict() == Verdict.PASS
                ? ""
                : headline + "\n" + said.verdict().id() + ": " + said.reason() + "\nrule: " + said.rule() + "\n"
                        + measurement + "\n";
        return new Case(measurement.metric(), measurement.scope().toString(), outcome, said.reason(), output);
    }

    private static Markup counts(Markup out, List<Case> cases) {
        return out.attribute("tests", cases.size())
                .attribute("failures", count(cases, Outcome.FAILED))
                .attribute("errors", count(cases, Outcome.BROKEN))
                .attribute("skipped", count(cases, Outcome.SKIPPED));
    }

    private static int count(List<Case> cases, Outcome outcome) {
        return (int) cases.stream().filter(one -> one.outcome() == outcome).count();
    }

    private static void suite(Markup out, String name, List<Case> cases) {
        counts(out.raw("  ").open("testsuite").attribute("name", name), cases)
                .end()
                .line();
        for (Case one : cases) {
            out.raw("    ")
                    .open("testcase")
                    .attribute("classname", name + "." + one.metric())
                    .attribute("name", Visible.line(one.name()));
            if (one.outcome() == Outcome.PASSED && one.output().isEmpty()) {
                out.empty().line();
                continue;
            }
            out.end().line();
            String message = Visible.line(one.message());
            switch (one.outcome()) {
                case FAILED ->
                    out.raw("      ")
                            .open("failure")
                            .attribute("message", message)
                            .attribute("type", "policy")
                            .end()
                            .text(one.output())
                            .close("failure")
                            .line();
                case BROKEN ->
                    out.raw("      ")
                            .open("error")
                            .attribute("message", message)
                            .attribute("type", "metric")
                            .empty()
                            .line();
                case SKIPPED ->
                    out.raw("      ")
                            .open("skipped")
                            .attribute("message", message)
                            .empty()
                            .line();
                case PASSED ->
                    out.raw("      ").element("system-out", one.output()).line();
            }
            out.raw("    ").close("testcase").line();
        }
        out.raw("  ").close("testsuite").line();
    }
}
