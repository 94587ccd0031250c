package dev.assay.metrics.drift.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.json.Json;
import dev.assay.metrics.drift.profile.ColumnProfile;
import dev.assay.metrics.drift.profile.NumericProfile;
import dev.assay.metrics.drift.profile.Profile;
import dev.assay.metrics.drift.profile.ProfileComparison;
import dev.assay.stats.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class DriftMonitorTest {
    private static final Dataset ROWS = rows(8000);
    private static final Profile REFERENCE = Profile.of(ROWS.slice(0, 2000));

    /** From row 5000 on the sizes are larger. */
    private static Dataset rows(int n) {
        UniformRandomProvider random = new Seed(4).random();
        double[] size = new double[n];
        String[] colour = new String[n];
        for (int i = 0; i < n; i++) {
            size[i] = random.nextInt(50) == 0 ? Double.NaN : random.nextDouble() + (i < 5000 ? 0 : 0.4);
            colour[i] = random.nextBoolean() ? "red" : "blue";
        }
        return Dataset.of("rows", NumericColumn.of("size", size), CategoricalColumn.of("colour", colour));
    }

    private static Map<String, Object> record(int row) {
        Map<String, Object> record = new HashMap<>();
        NumericColumn size = (NumericColumn) ROWS.column("size");
        if (!size.isMissing(row)) {
            record.put("size", size.values()[row]);
        }
        record.put("colour", ((CategoricalColumn) ROWS.column("colour")).value(row));
        return record;
    }

    private static void feed(DriftMonitor monitor, int from, int to) {
        for (int row = from; row < to; row++) {
            monitor.add(record(row));
        }
    }

    @Test
    void reports_the_window_in_which_a_column_moved() {
        List<WindowReport> reports = new ArrayList<>();
        feed(new DriftMonitor(REFERENCE, WindowRule.records(1000), reports::add), 2000, 8000);
        assertThat(reports)
                .extracting(WindowReport::records)
                .containsOnly(1000L)
                .hasSize(6);
        assertThat(reports.stream()
                        .filter(r -> r.comparison().moved().stream()
                                .anyMatch(c -> c.column().equals("size")))
                        .map(WindowReport::firstRecord))
                .containsExactly(3000L, 4000L, 5000L);
    }

    @Test
    void a_window_says_what_a_batch_of_its_rows_says() {
        List<WindowReport> reports = new ArrayList<>();
        feed(new DriftMonitor(REFERENCE, WindowRule.records(700), reports::add), 0, 1400);
        for (int i = 0; i < 2; i++) {
            assertThat(reports.get(i).comparison())
                    .isEqualTo(ProfileComparison.of(REFERENCE, REFERENCE.count(ROWS.slice(700 * i, 700 * i + 700))));
        }
    }

    @Test
    void eight_writers_lose_no_record() throws Exception {
        List<WindowReport> reports = Collections.synchronizedList(new ArrayList<>());
        DriftMonitor monitor = new DriftMonitor(REFERENCE, WindowRule.records(333), reports::add);
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                int from = writer * 1000;
                running.add(writers.submit(() -> feed(monitor, from, from + 1000)));
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        } finally {
            writers.shutdownNow();
        }
        monitor.endWindow();
        assertThat(monitor.records()).isEqualTo(8000);
        assertThat(reports.stream().mapToLong(WindowReport::records).sum()).isEqualTo(8000);
        assertSameTotals(monitor.total().orElseThrow(), REFERENCE.count(ROWS));
    }

    @Test
    void a_restored_monitor_goes_on_to_the_same_reports() {
        List<WindowReport> straight = new ArrayList<>();
        feed(new DriftMonitor(REFERENCE, WindowRule.records(900), straight::add), 0, 8000);

        List<WindowReport> resumed = new ArrayList<>();
        DriftMonitor first = new DriftMonitor(REFERENCE, WindowRule.records(900), resumed::add);
        feed(first, 0, 4321);
        DriftMonitor second = DriftMonitor.restore(Json.parse(first.snapshot(), "snapshot"), resumed::add);
        feed(second, 4321, 8000);
        assertThat(resumed).isEqualTo(straight);
        assertThat(resumed).anyMatch(WindowReport::alarm);
    }

    @Test
    void a_year_of_days_merges_to_one_pass() {
        DriftMonitor monitor = new DriftMonitor(REFERENCE, WindowRule.span(Duration.ofDays(30)), report -> {});
        Profile days = null;
        for (int day = 0; day < 365; day++) {
            for (int row = 20 * day; row < 20 * day + 20; row++) {
                monitor.add(record(row), Instant.EPOCH.plus(Duration.ofDays(day)));
            }
            Profile profile = REFERENCE.count(ROWS.slice(20 * day, 20 * day + 20));
            days = days == null ? profile : days.merge(profile);
        }
        Profile onePass = REFERENCE.count(ROWS.slice(0, 7300));
        assertSameTotals(days, onePass);
        assertSameTotals(monitor.total().orElseThrow(), onePass);
    }

    @Test
    void spans_close_with_the_first_record_of_a_later_one() {
        List<WindowReport> reports = new ArrayList<>();
        DriftMonitor monitor = new DriftMonitor(REFERENCE, WindowRule.span(Duration.ofHours(1)), reports::add);
        monitor.add(record(0), Instant.ofEpochSecond(0));
        monitor.add(record(1), Instant.ofEpochSecond(3599));
        assertThat(reports).isEmpty();
        monitor.add(record(2), Instant.ofEpochSecond(7200));
        monitor.add(record(3), Instant.ofEpochSecond(10));
        monitor.endWindow();
        monitor.endWindow();
        assertThat(reports).extracting(WindowReport::records).containsExactly(2L, 2L);
    }

    @Test
    void a_record_of_the_wrong_kind_is_refused_whole() {
        DriftMonitor monitor = new DriftMonitor(REFERENCE, WindowRule.records(10), report -> {});
        assertThatThrownBy(() -> monitor.add(Map.of("size", "large", "colour", "red")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("size");
        assertThat(monitor.records()).isZero();
    }

    private static void assertSameTotals(Profile actual, Profile expected) {
        assertThat(actual.rows()).isEqualTo(expected.rows());
        for (int i = 0; i < expected.columns().size(); i++) {
            ColumnProfile a = actual.columns().get(i);
            ColumnProfile b = expected.columns().get(i);
            assertThat(a.counts()).isEqualTo(b.counts());
            assertThat(a.missing()).isEqualTo(b.missing());
            assertThat(a.distinct()).isEqualTo(b.distinct());
        }
        NumericProfile a = (NumericProfile) actual.columns().get(0);
        NumericProfile b = (NumericProfile) expected.columns().get(0);
        assertThat(a.smallest()).isEqualTo(b.smallest());
        assertThat(a.largest()).isEqualTo(b.largest());
        assertThat(a.mean()).isCloseTo(b.mean(), within(1e-12 * b.mean()));
        assertThat(a.standardDeviation()).isCloseTo(b.standardDeviation(), within(1e-12 * b.standardDeviation()));
        assertThat(ProfileComparison.of(REFERENCE, actual)).isEqualTo(ProfileComparison.of(REFERENCE, expected));
        NumericColumn sizes = (NumericColumn) ROWS.column("size");
        double[] values = Arrays.stream(sizes.values(), 0, (int) expected.rows())
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        for (double share = 0.05; share < 1; share += 0.05) {
            double at = values[(int) (share * values.length)];
            long below = Arrays.stream(values).filter(v -> v <= at).count();
            assertThat(a.quantiles().rank(at))
                    .isCloseTo(
                            below / (double) values.length, within(a.quantiles().largestRankError(0.999)));
        }
    }
}
