package dev.assay.io;

import dev.assay.data.TimeColumn;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Reads ISO 8601 dates and times. */
final class IsoTimes {
    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(java.util.Locale.ROOT);

    private IsoTimes() {}

    /**
     * Milliseconds since 1970-01-01T00:00Z, or {@link TimeColumn#MISSING} when the characters are not a date
     * ({@code 2026-11-24}) or a date and time ({@code 2026-11-24T08:30}, with seconds, fraction and offset optional and a
     * space allowed for the T). Times without an offset are UTC.
     */
    static long parse(char[] text, int from, int length) {
        if (length < 10 || length > 40 || text[from + 4] != '-' || text[from + 7] != '-') {
            return TimeColumn.MISSING;
        }
        try {
            LocalDate date = LocalDate.of(number(text, from, 4), number(text, from + 5, 2), number(text, from + 8, 2));
            if (length == 10) {
                return date.toEpochDay() * 86_400_000L;
            }
            if (length < 16 || text[from + 10] != 'T' && text[from + 10] != ' ') {
                return TimeColumn.MISSING;
            }
            String iso = new String(text, from, 10) + "T" + new String(text, from + 11, length - 11);
            return OFFSET.parseBest(iso, OffsetDateTime::from, LocalDateTime::from) instanceof OffsetDateTime withOffset
                    ? withOffset.toInstant().toEpochMilli()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException e) {
            return TimeColumn.MISSING;
        }
    }

    private static int number(char[] text, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            if (text[i] < '0' || text[i] > '9') {
                throw new DateTimeException("not a digit");
            }
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }
}
