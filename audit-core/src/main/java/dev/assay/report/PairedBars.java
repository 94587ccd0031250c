package dev.assay.report;

import dev.assay.audit.Evidence;
import dev.assay.stats.Figures;
import java.util.ArrayList;
import java.util.List;

/** Pairs of numbers as a table with a pair of bars in each row: the chart and its table in one. */
final class PairedBars {
    private static final double WIDTH = 100;
    private static final double HEIGHT = 18;

    /** One row. */
    record Bar(String label, double first, double second) {}

    /** What the two numbers of each row are; human and synthetic have colours of their own. */
    record Names(String first, String second, String colours) {
        static final Names SIDES = new Names("human", "synthetic", "sides");

        static Names parts(String first, String second) {
            return new Names(first, second, "parts");
        }
    }

    private PairedBars() {}

    static void draw(Markup out, String caption, String unit, Names names, List<Bar> bars, int most) {
        boolean shares = unit.equals("share") || unit.equals("rate");
        double widest = 0;
        for (Bar bar : bars) {
            widest = Math.max(widest, Math.max(size(bar.first()), size(bar.second())));
        }
        out.tag("table", "bars " + names.colours()).element("caption", caption).raw("<thead><tr>");
        out.raw("<th scope=\"col\"><span class=\"visually-hidden\">Part</span></th>");
        out.raw("<th scope=\"col\" class=\"drawn\"><span class=\"visually-hidden\">Bars</span></th>");
        out.raw("<th scope=\"col\" class=\"first\">")
                .data(Visible.cut(names.first(), 60))
                .raw("</th>");
        out.raw("<th scope=\"col\" class=\"second\">")
                .data(Visible.cut(names.second(), 60))
                .raw("</th>");
        out.raw("<th scope=\"col\">difference</th></tr></thead><tbody>");
        List<Bar> shown = bars.subList(0, Math.min(most, bars.size()));
        for (Bar bar : shown) {
            out.raw("<tr><th scope=\"row\">")
                    .data(Visible.cut(bar.label(), 160))
                    .raw("</th><td class=\"drawn\">");
            Svg svg = Svg.stretched(out, "pair", WIDTH, HEIGHT);
            svg.rectangle("first", 0, 1, length(bar.first(), widest), 7)
                    .rectangle("second", 0, 10, length(bar.second(), widest), 7)
                    .close();
            out.raw("</td><td>").text(value(bar.first(), shares));
            out.raw("</td><td>").text(value(bar.second(), shares));
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
        double gap = Math.abs(bar.second() - bar.first());
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
        double difference = bar.second() - bar.first();
        String sign = difference > 0 ? "+" : "";
        return share
                ? sign + Figures.number(Math.rint(difference * 1e6) / 1e4) + " pp"
                : sign + Figures.number(difference);
    }
}
