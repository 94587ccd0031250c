package dev.assay.report;

import dev.assay.stats.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes XML and HTML text. Every text and attribute passes through {@link #escape}; only {@link #raw} takes markup, and
 * only markup that stands in this package's source.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Markup from this package's source, never text from data. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    Markup line() {
        out.append('\n');
        return this;
    }

    /** {@code <name}, to be followed by attributes and {@link #end} or {@link #empty}. */
    Markup open(String name) {
        out.append('<').append(name);
        return this;
    }

    Markup attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value, out);
        out.append('"');
        return this;
    }

    Markup attribute(String name, long value) {
        out.append(' ').append(name).append("=\"").append(value).append('"');
        return this;
    }

    /** A length or a position, to a tenth of a pixel. */
    Markup attribute(String name, double value) {
        BigDecimal tenths =
                BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros();
        out.append(' ')
                .append(name)
                .append("=\"")
                .append(tenths.toPlainString())
                .append('"');
        return this;
    }

    /** Ends a start tag. */
    Markup end() {
        out.append('>');
        return this;
    }

    /** Ends a start tag of an element without content. */
    Markup empty() {
        out.append("/>");
        return this;
    }

    Markup close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    /** A start tag with a class. */
    Markup tag(String name, String cssClass) {
        return open(name).attribute("class", cssClass).end();
    }

    /** Text with its special characters escaped; a number stays on one line with its percent sign. */
    Markup text(String text) {
        escape(text.replace(" %", "\u00A0%"), out);
        return this;
    }

    Markup number(double value) {
        return text(Figures.number(value));
    }

    /** An element with text only. */
    Markup element(String name, String text) {
        return open(name).end().text(text).close(name);
    }

    /** An element with a class and text only. */
    Markup element(String name, String cssClass, String text) {
        return tag(name, cssClass).text(text).close(name);
    }

    /** Text from the data: isolated from the direction of the text around it. */
    Markup data(String text) {
        return element("bdi", text);
    }

    int length() {
        return out.length();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static void escape(String raw, StringBuilder out) {
        String text = Visible.text(raw);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
