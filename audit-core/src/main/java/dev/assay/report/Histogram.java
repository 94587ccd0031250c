package dev.assay.report;

import dev.assay.audit.Evidence;
import dev.assay.stats.Figures;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two distributions over ordered cells: the human one as filled bars, the synthetic one as an outline over them. */
final class Histogram {
    private static final double WIDTH = 440;
    private static final double HEIGHT = 190;
    private static final double LEFT = 48;
    private static final double RIGHT = 430;
    private static final double TOP = 10;
    private static final double BOTTOM = 160;
    private static final int MOST_LABELS = 5;
    private static final int MOST_CELLS = 80;
    private static final int LONGEST_LABEL = 14;

    private static final Pattern BIN = Pattern.compile("^[\\[(](-?[0-9]+(?:\\.[0-9]+)?(?:[eE]-?[0-9]+)?), ");

    private Histogram() {}

    /** Whether the cells are an order of bins, such as "[0, 10)", rather than names. */
    static boolean fits(Evidence.Distribution distribution) {
        int cells = distribution.labels().size();
        return cells >= 3
                && cells <= MOST_CELLS
                && distribution.labels().stream().filter(Histogram::isBin).count() * 5 >= cells * 4L;
    }

    private static boolean isBin(String label) {
        String bare = label.strip();
        if (bare.isEmpty()) {
            return false;
        }
        char first = bare.charAt(0);
        return "[(<>≤≥".indexOf(first) >= 0
                || (first == '-' && bare.length() > 1 && Character.isDigit(bare.charAt(1)))
                || Character.isDigit(first);
    }

    static void draw(Markup out, Evidence.Distribution distribution) {
        List<Double> human = distribution.human();
        List<Double> synthetic = distribution.synthetic();
        int cells = human.size();
        double top = 0;
        double apart = 0;
        int widest = 0;
        for (int i = 0; i < cells; i++) {
            top = Math.max(top, Math.max(known(human.get(i)), known(synthetic.get(i))));
            double gap = Math.abs(known(human.get(i)) - known(synthetic.get(i)));
            if (gap > apart) {
                apart = gap;
                widest = i;
            }
        }
        double step = tickStep(top);
        double ceiling = Math.max(step, Math.ceil(top / step - 1e-9) * step);
        Svg svg = Svg.described(
                out,
                "histogram",
                WIDTH,
                HEIGHT,
                distribution.title(),
                "Shares of " + cells + " cells, human and synthetic. They differ most at "
                        + distribution.labels().get(widest) + ": human "
                        + Figures.percent(known(human.get(widest))) + ", synthetic "
                        + Figures.percent(known(synthetic.get(widest))) + ".");
        for (double tick = 0; tick <= ceiling + step / 2; tick += step) {
            double y = y(tick, ceiling);
            svg.segment("grid", LEFT, y, RIGHT, y).label("end", LEFT - 6, y + 4, "end", Figures.percent(round(tick)));
        }
        double width = (RIGHT - LEFT) / cells;
        StringBuilder outline =
                new StringBuilder("M").append(at(LEFT)).append(' ').append(at(BOTTOM));
        for (int i = 0; i < cells; i++) {
            double x = LEFT + i * width;
            double y = y(known(human.get(i)), ceiling);
            svg.rectangle("human", x + width * 0.06, y, width * 0.88, BOTTOM - y);
            double over = y(known(synthetic.get(i)), ceiling);
            outline.append(" L").append(at(x)).append(' ').append(at(over));
            outline.append(" L").append(at(x + width)).append(' ').append(at(over));
        }
        svg.path(
                "synthetic-line",
                outline.append(" L")
                        .append(at(RIGHT))
                        .append(' ')
                        .append(at(BOTTOM))
                        .toString());
        svg.segment("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        int every = Math.max(1, (int) Math.ceil(cells / (double) MOST_LABELS));
        for (int i = 0; i < cells; i += every) {
            String label = distribution.labels().get(i).strip();
            boolean bounded = BIN.matcher(label).find();
            svg.label(
                    "end",
                    LEFT + (bounded ? i : i + 0.5) * width,
                    BOTTOM + 17,
                    i == 0 && !bounded ? "start" : "middle",
                    bounded ? lower(label) : Visible.cut(Visible.line(label), LONGEST_LABEL));
        }
        svg.close();
    }

    /** Where a bin such as "[200000, 250000)" begins. */
    private static String lower(String label) {
        Matcher bin = BIN.matcher(label);
        return bin.find() ? Figures.number(Double.parseDouble(bin.group(1))) : label;
    }

    private static double known(double share) {
        return Double.isFinite(share) ? share : 0;
    }

    private static double y(double share, double ceiling) {
        return BOTTOM - (BOTTOM - TOP) * share / ceiling;
    }

    /** A round step that gives two to five ticks. */
    private static double tickStep(double top) {
        double rough = Math.max(top, 1e-6) / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double scaled = rough / power;
        return power * (scaled <= 1 ? 1 : scaled <= 2 ? 2 : scaled <= 5 ? 5 : 10);
    }

    private static double round(double tick) {
        return Math.rint(tick * 1e9) / 1e9;
    }

    private static String at(double position) {
        return Double.toString(Math.rint(position * 10) / 10);
    }
}
