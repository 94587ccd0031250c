package dev.assay.metrics.text.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.NoiseFloor;
import dev.assay.audit.Side;
import dev.assay.metrics.text.FormattingMarks;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.TestResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.statistics.inference.FisherExactTest;

/** Whether the layout of a text alone, such as a label before it, tells which side it is from. */
public final class FormattingMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "formatting",
            "Formatting",
            Family.TEXT,
            "Largest difference between the shares of human and of synthetic texts that have one mark of formatting.",
            "[0, 1], 1 = the mark tells every text's side",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides",
            "Fisher's exact test; Newcombe 1998 for the interval");

    private static final double ALPHA = 0.05;
    private static final int SHOWN = 8;
    private static final int SHOWN_TEXTS = 3;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        TextPair.eachWhole(inputs, out, pair -> out.add(measure(inputs, pair)));
    }

    /** How many texts have a mark. */
    private record Mark(String name, Predicate<String> test, int human, int synthetic, double gap) {}

    private static Measurement measure(AuditInputs inputs, TextPair pair) {
        int n = pair.human().length;
        int m = pair.synthetic().length;
        int least = Math.max(2, (n + m) / 100);
        List<Mark> marks = new ArrayList<>();
        for (Map.Entry<String, Predicate<String>> mark :
                FormattingMarks.of(List.of(pair.all()), least).entrySet()) {
            int human = count(pair.human(), mark.getValue());
            int synthetic = count(pair.synthetic(), mark.getValue());
            marks.add(new Mark(
                    mark.getKey(),
                    mark.getValue(),
                    human,
                    synthetic,
                    Math.abs((double) synthetic / m - (double) human / n)));
        }
        marks.sort(Comparator.comparingDouble(mark -> -mark.gap));
        Mark most = marks.get(0);
        boolean more = (double) most.synthetic / m > (double) most.human / n;
        double level = 1 - ALPHA / marks.size();
        Interval wide = more
                ? ProportionInterval.newcombe(most.synthetic, m, most.human, n, level)
                : ProportionInterval.newcombe(most.human, n, most.synthetic, m, level);
        // The largest of many differences is this large by chance, at a rate of one half.
        double floor = Math.min(1, ProportionInterval.z(level) * Math.sqrt(0.25 / n + 0.25 / m));
        Measurement.Builder measurement = pair.measurement(INFO)
                .rows(n, m)
                .value(most.gap)
                .interval(new Interval(
                        Math.max(0, wide.low()),
                        Math.max(0, wide.high()),
                        1 - ALPHA,
                        "Newcombe, for all marks at once"))
                .test(new TestResult(
                        most.gap,
                        Math.min(1, fisher(most, n, m) * marks.size()),
                        "Fisher exact, Bonferroni over " + marks.size() + " marks"))
                .noiseFloor(new NoiseFloor(0, floor, 0, "sampling error of the largest of all marks"))
                .baseline(1)
                .detail("marks tested", marks.size())
                .detail("synthetic share", (double) most.synthetic / m)
                .detail("human share", (double) most.human / n);
        if (floor < 1) {
            measurement.score(1 - Math.min(1, Math.max(0, (most.gap - floor) / (1 - floor))));
        } else {
            measurement.note("No score: there are too few texts.");
        }
        if (most.gap > 0) {
            measurement.headline(pair.column() + ": the mark “" + most.name + "” is on "
                    + Figures.percent((double) most.synthetic / m) + " of synthetic texts and "
                    + Figures.percent((double) most.human / n) + " of human ones, whatever they say.");
        }
        for (Mark mark : marks.subList(0, Math.min(SHOWN, marks.size()))) {
            if (mark.gap > floor) {
                measurement.evidence(
                        new Evidence.Segment(mark.name, (double) mark.human / n, (double) mark.synthetic / m, "share"));
            }
        }
        if (most.gap > floor) {
            measurement.evidence(examples(inputs, pair, most, more ? Side.SYNTHETIC : Side.HUMAN));
        }
        return measurement.build();
    }

    private static Evidence.Records examples(AuditInputs inputs, TextPair pair, Mark mark, Side side) {
        List<Evidence.Record> records = new ArrayList<>();
        int with = 0;
        int without = 0;
        for (int text = 0; text < pair.words().size(); text++) {
            boolean has = mark.test.test(pair.text(text));
            if (has && pair.side(text) == side && with < SHOWN_TEXTS) {
                records.add(with++, pair.record(inputs, text, 1));
            } else if (!has && pair.side(text) != side && without < SHOWN_TEXTS) {
                records.add(pair.record(inputs, text, 0));
                without++;
            }
        }
        return new Evidence.Records("texts with and without the mark \"" + mark.name + "\"", records);
    }

    private static int count(String[] texts, Predicate<String> test) {
        int count = 0;
        for (String text : texts) {
            count += test.test(text) ? 1 : 0;
        }
        return count;
    }

    private static double fisher(Mark mark, int n, int m) {
        return Math.min(
                1,
                FisherExactTest.withDefaults()
                        .test(new int[][] {{mark.human, n - mark.human}, {mark.synthetic, m - mark.synthetic}})
                        .getPValue());
    }
}
