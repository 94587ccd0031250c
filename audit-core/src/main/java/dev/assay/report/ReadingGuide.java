package dev.assay.report;

/** How to read the page, in the words of the page. */
final class ReadingGuide {
    private ReadingGuide() {}

    static void write(Markup out) {
        out.raw("<section id=\"guide\" aria-labelledby=\"guide-title\"><h2 id=\"guide-title\">How to read this</h2>");
        out.raw("<dl class=\"guide\">");
        entry(
                out,
                "Value and interval",
                "The metric between all human and all synthetic rows that took part, and the range that the data leave"
                        + " open. Method shows how the range was made.");
        entry(
                out,
                "Human noise",
                "The same metric between random, disjoint parts of the human data, at the sizes compared: as different as"
                        + " people are from people. The number is what 95 % of such splits stay within. A value within it"
                        + " is no sign of a difference.");
        entry(
                out,
                "Score",
                "1 where the value lies within human noise, 0 where it is as far off as an uninformed generator, in a"
                        + " straight line between. So scores compare across metrics and sizes of data.");
        entry(
                out,
                "The drawn scale",
                "The dot is the value, its whiskers the interval. The shaded part on the left is human noise, with the"
                        + " typical human difference in its middle. Right of it the score falls from 1 to 0 at the vertical"
                        + " line, the uninformed baseline. Rows without a score are drawn on the scale of their metric's"
                        + " own values, from the numbers at its ends, with a tick at 0.");
        entry(
                out,
                "p, adjusted",
                "The chance of a difference at least this large if both sides came from one population, adjusted for the"
                        + " number of tests. A small one says that a difference exists, not that it matters; the score says"
                        + " how large it is.");
        entry(
                out,
                "Verdict",
                "What the policy says. Inconclusive means that the interval reaches across the limit or that there are too"
                        + " few rows: neither a pass nor a failure.");
        entry(
                out,
                "Rows",
                "Rows of a dataset are counted from 0. Human data are always blue and filled, synthetic data always orange.");
        out.raw("</dl></section>\n");
    }

    private static void entry(Markup out, String term, String text) {
        out.raw("<div>").element("dt", term).element("dd", text).raw("</div>");
    }
}
