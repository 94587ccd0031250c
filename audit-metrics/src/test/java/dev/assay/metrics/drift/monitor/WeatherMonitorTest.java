package dev.assay.metrics.drift.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.io.Datasets;
import dev.assay.metrics.drift.DriftVerdict;
import dev.assay.metrics.drift.profile.Profile;
import dev.assay.metrics.drift.profile.ProfileComparison;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Fifty years of daily weather, watched two years at a time against the first ten. */
class WeatherMonitorTest {
    private static final int REFERENCE_DAYS = 3650;
    private static final int WINDOW_DAYS = 730;

    @Test
    void windows_in_order_say_what_batches_of_the_same_days_say() {
        Optional<Dataset> found = weather();
        Assumptions.assumeTrue(found.isPresent(), "the weather file is not here");
        Dataset weather = found.orElseThrow();
        Profile reference = Profile.of(weather.slice(0, REFERENCE_DAYS));
        List<WindowReport> reports = new ArrayList<>();
        DriftMonitor monitor = new DriftMonitor(reference, WindowRule.records(WINDOW_DAYS), reports::add);
        for (int day = REFERENCE_DAYS; day < weather.rows(); day++) {
            monitor.add(record(weather, day));
        }

        assertThat(reports).hasSize((weather.rows() - REFERENCE_DAYS) / WINDOW_DAYS);
        for (WindowReport report : reports) {
            int from = REFERENCE_DAYS + (int) report.firstRecord();
            assertThat(report.comparison())
                    .isEqualTo(
                            ProfileComparison.of(reference, reference.count(weather.slice(from, from + WINDOW_DAYS))));
        }
        assertThat(drifted(reports, "visibility"))
                .as("windows by column: %s", summary(reports))
                .isPositive();
    }

    private static long drifted(List<WindowReport> reports, String column) {
        return reports.stream()
                .filter(r -> r.comparison().columns().stream()
                        .anyMatch(c -> c.column().equals(column) && c.verdict() == DriftVerdict.DRIFT))
                .count();
    }

    private static Map<String, Long> summary(List<WindowReport> reports) {
        Map<String, Long> summary = new HashMap<>();
        reports.get(0).comparison().columns().forEach(c -> summary.put(c.column(), drifted(reports, c.column())));
        return summary;
    }

    static Map<String, Object> record(Dataset weather, int day) {
        Map<String, Object> record = new HashMap<>();
        for (Column column : weather.columns()) {
            if (!column.isMissing(day)) {
                record.put(
                        column.name(),
                        column instanceof NumericColumn numbers ? (Object) numbers.values()[day] : column.display(day));
            }
        }
        return record;
    }

    /** The weather, when its file is here. */
    static Optional<Dataset> weather() {
        return file().map(Datasets::read);
    }

    private static Optional<Path> file() {
        Path file = Path.of("data", "noaa-weather", "noaa_weather.csv");
        String stated = System.getProperty("assay.shared");
        if (stated != null) {
            return Optional.of(Path.of(stated).resolve(file)).filter(Files::isRegularFile);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolve("shared").resolve(file);
            if (Files.isRegularFile(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
