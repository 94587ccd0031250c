package dev.assay.audit;

import java.util.Map;

/**
 * An option that a caller may set for a metric, in code or in a configuration file.
 *
 * @param name kebab-case, for example "max-rows"
 * @param summary what it sets
 * @param standard what holds without it, for people
 * @param type which values it takes
 * @param least smallest number it takes
 * @param most largest number it takes
 */
public record MetricOption(String name, String summary, String standard, Type type, double least, double most) {
    /** Which values an option takes. */
    public enum Type {
        NUMBER("a number"),
        WHOLE_NUMBER("a whole number"),
        WORD("a string, a number, true or false");

        private final String words;

        Type(String words) {
            this.words = words;
        }
    }

    /** A number in [least, most]. */
    public static MetricOption number(String name, String summary, double standard, double least, double most) {
        return new MetricOption(name, summary, String.valueOf(standard), Type.NUMBER, least, most);
    }

    /** A word, such as a value of a column. */
    public static MetricOption word(String name, String summary, String standard) {
        return new MetricOption(name, summary, standard, Type.WORD, Double.NaN, Double.NaN);
    }

    /** The option {@code max-rows}, the most rows a side that a metric of high cost takes. */
    public static MetricOption mostRows(int standard) {
        return new MetricOption(
                "max-rows",
                "most rows a side, drawn at random where there are more",
                String.valueOf(standard),
                Type.WHOLE_NUMBER,
                4,
                Integer.MAX_VALUE);
    }

    /** Which values it takes, as error messages and the catalogue say it. */
    public String takes() {
        if (type == Type.WORD) {
            return type.words;
        }
        return type == Type.NUMBER
                ? type.words + " in [" + least + ", " + most + "]"
                : type.words
                        + (most == Integer.MAX_VALUE
                                ? " from " + (long) least
                                : " in [" + (long) least + ", " + (long) most + "]");
    }

    private boolean fits(Object value) {
        if (type == Type.WORD) {
            return true;
        }
        if (!(value instanceof Number number)) {
            return false;
        }
        double real = number.doubleValue();
        return real >= least && real <= most && (type == Type.NUMBER || real == Math.rint(real));
    }

    /** Checks the options set for a metric: an unknown name and a value it does not take are errors that say what is. */
    static void check(Metric metric, Map<String, Object> values) {
        for (Map.Entry<String, Object> value : values.entrySet()) {
            String id = metric.info().id();
            MetricOption option = metric.options().stream()
                    .filter(known -> known.name().equals(value.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the metric " + id + " has no option "
                            + value.getKey() + "; "
                            + (metric.options().isEmpty()
                                    ? "it has none"
                                    : "its options are "
                                            + metric.options().stream()
                                                    .map(MetricOption::name)
                                                    .toList())));
            if (!option.fits(value.getValue())) {
                throw new IllegalArgumentException("the option " + option.name() + " of " + id + " is " + option.takes()
                        + ", was " + value.getValue());
            }
        }
    }
}
