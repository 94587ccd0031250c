package dev.assay.report;

/** Starts a drawing and draws shapes in it. Colours come from the page's style sheet by class, so they follow its theme. */
final class Svg {
    private final Markup out;

    private Svg(Markup out) {
        this.out = out;
    }

    /** A drawing that says what it shows to those who cannot see it. */
    static Svg described(Markup out, String cssClass, double width, double height, String title, String description) {
        Svg svg = start(out, cssClass, width, height);
        out.attribute("role", "img")
                .attribute("aria-label", title + ". " + description)
                .end();
        out.element("title", title).element("desc", description);
        return svg;
    }

    /** A drawing that only repeats numbers which stand beside it as text. */
    static Svg repeating(Markup out, String cssClass, double width, double height, String tooltip) {
        Svg svg = start(out, cssClass, width, height);
        out.attribute("aria-hidden", "true").end();
        if (!tooltip.isEmpty()) {
            out.element("title", tooltip);
        }
        return svg;
    }

    /** A drawing that repeats numbers and is stretched to the width it is given. */
    static Svg stretched(Markup out, String cssClass, double width, double height) {
        Svg svg = start(out, cssClass, width, height);
        out.attribute("preserveAspectRatio", "none")
                .attribute("aria-hidden", "true")
                .end();
        return svg;
    }

    private static Svg start(Markup out, String cssClass, double width, double height) {
        out.open("svg")
                .attribute("class", cssClass)
                .attribute("viewBox", "0 0 " + Math.round(width) + " " + Math.round(height))
                .attribute("focusable", "false");
        return new Svg(out);
    }

    Svg rectangle(String cssClass, double x, double y, double width, double height) {
        out.open("rect")
                .attribute("class", cssClass)
                .attribute("x", x)
                .attribute("y", y)
                .attribute("width", Math.max(0, width))
                .attribute("height", Math.max(0, height))
                .empty();
        return this;
    }

    Svg segment(String cssClass, double x1, double y1, double x2, double y2) {
        out.open("line")
                .attribute("class", cssClass)
                .attribute("x1", x1)
                .attribute("y1", y1)
                .attribute("x2", x2)
                .attribute("y2", y2)
                .empty();
        return this;
    }

    Svg dot(String cssClass, double x, double y, double radius) {
        out.open("circle")
                .attribute("class", cssClass)
                .attribute("cx", x)
                .attribute("cy", y)
                .attribute("r", radius)
                .empty();
        return this;
    }

    /** A line or an area, {@code path} in the syntax of SVG. */
    Svg path(String cssClass, String path) {
        out.open("path").attribute("class", cssClass).attribute("d", path).empty();
        return this;
    }

    /** A label; {@code anchor} is start, middle or end. */
    Svg label(String cssClass, double x, double y, String anchor, String text) {
        out.open("text")
                .attribute("class", cssClass)
                .attribute("x", x)
                .attribute("y", y)
                .attribute("text-anchor", anchor)
                .end()
                .text(text)
                .close("text");
        return this;
    }

    void close() {
        out.close("svg");
    }
}
