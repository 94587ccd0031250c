package dev.assay.metrics.drift.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.metrics.drift.DriftVerdict;
import dev.assay.metrics.drift.profile.Profile;
import dev.assay.metrics.drift.profile.ProfileComparison;
import dev.assay.metrics.drift.profile.ProfileComparison.ColumnShift;
import dev.assay.metrics.drift.stream.Adwin;
import dev.assay.metrics.drift.stream.Signal;
import dev.assay.metrics.model.Features;
import dev.assay.metrics.model.LogisticRegression;
import dev.assay.stats.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the relation of rain to the other measurements moved, and in which of them. */
class WeatherRelationTest {
    private static final int REFERENCE_DAYS = 3650;
    private static final int YEAR = 365;

    private Dataset weather = Dataset.of("weather");

    @BeforeEach
    void read() {
        Optional<Dataset> found = WeatherMonitorTest.weather();
        Assumptions.assumeTrue(found.isPresent(), "the weather file is not here");
        weather = found.orElseThrow();
    }

    @Test
    void a_forecast_learnt_in_the_first_ten_years_breaks_in_the_thirty_third() {
        boolean[] wrong = wrongForecasts();
        Adwin detector = new Adwin();
        List<Integer> alarms = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        for (int day = 0; day < wrong.length; day++) {
            if (detector.update(wrong[day] ? 1 : 0) == Signal.DRIFT) {
                alarms.add(day);
                starts.add(detector.changeStart());
            }
        }
        assertThat(alarms).allMatch(day -> day > REFERENCE_DAYS);
        assertThat(starts).anyMatch(start -> start > 11_500 && start < 12_500);
        assertThat(share(wrong, 0, REFERENCE_DAYS)).isLessThan(0.21);
        assertThat(share(wrong, 8 * 1460, 9 * 1460)).isGreaterThan(0.4);
    }

    @Test
    void on_dry_and_on_rainy_days_dew_point_and_pressure_moved_then() {
        for (int rain = 0; rain <= 1; rain++) {
            Profile reference = Profile.of(days(rain, 0, REFERENCE_DAYS));
            assertThat(drifted(reference, days(rain, REFERENCE_DAYS, 11_500)))
                    .as("before, rain %s", rain)
                    .doesNotContain("dew point", "sea-level pressure");
            assertThat(drifted(reference, days(rain, 12_500, weather.rows())))
                    .as("after, rain %s", rain)
                    .contains("dew point", "sea-level pressure");
        }
    }

    @Test
    void monitors_of_dry_and_of_rainy_days_report_the_thirty_fourth_year_as_batches_by_year_do() {
        for (int rain = 0; rain <= 1; rain++) {
            Profile reference = Profile.of(days(rain, 0, REFERENCE_DAYS));
            List<WindowReport> reports = new ArrayList<>();
            DriftMonitor monitor = new DriftMonitor(reference, WindowRule.span(Duration.ofDays(YEAR)), reports::add);
            for (int day = REFERENCE_DAYS; day < weather.rows(); day++) {
                if (isRainy(day) == (rain == 1)) {
                    monitor.add(WeatherMonitorTest.record(weather, day), Instant.EPOCH.plus(Duration.ofDays(day)));
                }
            }
            monitor.endWindow();

            assertThat(reports).hasSize(40);
            for (WindowReport report : reports) {
                int from = REFERENCE_DAYS + (int) report.window() * YEAR;
                Dataset year = days(rain, from, Math.min(from + YEAR, weather.rows()));
                assertThat(report.comparison()).isEqualTo(ProfileComparison.of(reference, reference.count(year)));
                // The ten years of the reference come before the first window.
                assertThat(drifted(report.comparison()).containsAll(Set.of("dew point", "sea-level pressure")))
                        .as("rain %s, %s", rain, report)
                        .isEqualTo(10 + report.window() >= 33);
            }
        }
    }

    private boolean[] wrongForecasts() {
        List<NumericColumn> measured = weather.without("rain").columns().stream()
                .map(NumericColumn.class::cast)
                .toList();
        double[][] rows = new double[weather.rows()][measured.size()];
        boolean[] rain = new boolean[weather.rows()];
        for (int day = 0; day < rows.length; day++) {
            for (int j = 0; j < measured.size(); j++) {
                rows[day][j] = measured.get(j).values()[day];
            }
            rain[day] = isRainy(day);
        }
        double[] forecast = LogisticRegression.defaults()
                .fit(Features.of(Arrays.copyOf(rows, REFERENCE_DAYS)), Arrays.copyOf(rain, REFERENCE_DAYS), new Seed(1))
                .probabilities(Features.of(rows));
        boolean[] wrong = new boolean[rows.length];
        for (int day = 0; day < rows.length; day++) {
            wrong[day] = forecast[day] > 0.5 != rain[day];
        }
        return wrong;
    }

    private boolean isRainy(int day) {
        return weather.column("rain").display(day).startsWith("1");
    }

    private Dataset days(int rain, int from, int to) {
        return weather.select(IntStream.range(from, to)
                        .filter(day -> isRainy(day) == (rain == 1))
                        .toArray())
                .without("rain");
    }

    private static Set<String> drifted(Profile reference, Dataset current) {
        return drifted(ProfileComparison.of(reference, reference.count(current)));
    }

    private static Set<String> drifted(ProfileComparison comparison) {
        Set<String> names = new TreeSet<>();
        for (ColumnShift shift : comparison.columns()) {
            if (shift.verdict() == DriftVerdict.DRIFT) {
                names.add(shift.column());
            }
        }
        return names;
    }

    private static double share(boolean[] flags, int from, int to) {
        return IntStream.range(from, to).filter(i -> flags[i]).count() / (double) (to - from);
    }
}
