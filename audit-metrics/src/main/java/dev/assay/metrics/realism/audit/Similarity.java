package dev.assay.metrics.realism.audit;

import dev.assay.audit.Calibration;
import dev.assay.audit.Measurement;
import dev.assay.audit.NoiseFloor;
import dev.assay.stats.Interval;
import dev.assay.stats.TestResult;

/** Turns calibrated distances into similarities, {@code 1 - distance}, and puts them into measurements. */
final class Similarity {
    private Similarity() {}

    /** All of a calibrated distance in its mirrored form; the test is the caller's. */
    static Measurement.Builder into(Measurement.Builder measurement, Calibration distance) {
        Interval interval = distance.interval();
        measurement
                .value(1 - distance.value())
                .interval(new Interval(1 - interval.high(), 1 - interval.low(), interval.level(), interval.method())
                        .clamp(0, 1));
        distance.noiseFloor()
                .ifPresent(floor -> measurement.noiseFloor(
                        new NoiseFloor(1 - floor.median(), 1 - floor.p95(), floor.splits(), floor.method())));
        distance.baseline().ifPresent(baseline -> measurement.baseline(1 - baseline));
        return scored(measurement, distance);
    }

    /** All of a calibrated distance but its test. */
    static Measurement.Builder untested(Measurement.Builder measurement, Calibration distance) {
        measurement.value(distance.value()).interval(distance.interval());
        distance.noiseFloor().ifPresent(measurement::noiseFloor);
        distance.baseline().ifPresent(measurement::baseline);
        return scored(measurement, distance);
    }

    private static Measurement.Builder scored(Measurement.Builder measurement, Calibration distance) {
        distance.score().ifPresent(measurement::score);
        if (!distance.scoreNote().isEmpty()) {
            measurement.note("No score: " + distance.scoreNote() + ".");
        }
        return measurement;
    }

    /**
     * An approximate test held against the permutation test: where the permutations are more doubtful and not at their
     * smallest possible p-value, theirs counts.
     */
    static TestResult guarded(TestResult approximate, TestResult permutation) {
        double smallest = 1.0 / (Calibration.PERMUTATIONS + 1);
        return permutation.pValue() > 1.5 * smallest && permutation.pValue() > approximate.pValue()
                ? new TestResult(approximate.statistic(), permutation.pValue(), permutation.method())
                : approximate;
    }
}
