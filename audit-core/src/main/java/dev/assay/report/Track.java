package dev.assay.report;

import dev.assay.audit.Measurement;
import dev.assay.audit.NoiseFloor;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import java.util.List;

/**
 * A measurement as a dot with whiskers beside the human noise: on the calibrated scale where the measurement has a score,
 * else on the scale of its metric's own values.
 */
final class Track {
    private static final double WIDTH = 240;
    private static final double HEIGHT = 24;
    private static final double MIDDLE = HEIGHT / 2;
    private static final double INSET = 6;
    private static final double ROOM = WIDTH - 2 * INSET;
    private static final double BAND = 15;

    /** The range of values that a metric's rows are drawn on when they are not calibrated. */
    record Domain(double low, double high) {
        static Domain of(List<ReportView.Row> rows) {
            double low = 0;
            double high = 0;
            for (ReportView.Row row : rows) {
                Measurement m = row.measurement();
                if (m.value().isPresent() && !CalibratedScale.fits(m)) {
                    double value = m.value().getAsDouble();
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                    if (m.interval().isPresent()) {
                        low = Math.min(low, finite(m.interval().get().low(), value));
                        high = Math.max(high, finite(m.interval().get().high(), value));
                    }
                    high = Math.max(high, m.noiseFloor().map(NoiseFloor::p95).orElse(0.0));
                }
            }
            return new Domain(low, high > low ? high : low + 1);
        }

        private static double finite(double end, double otherwise) {
            return Double.isFinite(end) ? end : otherwise;
        }

        double position(double value) {
            return Math.max(0, Math.min(1, (value - low) / (high - low)));
        }
    }

    private Track() {}

    static void draw(Markup out, ReportView.Row row, Domain domain) {
        Measurement m = row.measurement();
        if (m.value().isEmpty()) {
            out.element("span", "muted", "undefined");
        } else if (CalibratedScale.fits(m)) {
            calibrated(out, row, CalibratedScale.of(m));
        } else {
            plain(out, row, domain);
        }
    }

    private static void calibrated(Markup out, ReportView.Row row, CalibratedScale scale) {
        Svg svg = Svg.repeating(out, "track", WIDTH, HEIGHT, tooltip(row.measurement()));
        frame(svg);
        Measurement m = row.measurement();
        m.interval().ifPresent(ends -> {
            double first = scale.position(ends.low());
            double second = scale.position(ends.high());
            whisker(svg, row, Math.min(first, second), Math.max(first, second));
        });
        mark(svg, row, scale.position(m.value().getAsDouble()));
        svg.close();
    }

    /** The ground of a calibrated track: noise band, axis, the half-way tick and the baseline. */
    private static void frame(Svg svg) {
        double edge = INSET + CalibratedScale.EDGE * ROOM;
        svg.rectangle("noise", 0, MIDDLE - BAND / 2, edge, BAND)
                .segment("axis", 0, MIDDLE, WIDTH - INSET, MIDDLE)
                .segment("tick", (edge + WIDTH - INSET) / 2, MIDDLE - 3, (edge + WIDTH - INSET) / 2, MIDDLE + 3)
                .segment("baseline", WIDTH - INSET, MIDDLE - BAND / 2, WIDTH - INSET, MIDDLE + BAND / 2);
    }

    private static void plain(Markup out, ReportView.Row row, Domain domain) {
        Measurement m = row.measurement();
        Svg svg = Svg.repeating(out, "track", WIDTH, HEIGHT, tooltip(m));
        double zero = INSET + domain.position(0) * ROOM;
        m.noiseFloor().ifPresent(floor -> {
            double end = INSET + domain.position(floor.p95()) * ROOM;
            svg.rectangle("noise", Math.min(zero, end), MIDDLE - BAND / 2, Math.abs(end - zero), BAND);
        });
        svg.segment("axis", INSET, MIDDLE, WIDTH - INSET, MIDDLE)
                .segment("tick", zero, MIDDLE - BAND / 2, zero, MIDDLE + BAND / 2);
        m.interval().ifPresent(ends -> whisker(svg, row, domain.position(ends.low()), domain.position(ends.high())));
        mark(svg, row, domain.position(m.value().getAsDouble()));
        if (domain.low() < 0) {
            svg.label("end", 0, HEIGHT - 0.5, "start", Figures.number(domain.low()));
        }
        if (Math.abs(zero - WIDTH + INSET) > 1) {
            svg.label("end", WIDTH, HEIGHT - 0.5, "end", Figures.number(domain.high()));
        }
        svg.close();
    }

    private static void whisker(Svg svg, ReportView.Row row, double from, double to) {
        String kind = "whisker " + Words.cssClass(row);
        double left = INSET + from * ROOM;
        double right = INSET + to * ROOM;
        svg.segment(kind, left, MIDDLE, right, MIDDLE)
                .segment(kind, left, MIDDLE - 3, left, MIDDLE + 3)
                .segment(kind, right, MIDDLE - 3, right, MIDDLE + 3);
    }

    private static void mark(Svg svg, ReportView.Row row, double position) {
        svg.dot("mark " + Words.cssClass(row), INSET + position * ROOM, MIDDLE, 4.2);
    }

    private static String tooltip(Measurement m) {
        StringBuilder text = new StringBuilder(Figures.number(m.value().getAsDouble()));
        m.interval().map(Interval::level).ifPresent(level -> text.append(", ")
                .append(Figures.percent(level))
                .append(" interval ")
                .append(Figures.interval(m.interval().get())));
        m.noiseFloor().ifPresent(floor -> text.append(", ").append(floor.toString(m.direction())));
        m.baseline().ifPresent(baseline -> text.append(", uninformed baseline ").append(Figures.number(baseline)));
        return text.toString();
    }

    /** The axis of calibrated tracks, for the head of a table. */
    static void axis(Markup out) {
        Svg svg = Svg.repeating(out, "track axis-head", WIDTH, 30, "");
        double edge = INSET + CalibratedScale.EDGE * ROOM;
        svg.rectangle("noise", 0, 0, edge, 30)
                .label("head", edge / 2, 12, "middle", "human")
                .label("head", edge / 2, 24, "middle", "noise")
                .label("head", (edge + WIDTH) / 2, 11, "middle", "score")
                .segment("axis", edge, 29, WIDTH - INSET, 29)
                .segment("tick", (edge + WIDTH - INSET) / 2, 25, (edge + WIDTH - INSET) / 2, 29)
                .segment("baseline", WIDTH - INSET, 18, WIDTH - INSET, 30)
                .label("head", edge + 3, 24, "start", "1")
                .label("head", (edge + WIDTH - INSET) / 2, 23, "middle", "0.5")
                .label("head", WIDTH - INSET - 3, 24, "end", "0")
                .close();
    }
}
