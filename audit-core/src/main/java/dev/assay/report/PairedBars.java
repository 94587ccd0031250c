package dev.assay.report;

import dev.assay.audit.Evidence;
import dev.assay.stats.Figures;
import java.util.ArrayList;
import java.util.List;

/** Parts of the data on both sides as a table with a pair of bars in each row: the chart and its table in one. */
final class PairedBars {
    private static final double WIDTH = 100;
    private static final double HEIGHT = 18;

    /** One row. */
    record Bar(String label, double human, double synthetic) {}

    private PairedBars() {}

    static void draw(Markup out, String caption, String unit, List<Bar> bars, int most) {
        boolean shares = unit.equals("share") || unit.equals("rate");
        double widest = 0;
        for (Bar bar : bars) {
            widest = Math.max(widest, Math.max(size(bar.human()), size(bar.synthetic())));
        }
        out.tag("table", "bars").element("caption", caption).raw("<thead><tr>");
        out.raw("<th scope=\"col\"><span class=\"visually-hidden\">Part</span></th>");
        out.raw("<th scope=\"col\" class=\"drawn\"><span class=\"visually-hidden\">Bars</span></th>");
        out.raw("<th scope=\"col\" class=\"is-human\">human</th>");
        out.raw("<th scope=\"col\" class=\"is-synthetic\">synthetic</th>");
        out.raw("<th scope=\"col\">difference</th></tr></thead><tbody>");
        List<Bar> shown = bars.subList(0, Math.min(most, bars.size()));
        for (Bar bar : shown) {
            out.raw("<tr><th scope=\"row\">")
                    .data(Visible.cut(bar.label(), 160))
                    .raw("</th><td class=\"drawn\">");
            Svg svg = Svg.stretched(out, "pair", WIDTH, HEIGHT);
            svg.rectangle("human", 0, 1, length(bar.human(), widest), 7)
                    .rectangle("synthetic", 0, 10, length(bar.synthetic(), widest), 7)
                    .close();
            out.raw("</td><td>").text(value(bar.human(), shares));
            out.raw("</td><td>").text(value(bar.synthetic(), shares));
            out.raw("</td><td>").text(difference(bar, shares)).raw("</td></tr>\n");
        }
        out.raw("</tbody></table>");
        if (shown.size() < bars.size()) {
            out.element("p", "muted", (bars.size() - shown.size()) + " more are in the JSON report.");
        }
    }

    /** The cells of a distribution over names, those that differ most first. */
    static List<Bar> of(Evidence.Distribution distribution, boolean sorted) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < distribution.labels().size(); i++) {
            bars.add(new Bar(
                    distribution.labels().get(i),
                    distribution.human().get(i),
                    distribution.synthetic().get(i)));
        }
        if (sorted) {
            bars.sort((a, b) -> Double.compare(gap(b), gap(a)));
        }
        return bars;
    }

    private static double gap(Bar bar) {
        double gap = Math.abs(bar.synthetic() - bar.human());
        return Double.isFinite(gap) ? gap : 0;
    }

    private static double size(double number) {
        return Double.isFinite(number) ? Math.abs(number) : 0;
    }

    private static double length(double number, double widest) {
        return widest == 0 ? 0 : WIDTH * size(number) / widest;
    }

    private static String value(double number, boolean share) {
        return share ? Figures.percent(number) : Figures.number(number);
    }

    private static String difference(Bar bar, boolean share) {
        double difference = bar.synthetic() - bar.human();
        String sign = difference > 0 ? "+" : "";
        return share
                ? sign + Figures.number(Math.rint(difference * 1e6) / 1e4) + " pp"
                : sign + Figures.number(difference);
    }
}
