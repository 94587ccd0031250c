package dev.assay.report;

import dev.assay.audit.Evidence;
import dev.assay.audit.Measurement;
import dev.assay.stats.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A measurement's evidence: distributions, then parts of the data, then records. */
final class EvidenceBlock {
    private static final int MOST_DISTRIBUTIONS = 4;
    private static final int MOST_BARS = 15;
    private static final int MOST_RECORD_SETS = 6;
    private static final int MOST_RECORDS = 6;
    private static final int MOST_CELLS = 25;

    private EvidenceBlock() {}

    /** "Evidence: 1 distribution, 12 parts, 3 sets of records". */
    static String summary(Measurement measurement) {
        int distributions = 0;
        int segments = 0;
        int records = 0;
        for (Evidence piece : measurement.evidence()) {
            if (piece instanceof Evidence.Distribution) {
                distributions++;
            } else if (piece instanceof Evidence.Segment || piece instanceof Evidence.Contrast) {
                segments++;
            } else if (piece instanceof Evidence.Records set) {
                records += set.records().size();
            }
        }
        List<String> parts = new ArrayList<>();
        add(parts, distributions, "distribution");
        add(parts, segments, "part of the data");
        add(parts, records, "record");
        add(parts, measurement.details().size(), "further number");
        return "Evidence: " + String.join(", ", parts);
    }

    static boolean isEmpty(Measurement measurement) {
        return measurement.evidence().isEmpty() && measurement.details().isEmpty();
    }

    private static void add(List<String> parts, int count, String name) {
        if (count > 0) {
            parts.add(count == 1 || !name.startsWith("part") ? Words.count(count, name) : count + " parts of the data");
        }
    }

    /** All of it, up to a sensible number of each kind. */
    static void draw(Markup out, Measurement measurement) {
        details(out, measurement);
        List<Evidence.Distribution> distributions = new ArrayList<>();
        Map<String, List<PairedBars.Bar>> byUnit = new LinkedHashMap<>();
        Map<Evidence.Contrast, List<PairedBars.Bar>> contrasts = new LinkedHashMap<>();
        List<Evidence.Records> records = new ArrayList<>();
        for (Evidence piece : measurement.evidence()) {
            if (piece instanceof Evidence.Distribution distribution) {
                distributions.add(distribution);
            } else if (piece instanceof Evidence.Segment segment) {
                byUnit.computeIfAbsent(segment.unit(), unit -> new ArrayList<>())
                        .add(new PairedBars.Bar(segment.label(), segment.human(), segment.synthetic()));
            } else if (piece instanceof Evidence.Contrast contrast) {
                contrasts
                        .computeIfAbsent(kind(contrast), kind -> new ArrayList<>())
                        .add(bar(contrast));
            } else if (piece instanceof Evidence.Records set) {
                records.add(set);
            }
        }
        distributions.stream().limit(MOST_DISTRIBUTIONS).forEach(one -> distribution(out, one));
        byUnit.forEach(
                (unit, bars) -> PairedBars.draw(out, caption(unit), unit, PairedBars.Names.SIDES, bars, MOST_BARS));
        contrasts.forEach((kind, bars) -> PairedBars.draw(
                out,
                caption(kind.unit()),
                kind.unit(),
                PairedBars.Names.parts(kind.first(), kind.second()),
                bars,
                MOST_BARS));
        records.stream().limit(MOST_RECORD_SETS).forEach(set -> RecordCards.draw(out, set, MOST_RECORDS));
        int more =
                Math.max(0, records.size() - MOST_RECORD_SETS) + Math.max(0, distributions.size() - MOST_DISTRIBUTIONS);
        if (more > 0) {
            out.element("p", "muted", Words.count(more, "more piece") + " of evidence in the JSON report.");
        }
    }

    /** The one piece that tells most, small: for a finding. */
    static void drawFirst(Markup out, Measurement measurement) {
        for (Evidence piece : measurement.evidence()) {
            if (piece instanceof Evidence.Distribution one) {
                if (Histogram.fits(one)) {
                    legend(out);
                    out.raw("<figure class=\"chart\">");
                    Histogram.draw(out, one);
                    out.element("figcaption", Visible.line(one.title())).close("figure");
                } else {
                    PairedBars.draw(
                            out,
                            Visible.line(one.title()),
                            "share",
                            PairedBars.Names.SIDES,
                            PairedBars.of(one, true),
                            4);
                }
                return;
            }
        }
        List<PairedBars.Bar> bars = new ArrayList<>();
        String unit = "";
        for (Evidence piece : measurement.evidence()) {
            if (piece instanceof Evidence.Segment segment && (unit.isEmpty() || unit.equals(segment.unit()))) {
                unit = segment.unit();
                bars.add(new PairedBars.Bar(segment.label(), segment.human(), segment.synthetic()));
            }
        }
        if (!bars.isEmpty()) {
            PairedBars.draw(
                    out, caption(unit), unit, PairedBars.Names.SIDES, bars.subList(0, Math.min(4, bars.size())), 4);
            return;
        }
        for (Evidence piece : measurement.evidence()) {
            if (piece instanceof Evidence.Contrast contrast) {
                PairedBars.Names names = PairedBars.Names.parts(contrast.first(), contrast.second());
                PairedBars.draw(out, caption(contrast.unit()), contrast.unit(), names, List.of(bar(contrast)), 1);
                return;
            }
            if (piece instanceof Evidence.Records set) {
                RecordCards.draw(out, set, 2);
                return;
            }
        }
    }

    /** What contrasts that share a table have in common. */
    private static Evidence.Contrast kind(Evidence.Contrast contrast) {
        return new Evidence.Contrast("", contrast.first(), 0, contrast.second(), 0, contrast.unit());
    }

    private static PairedBars.Bar bar(Evidence.Contrast contrast) {
        return new PairedBars.Bar(contrast.label(), contrast.firstValue(), contrast.secondValue());
    }

    private static void distribution(Markup out, Evidence.Distribution one) {
        if (!Histogram.fits(one)) {
            PairedBars.draw(
                    out,
                    Visible.line(one.title()),
                    "share",
                    PairedBars.Names.SIDES,
                    PairedBars.of(one, true),
                    MOST_CELLS);
            return;
        }
        out.raw("<figure class=\"chart\">");
        legend(out);
        Histogram.draw(out, one);
        out.open("figcaption")
                .end()
                .data(one.title())
                .text("; cells are drawn equally wide.")
                .close("figcaption");
        out.raw("<details><summary>The same as a table</summary>");
        PairedBars.draw(
                out,
                Visible.line(one.title()),
                "share",
                PairedBars.Names.SIDES,
                PairedBars.of(one, false),
                MOST_CELLS * 3);
        out.raw("</details></figure>\n");
    }

    private static void legend(Markup out) {
        out.raw("<p class=\"legend\"><span class=\"key human-key\"></span> human"
                + " <span class=\"key synthetic-key\"></span> synthetic</p>");
    }

    private static String caption(String unit) {
        return unit.isEmpty() ? "Parts of the data" : "Parts of the data, by " + Visible.line(unit);
    }

    private static void details(Markup out, Measurement measurement) {
        if (measurement.details().isEmpty()) {
            return;
        }
        out.raw("<dl class=\"facts\">");
        measurement.details().forEach((name, number) -> out.raw("<div>")
                .element("dt", Visible.line(name))
                .element("dd", Figures.number(number))
                .raw("</div>"));
        out.raw("</dl>");
    }
}
