package dev.assay.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The metrics an audit can take, by id, in the order of family and id. */
public final class Catalogue {
    private final Map<String, Metric> metrics;

    private Catalogue(Map<String, Metric> metrics) {
        this.metrics = metrics;
    }

    /** The metrics that {@link ServiceLoader} finds with the context class loader. */
    public static Catalogue load() {
        List<Metric> found = new ArrayList<>();
        ServiceLoader.load(Metric.class).forEach(found::add);
        return of(found);
    }

    /** These metrics; two with one id are an error. */
    public static Catalogue of(List<? extends Metric> metrics) {
        List<Metric> sorted = new ArrayList<>(metrics);
        sorted.sort(Comparator.comparing((Metric metric) -> metric.info().family())
                .thenComparing(metric -> metric.info().id()));
        Map<String, Metric> byId = new LinkedHashMap<>();
        for (Metric metric : sorted) {
            Metric earlier = byId.putIfAbsent(metric.info().id(), metric);
            if (earlier != null) {
                throw new IllegalArgumentException("two metrics have the id "
                        + metric.info().id() + ": " + earlier.getClass().getName() + " and "
                        + metric.getClass().getName());
            }
        }
        return new Catalogue(byId);
    }

    public List<Metric> metrics() {
        return List.copyOf(metrics.values());
    }

    public Optional<Metric> find(String id) {
        return Optional.ofNullable(metrics.get(id));
    }

    /** The metric of that id; an unknown id is an error that names near ones. */
    public Metric get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(unknown(id)));
    }

    /** Says that there is no metric of that id, and which may have been meant. */
    String unknown(String id) {
        return "there is no metric " + id + nearest(id);
    }

    private String nearest(String id) {
        List<String> near = metrics.keySet().stream()
                .filter(known -> known.contains(id) || id.contains(known) || shared(known, id) >= 4)
                .limit(5)
                .toList();
        return near.isEmpty()
                ? "; the command metrics lists the " + metrics.size() + " there are"
                : "; did you mean one of " + near;
    }

    private static int shared(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }
}
