package dev.assay.report;

import dev.assay.audit.Conclusion;
import dev.assay.audit.Direction;
import dev.assay.audit.Measurement;
import dev.assay.audit.Verdict;
import dev.assay.stats.Figures;
import java.util.Locale;

/** Fixed words and the classes that colour them. */
final class Words {
    private Words() {}

    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "Pass";
            case WARN -> "Warn";
            case FAIL -> "Fail";
            case INCONCLUSIVE -> "Inconclusive";
        };
    }

    /** "Conclusion: within tolerance". */
    static String conclusion(Conclusion conclusion) {
        return "Conclusion: " + conclusion.title();
    }

    static String direction(Direction direction) {
        return switch (direction) {
            case LOWER_IS_BETTER -> "lower is better";
            case HIGHER_IS_BETTER -> "higher is better";
            case NEUTRAL -> "neither direction is better by itself";
        };
    }

    /** The class that colours a row's marks: its verdict's, or for a row nobody judged whether it stands out. */
    static String cssClass(ReportView.Row row) {
        return row.verdict().map(Verdict::id).orElse(row.noteworthy() ? "notable" : "plain");
    }

    /** A sentence as it stands at the start of a line: with a capital letter. */
    static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Human noise as a table shows it: "≤ 0.03", or "≥ 0.9" where higher is better; "" when there is none. */
    static String noise(Measurement measurement) {
        String sign = measurement.direction() == Direction.HIGHER_IS_BETTER ? "≥ " : "≤ ";
        return measurement
                .noiseFloor()
                .map(floor -> sign + Figures.number(floor.p95()))
                .orElse("");
    }

    /** "1 record", "3 records". */
    static String count(long count, String singular) {
        return Figures.count(count) + " " + singular + (count == 1 ? "" : "s");
    }
}
