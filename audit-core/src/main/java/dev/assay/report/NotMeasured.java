package dev.assay.report;

import dev.assay.audit.Scope;
import dev.assay.audit.Skipped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one reason kept from being measured: a reason often holds for many metrics, and a person reads it once.
 *
 * @param reason the sentence the metrics gave
 * @param failed whether these metrics broke, rather than declined
 * @param metrics the metrics in the report's order, each with the scopes it was not measured on
 */
record NotMeasured(String reason, boolean failed, Map<String, List<Scope>> metrics) {
    private static final int MOST_SCOPES = 5;
    private static final int WIDEST_SCOPE = 60;

    /** One entry a reason, in the report's order, what broke first. */
    static List<NotMeasured> of(List<Skipped> skipped) {
        List<NotMeasured> all = new ArrayList<>();
        for (boolean failed : new boolean[] {true, false}) {
            Map<String, Map<String, List<Scope>>> byReason = new LinkedHashMap<>();
            for (Skipped one : skipped) {
                if (one.failed() == failed) {
                    byReason.computeIfAbsent(one.reason(), key -> new LinkedHashMap<>())
                            .computeIfAbsent(one.metric(), key -> new ArrayList<>())
                            .add(one.scope());
                }
            }
            byReason.forEach((reason, metrics) -> all.add(new NotMeasured(reason, failed, metrics)));
        }
        return all;
    }

    /** "distinct-2, self-bleu on title; body", with at most a handful of scopes a metric; the scopes are text from the data. */
    String what() {
        List<String> parts = new ArrayList<>();
        metrics.forEach((metric, scopes) -> parts.add(metric + where(scopes)));
        return String.join(", ", parts);
    }

    private static String where(List<Scope> scopes) {
        if (scopes.equals(List.of(Scope.dataset()))) {
            return "";
        }
        StringBuilder out = new StringBuilder(" on ");
        for (int i = 0; i < Math.min(MOST_SCOPES, scopes.size()); i++) {
            out.append(i == 0 ? "" : "; ").append(Visible.cut(scopes.get(i).toString(), WIDEST_SCOPE));
        }
        if (scopes.size() > MOST_SCOPES) {
            out.append(" and ").append(scopes.size() - MOST_SCOPES).append(" more");
        }
        return out.toString();
    }
}
