package dev.assay.io;

import dev.assay.data.TimeColumn;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Reads ISO 8601 dates and times. */
final class IsoTimes {
    private static final long DAY = 86_400_000;
    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private IsoTimes() {}

    /**
     * Milliseconds since 1970-01-01T00:00Z, or {@link TimeColumn#MISSING} when the bytes are not a date
     * ({@code 2026-11-24}) or a date and time ({@code 2026-11-24T08:30}, with seconds, fraction and offset optional and a
     * space allowed for the T). Times without an offset are UTC.
     */
    static long parse(byte[] text, int from, int length) {
        if (length < 10 || length > 40 || text[from + 4] != '-' || text[from + 7] != '-') {
            return TimeColumn.MISSING;
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return TimeColumn.MISSING;
        }
        long midnight = LocalDate.of(year, month, day).toEpochDay() * DAY;
        if (length == 10) {
            return midnight;
        }
        if (length < 16 || text[from + 10] != 'T' && text[from + 10] != ' ') {
            return TimeColumn.MISSING;
        }
        long ofDay = timeOfDay(text, from + 11, length - 11);
        return ofDay < 0 ? parsed(text, from, length) : midnight + ofDay;
    }

    /** Milliseconds of {@code hh:mm:ss}, with Z or without, what most writers write; -1 when it is anything else. */
    private static long timeOfDay(byte[] text, int from, int length) {
        boolean zulu = text[from + length - 1] == 'Z';
        if (length != (zulu ? 9 : 8) || text[from + 2] != ':' || text[from + 5] != ':') {
            return -1;
        }
        int hour = number(text, from, 2);
        int minute = number(text, from + 3, 2);
        int second = number(text, from + 6, 2);
        return hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59
                ? -1
                : 1000L * (3600 * hour + 60 * minute + second);
    }

    private static long parsed(byte[] text, int from, int length) {
        String iso = new String(text, from, 10, StandardCharsets.UTF_8) + "T"
                + new String(text, from + 11, length - 11, StandardCharsets.UTF_8);
        try {
            return OFFSET.parseBest(iso, OffsetDateTime::from, LocalDateTime::from) instanceof OffsetDateTime withOffset
                    ? withOffset.toInstant().toEpochMilli()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException e) {
            return TimeColumn.MISSING;
        }
    }

    /** The number that so many digits are; -1 when they are not. */
    private static int number(byte[] text, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }
}
