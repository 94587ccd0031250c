package dev.assay.audit;

import java.util.regex.Pattern;

/**
 * A metric's entry in the catalogue.
 *
 * @param id stable, kebab-case
 * @param title name for people, in the literature's spelling
 * @param family the family it belongs to
 * @param summary one sentence: what the value is
 * @param range of the value, for example "[0, 1]" or "[0, ∞), unit of the column"
 * @param direction which way is good
 * @param needs what it needs of the data, for example "a numeric column on both sides"
 * @param source paper, standard or library that defines it
 * @param onRequest whether an audit leaves it out unless it is asked for by its id: it costs much, or says again what others
 *     say
 */
public record MetricInfo(
        String id,
        String title,
        Family family,
        String summary,
        String range,
        Direction direction,
        String needs,
        String source,
        boolean onRequest) {
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public MetricInfo {
        if (!KEBAB.matcher(id).matches()) {
            throw new IllegalArgumentException("a metric id is kebab-case, was " + id);
        }
    }

    /** A metric that every audit takes. */
    public MetricInfo(
            String id,
            String title,
            Family family,
            String summary,
            String range,
            Direction direction,
            String needs,
            String source) {
        this(id, title, family, summary, range, direction, needs, source, false);
    }

    /** The same metric, left out unless it is asked for by its id. */
    public MetricInfo takenOnRequest() {
        return new MetricInfo(id, title, family, summary, range, direction, needs, source, true);
    }
}
