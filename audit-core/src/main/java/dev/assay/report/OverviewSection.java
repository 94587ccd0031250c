package dev.assay.report;

import dev.assay.audit.Verdict;
import dev.assay.stats.Figures;
import java.util.List;
import java.util.OptionalDouble;

/** One line a family: how its checks came out, and where all its calibrated measurements lie. */
final class OverviewSection {
    private static final double WIDTH = 240;
    private static final double HEIGHT = 34;
    private static final int BINS = 40;

    private OverviewSection() {}

    static void write(Markup out, ReportView view) {
        out.raw(
                "<section id=\"overview\" aria-labelledby=\"overview-title\"><h2 id=\"overview-title\">At a glance</h2>");
        out.raw("<table class=\"overview\"><caption>Checks by family, and how many of its calibrated measurements lie"
                + " where</caption><thead><tr><th scope=\"col\">Family</th><th scope=\"col\" class=\"drawn\">");
        Track.axis(out);
        out.raw("<span class=\"visually-hidden\">Positions</span></th>");
        for (String title : List.of("Fail", "Warn", "Inconclusive", "Pass", "No rule")) {
            out.raw("<th scope=\"col\" class=\"number\">").text(title).raw("</th>");
        }
        out.raw("</tr></thead><tbody>");
        for (ReportView.FamilyView family : view.families()) {
            row(out, family);
        }
        out.raw("</tbody></table></section>\n");
    }

    private static void row(Markup out, ReportView.FamilyView family) {
        out.raw("<tr><th scope=\"row\">")
                .open("a")
                .attribute("href", "#" + family.family().id())
                .end()
                .text(family.family().title())
                .raw("</a>");
        out.element("p", "muted", family.family().question()).raw("</th><td class=\"drawn\">");
        strip(out, family.rows());
        out.raw("</td>");
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.WARN, Verdict.INCONCLUSIVE, Verdict.PASS)) {
            int count = family.tally().of(verdict);
            out.open("td")
                    .attribute("class", count == 0 ? "number none" : "number has-" + verdict.id())
                    .attribute("data-label", verdict.id())
                    .end()
                    .text(Integer.toString(count))
                    .close("td");
        }
        int unjudged = family.tally().unjudged();
        out.open("td")
                .attribute("class", unjudged == 0 ? "number none" : "number")
                .attribute("data-label", "no rule")
                .end()
                .text(Integer.toString(unjudged))
                .raw("</td></tr>\n");
    }

    /** Bars of how many measurements lie where; heights follow the square root, so that single ones stay visible. */
    private static void strip(Markup out, List<ReportView.Row> rows) {
        int[] bins = new int[BINS];
        int placed = 0;
        int within = 0;
        for (ReportView.Row row : rows) {
            OptionalDouble position = CalibratedScale.position(row.measurement());
            if (position.isPresent()) {
                placed++;
                within += row.placement() == Placement.WITHIN ? 1 : 0;
                bins[(int) Math.min(BINS - 1, position.getAsDouble() * BINS)]++;
            }
        }
        if (placed == 0) {
            out.element("span", "muted", "not calibrated");
            return;
        }
        String said = within + " of " + Words.count(placed, "measurement") + " within human noise";
        Svg svg = Svg.described(out, "strip", WIDTH, HEIGHT, "Positions", said);
        double room = WIDTH - 12;
        svg.rectangle("noise", 0, 0, 6 + CalibratedScale.EDGE * room, HEIGHT)
                .segment("axis", 6, HEIGHT - 0.5, WIDTH - 6, HEIGHT - 0.5)
                .segment("baseline", WIDTH - 6, HEIGHT - 12, WIDTH - 6, HEIGHT);
        int most = 1;
        for (int bin : bins) {
            most = Math.max(most, bin);
        }
        double width = room / BINS;
        for (int i = 0; i < BINS; i++) {
            if (bins[i] > 0) {
                double height = Math.max(5, (HEIGHT - 4) * Math.sqrt(bins[i] / (double) most));
                boolean inside = (i + 1) / (double) BINS <= CalibratedScale.EDGE + 1e-9;
                svg.rectangle(inside ? "inside" : "outside", 6 + i * width + 0.5, HEIGHT - height, width - 1, height);
            }
        }
        svg.close();
        out.element("p", "muted", Figures.count(within) + " of " + Figures.count(placed) + " within human noise");
    }
}
