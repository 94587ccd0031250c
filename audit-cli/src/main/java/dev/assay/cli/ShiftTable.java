package dev.assay.cli;

import dev.assay.metrics.drift.DriftVerdict;
import dev.assay.metrics.drift.joint.JointComparison;
import dev.assay.metrics.drift.joint.JointShift;
import dev.assay.metrics.drift.profile.ProfileComparison;
import dev.assay.metrics.drift.profile.ProfileComparison.ColumnShift;
import dev.assay.stats.Figures;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints what moved, for people. */
final class ShiftTable {
    private static final int SHOWN_VALUES = 5;

    private final PrintWriter out;

    ShiftTable(PrintWriter out) {
        this.out = out;
    }

    void print(ProfileComparison comparison, ReferencedData read) {
        List<ColumnShift> moved = comparison.moved();
        out.println((moved.isEmpty()
                        ? "No column moved"
                        : moved.size() + " of " + comparison.columns().size()
                                + (comparison.columns().size() == 1 ? " column moved" : " columns moved"))
                + " between the reference (" + Figures.count(read.profile().rows()) + " rows) and "
                + read.data().name() + " (" + Figures.count(read.data().rows()) + " rows).");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("column", "verdict", "index", "corrected", "least shown", "p", "missing", "p (missing)"));
        comparison.columns().forEach(shift -> rows.add(row(shift)));
        print(rows);
        for (ColumnShift shift : comparison.columns()) {
            if (!shift.fresh().isEmpty()) {
                out.println("  new in " + shift.column() + ": " + fresh(shift));
            }
        }
        comparison.skipped().forEach((column, reason) -> out.println("  not compared, " + column + ": " + reason));
        if (!read.unknown().isEmpty()) {
            out.println("  not in the reference: " + String.join(", ", read.unknown()));
        }
    }

    /** What the columns did together. */
    void print(JointComparison joint) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("columns together", "verdict", "value", "effect", "matters from", "least shown", "p", ""));
        for (int i = 0; i < joint.shifts().size(); i++) {
            JointShift shift = joint.shifts().get(i);
            rows.add(List.of(
                    shift.name(),
                    words(joint.verdict(i)),
                    Figures.number(shift.value()),
                    Figures.number(shift.effect()),
                    Figures.number(shift.material()),
                    Figures.number(shift.detectable()),
                    Figures.pValue(joint.adjustedPValues().get(i)),
                    shift.where()));
        }
        print(rows);
        joint.skipped().forEach((name, reason) -> out.println("  not compared, " + name + ": " + reason));
    }

    /** What a column did, in one line. */
    static String sentence(ColumnShift shift) {
        List<String> parts = new ArrayList<>();
        parts.add(words(shift) + " (index " + Figures.number(shift.index()) + ", p "
                + Figures.pValue(shift.adjustedPValue()) + ")");
        if (shift.missingMoved()) {
            parts.add("missing " + missing(shift) + " (p " + Figures.pValue(shift.adjustedMissingPValue()) + ")");
        }
        if (!shift.fresh().isEmpty()) {
            parts.add("new: " + fresh(shift));
        }
        return shift.column() + ": " + String.join("; ", parts);
    }

    private static List<String> row(ColumnShift shift) {
        return List.of(
                shift.column(),
                words(shift),
                Figures.number(shift.index()),
                Figures.number(shift.corrected()),
                Figures.number(shift.detectable()),
                Figures.pValue(shift.adjustedPValue()),
                missing(shift),
                Figures.pValue(shift.adjustedMissingPValue()) + (shift.missingMoved() ? ", moved" : ""));
    }

    private static String words(ColumnShift shift) {
        return words(shift.verdict());
    }

    private static String words(DriftVerdict verdict) {
        String words = verdict.name().replace('_', ' ');
        return verdict == DriftVerdict.DRIFT ? words : words.toLowerCase(Locale.ROOT);
    }

    private static String missing(ColumnShift shift) {
        String before = Figures.percent(shift.referenceMissing());
        String now = Figures.percent(shift.currentMissing());
        return before.equals(now) ? now : before + " -> " + now;
    }

    private static String fresh(ColumnShift shift) {
        int more = shift.fresh().size() - SHOWN_VALUES;
        return shift.fresh().keySet().stream().limit(SHOWN_VALUES).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private void print(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append("  ")
                        .append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length()));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
