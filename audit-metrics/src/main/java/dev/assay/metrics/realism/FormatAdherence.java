package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The share of values that have a format: match a regular expression as a whole, or are a date.
 *
 * <p>Range [0, 1], 1 when all do. Null is missing and left out; a column without values is undefined. Cost: one match a
 * value. A regular expression from an untrusted source can take exponential time; take patterns from the user's own
 * configuration only.
 */
public final class FormatAdherence {
    private FormatAdherence() {}

    /** The share of values that the pattern matches as a whole. */
    public static double matching(@Nullable String[] values, Pattern pattern) {
        return share(values, value -> pattern.matcher(value).matches());
    }

    /** The share of values that the formatter can parse, for example {@link DateTimeFormatter#ISO_LOCAL_DATE}. */
    public static double dates(@Nullable String[] values, DateTimeFormatter format) {
        return share(values, value -> isDate(value, format));
    }

    private static boolean isDate(String value, DateTimeFormatter format) {
        try {
            format.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static double share(@Nullable String[] values, Predicate<String> wellFormed) {
        int present = 0;
        int right = 0;
        for (String value : values) {
            if (value != null) {
                present++;
                right += wellFormed.test(value) ? 1 : 0;
            }
        }
        if (present == 0) {
            throw new UndefinedStatisticException("the column has no values that are not missing");
        }
        return (double) right / present;
    }
}
