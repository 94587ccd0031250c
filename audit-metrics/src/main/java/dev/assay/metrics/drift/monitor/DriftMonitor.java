package dev.assay.metrics.drift.monitor;

import dev.assay.json.Json;
import dev.assay.json.JsonException;
import dev.assay.json.JsonValue;
import dev.assay.metrics.drift.profile.Profile;
import dev.assay.metrics.drift.profile.ProfileComparison;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares the records of a running service, window by window, with a reference profile.
 *
 * <p>Thread-safe: any number of threads may add records, and none is lost. Starts no thread: the thread whose record
 * closes a window compares it and calls the listener, outside the lock, so reports of windows that close at the same time
 * may arrive in another order than {@link WindowReport#window}. What a listener throws reaches that thread; the record is
 * counted. Memory depends on the columns, not on the records.
 *
 * <p>Each window is compared at {@link ProfileComparison#ALPHA}, so without drift up to one window in twenty raises an alarm
 * by chance.
 */
public final class DriftMonitor {
    private static final String FORMAT = "assay-monitor-1";

    private final Object lock = new Object();
    private final Profile reference;
    private final WindowRule rule;
    private final Consumer<WindowReport> listener;
    private final RecordBuffer buffer;
    private @Nullable Profile window;
    private @Nullable Profile closed;
    private long windows;
    private long closedRecords;
    private long span = Long.MIN_VALUE;

    private record Closed(long window, long firstRecord, Profile profile) {}

    /** A monitor that has seen nothing yet. */
    public DriftMonitor(Profile reference, WindowRule rule, Consumer<WindowReport> listener) {
        if (reference.columns().isEmpty()) {
            throw new IllegalArgumentException(
                    "the reference profile has no columns; left out: " + reference.skipped());
        }
        this.reference = reference;
        this.rule = rule;
        this.listener = listener;
        buffer = new RecordBuffer(reference);
    }

    /** Takes a record that arrives now by the system clock; see {@link #add(Map, Instant)}. */
    public void add(Map<String, ? extends @Nullable Object> record) {
        add(record, Instant.now());
    }

    /**
     * Takes a record: numbers for numeric columns, anything for categorical ones, by its text. An absent or null value is
     * missing, further keys are passed over, and a record with a value of the wrong kind is refused whole.
     */
    public void add(Map<String, ? extends @Nullable Object> record, Instant time) {
        Closed before = null;
        Closed after = null;
        synchronized (lock) {
            if (rule instanceof WindowRule.Span spans) {
                long now = Math.floorDiv(time.toEpochMilli(), spans.span().toMillis());
                if (now > span) {
                    before = span == Long.MIN_VALUE ? null : close();
                    span = now;
                }
            }
            buffer.add(record);
            if (buffer.full()) {
                flush();
            }
            if (rule instanceof WindowRule.Records size && open() >= size.records()) {
                after = close();
            }
        }
        report(before);
        report(after);
    }

    /** Closes the open window, however few records it has; a window without any is not reported. */
    public void endWindow() {
        Closed ended;
        synchronized (lock) {
            ended = close();
        }
        report(ended);
    }

    /** Records taken so far. */
    public long records() {
        synchronized (lock) {
            return closedRecords + open();
        }
    }

    /** The summary of all records taken so far, empty when there are none. */
    public Optional<Profile> total() {
        synchronized (lock) {
            flush();
            return Optional.ofNullable(merged(closed, window));
        }
    }

    /** All of this monitor's state as JSON text, from which {@link #restore} continues. */
    public String snapshot() {
        synchronized (lock) {
            flush();
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            tree.put("format", FORMAT);
            if (rule instanceof WindowRule.Records size) {
                tree.put("windowRecords", size.records());
            } else if (rule instanceof WindowRule.Span spans) {
                tree.put("windowMillis", spans.span().toMillis());
                tree.put("span", span);
            }
            tree.put("windows", windows);
            tree.put("closedRecords", closedRecords);
            tree.put("reference", reference.tree());
            tree.put("window", window == null ? null : window.tree());
            tree.put("closed", closed == null ? null : closed.tree());
            return Json.write(tree);
        }
    }

    /** The monitor that wrote this snapshot, as it was then. */
    public static DriftMonitor restore(JsonValue snapshot, Consumer<WindowReport> listener) {
        String format = snapshot.get("format").asString();
        if (!format.equals(FORMAT)) {
            throw new JsonException(snapshot.path() + ": format " + FORMAT + " was expected, was " + format);
        }
        WindowRule rule = snapshot.has("windowRecords")
                ? WindowRule.records(snapshot.get("windowRecords").asLong())
                : WindowRule.span(Duration.ofMillis(snapshot.get("windowMillis").asLong()));
        DriftMonitor monitor = new DriftMonitor(Profile.read(snapshot.get("reference")), rule, listener);
        synchronized (monitor.lock) {
            monitor.windows = snapshot.get("windows").asLong();
            monitor.closedRecords = snapshot.get("closedRecords").asLong();
            monitor.window = snapshot.find("window").map(Profile::read).orElse(null);
            monitor.closed = snapshot.find("closed").map(Profile::read).orElse(null);
            monitor.span = snapshot.find("span").map(JsonValue::asLong).orElse(Long.MIN_VALUE);
        }
        return monitor;
    }

    private long open() {
        return buffer.size() + (window == null ? 0 : window.rows());
    }

    private void flush() {
        if (buffer.size() > 0) {
            window = merged(window, buffer.drain(reference));
        }
    }

    private @Nullable Closed close() {
        flush();
        Profile ended = window;
        if (ended == null) {
            return null;
        }
        Closed result = new Closed(windows++, closedRecords, ended);
        closedRecords += ended.rows();
        closed = merged(closed, ended);
        window = null;
        return result;
    }

    private void report(@Nullable Closed ended) {
        if (ended != null) {
            listener.accept(new WindowReport(
                    ended.window,
                    ended.firstRecord,
                    ended.profile.rows(),
                    ProfileComparison.of(reference, ended.profile)));
        }
    }

    private static @Nullable Profile merged(@Nullable Profile first, @Nullable Profile second) {
        return first == null ? second : second == null ? first : first.merge(second);
    }
}
