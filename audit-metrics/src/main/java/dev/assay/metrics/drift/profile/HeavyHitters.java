package dev.assay.metrics.drift.profile;

import dev.assay.json.JsonException;
import dev.assay.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The most frequent values of a part of a column, in bounded memory: a count is never too large, and at most
 * {@code error <= total / (CAPACITY + 1)} too small, however the parts were merged. Up to {@value #CAPACITY} distinct
 * values all counts are exact.
 *
 * <p>Sources: Misra and Gries (1982), <a href="https://doi.org/10.1016/0167-6423(82)90012-0">doi:10.1016/0167-6423(82)90012-0</a>;
 * merging: Agarwal et al. (2013), <a href="https://doi.org/10.1145/2500128">doi:10.1145/2500128</a>.
 *
 * @param total values counted
 * @param error by how much a count may be too small
 * @param counts by value, in order of the values
 */
public record HeavyHitters(long total, long error, Map<String, Long> counts) {
    /** Values kept at most. */
    public static final int CAPACITY = 32;

    public HeavyHitters {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** The heavy hitters of exact counts. */
    static HeavyHitters of(Map<String, Long> exact) {
        long total = exact.values().stream().mapToLong(Long::longValue).sum();
        return new HeavyHitters(total, 0, exact).reduced();
    }

    /** The heavy hitters of the values of both. */
    public HeavyHitters merge(HeavyHitters other) {
        Map<String, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((value, count) -> sum.merge(value, count, Long::sum));
        return new HeavyHitters(total + other.total, error + other.error, sum).reduced();
    }

    private HeavyHitters reduced() {
        if (counts.size() <= CAPACITY) {
            return this;
        }
        List<Long> descending = new ArrayList<>(counts.values());
        descending.sort(Collections.reverseOrder());
        long taken = descending.get(CAPACITY);
        Map<String, Long> kept = new TreeMap<>();
        counts.forEach((value, count) -> {
            if (count > taken) {
                kept.put(value, count - taken);
            }
        });
        return new HeavyHitters(total, error + taken, kept);
    }

    Object tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("total", total);
        tree.put("error", error);
        tree.put("counts", counts);
        return tree;
    }

    static HeavyHitters read(JsonValue json) {
        Map<String, Long> counts = new TreeMap<>();
        JsonValue stored = json.get("counts");
        for (String key : stored.keys()) {
            counts.put(key, stored.get(key).asLong());
        }
        if (counts.size() > CAPACITY) {
            throw new JsonException(stored.path() + ": at most " + CAPACITY + " values were expected");
        }
        return new HeavyHitters(json.get("total").asLong(), json.get("error").asLong(), counts);
    }
}
