package dev.assay.verify;

import dev.assay.json.JsonValue;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares our answer with what is expected.
 *
 * <p>A tolerance is absolute for expected values up to 1 in magnitude and relative above, or relative throughout where the
 * words say so. Keys that start with {@code DO_NOT_MATCH} are passed over.
 */
final class Comparison {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
    private static final double DEFAULT = 1e-9;

    /** Our answer where the statistic has no value: agrees with no value, with no finite number and with an error message. */
    static final Object UNDEFINED = new Object() {
        @Override
        public String toString() {
            return "undefined";
        }
    };

    private Comparison() {}

    /** The first disagreement, or empty. */
    static Optional<String> disagreement(@Nullable Object actual, JsonValue expected, JsonValue tolerance) {
        return compare("", actual, expected, tolerance);
    }

    private static Optional<String> compare(
            String at, @Nullable Object actual, JsonValue expected, JsonValue tolerance) {
        if (actual instanceof JsonValue json) {
            return compare(at, json.raw(), expected, tolerance);
        }
        if (actual == UNDEFINED) {
            boolean none = expected.isNull()
                    || expected.isString()
                    || expected.isNumber() && !Double.isFinite(expected.asDouble());
            return none ? Optional.empty() : differs(at, actual, expected);
        }
        if (expected.isNull()) {
            return actual == null || actual instanceof Double d && !Double.isFinite(d)
                    ? Optional.empty()
                    : differs(at, actual, expected);
        }
        if (expected.isObject()) {
            if (!(actual instanceof Map<?, ?> map)) {
                return differs(at, actual, expected);
            }
            for (String key : expected.keys()) {
                if (key.startsWith("DO_NOT_MATCH")) {
                    continue;
                }
                if (!map.containsKey(key)) {
                    return Optional.of(at + "/" + key + ": is missing from ours, expected "
                            + shorten(expected.get(key).raw()));
                }
                JsonValue within = tolerance.isObject()
                        ? tolerance.find(key).orElse(tolerance.find("default").orElse(tolerance))
                        : tolerance;
                Optional<String> difference = compare(at + "/" + key, map.get(key), expected.get(key), within);
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        if (expected.isArray()) {
            List<@Nullable Object> list = list(actual);
            if (list == null || list.size() != expected.size()) {
                return differs(at, actual, expected);
            }
            List<JsonValue> elements = expected.elements();
            for (int i = 0; i < elements.size(); i++) {
                Optional<String> difference = compare(at + "[" + i + "]", list.get(i), elements.get(i), tolerance);
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        if (actual instanceof AnswerRange range && expected.isNumber()) {
            double wanted = expected.asDouble();
            boolean agrees = wanted >= range.low() && wanted <= range.high()
                    || close(range.low(), wanted, tolerance)
                    || close(range.high(), wanted, tolerance);
            return agrees ? Optional.empty() : differs(at, actual, expected);
        }
        if (expected.isNumber()) {
            Double number = number(actual);
            return number != null && close(number, expected.asDouble(), tolerance)
                    ? Optional.empty()
                    : differs(at, actual, expected);
        }
        return String.valueOf(expected.raw()).equals(String.valueOf(actual))
                ? Optional.empty()
                : differs(at, actual, expected);
    }

    private static boolean close(double actual, double expected, JsonValue tolerance) {
        if (Double.isNaN(expected) || Double.isNaN(actual)) {
            return Double.isNaN(expected) && Double.isNaN(actual);
        }
        if (Double.isInfinite(expected) || Double.isInfinite(actual)) {
            return actual == expected;
        }
        double allowed = DEFAULT;
        boolean relative = false;
        if (tolerance.isNumber()) {
            allowed = tolerance.asDouble();
        } else if (tolerance.isString()) {
            Matcher matcher = NUMBER.matcher(tolerance.asString());
            if (matcher.find()) {
                allowed = Double.parseDouble(matcher.group());
            }
            relative = tolerance.asString().contains("relative");
        }
        double scale = relative ? Math.abs(expected) : Math.max(1, Math.abs(expected));
        return Math.abs(actual - expected) <= allowed * scale;
    }

    private static @Nullable Double number(@Nullable Object actual) {
        if (actual instanceof Number number) {
            return number.doubleValue();
        }
        return actual instanceof String text && new JsonValue(text, "").isNumber() ? Double.valueOf(text) : null;
    }

    private static @Nullable List<@Nullable Object> list(@Nullable Object actual) {
        if (actual instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        if (actual == null || !actual.getClass().isArray()) {
            return null;
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(actual); i++) {
            list.add(Array.get(actual, i));
        }
        return list;
    }

    private static Optional<String> differs(String at, @Nullable Object actual, JsonValue expected) {
        Object shown = actual != null && actual.getClass().isArray() ? list(actual) : actual;
        return Optional.of((at.isEmpty() ? "" : at + ": ") + "ours is " + shorten(shown) + ", expected "
                + shorten(expected.raw()));
    }

    private static String shorten(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
