package dev.assay.report;

import dev.assay.audit.Verdict;

/** A verdict as a word beside a shape of its own, so that it never depends on colour. */
final class VerdictMark {
    private static final double SIZE = 16;

    private VerdictMark() {}

    static void draw(Markup out, Verdict verdict) {
        out.tag("span", "mark-word " + verdict.id());
        Svg svg = Svg.repeating(out, "shape", SIZE, SIZE, "");
        switch (verdict) {
            case PASS -> svg.path("stroke", "M3 8.5 L6.5 12 L13 4.5");
            case WARN -> svg.path("fill", "M8 2 L15 14 L1 14 Z");
            case FAIL -> svg.path("stroke", "M4 4 L12 12 M12 4 L4 12");
            case INCONCLUSIVE ->
                svg.path("stroke", "M4.5 5.5 C4.5 1 11.5 1 11.5 5.5 C11.5 8 8 7.5 8 10.5")
                        .dot("fill", 8, 14, 1.3);
        }
        svg.close();
        out.text(Words.verdict(verdict)).close("span");
    }
}
