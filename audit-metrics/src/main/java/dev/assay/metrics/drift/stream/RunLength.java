package dev.assay.metrics.drift.stream;

import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How many values a detector takes on average before it reports drift, by simulation; on a stream without drift that is
 * the distance between false alarms (the in-control average run length).
 *
 * <p>A run ends at the first report or at {@code cap} values. The mean is all values taken over the number of reports,
 * which is the maximum likelihood estimate for cut runs when reports are memoryless, as false alarms nearly are; without
 * any report it is infinite. Same seed, same result. Cost: up to {@code runs * cap} updates.
 *
 * <p>Source: Page (1954), <a href="https://doi.org/10.1093/biomet/41.1-2.100">doi:10.1093/biomet/41.1-2.100</a>.
 *
 * @param mean values before a report
 * @param standardError of the mean, 0 when it is infinite
 * @param runs simulated runs
 * @param cut runs that reached the cap without a report
 */
public record RunLength(double mean, double standardError, int runs, int cut) {
    private static final int CALIBRATION_RUNS = 200;
    private static final int CAP_FACTOR = 5;
    private static final double LARGEST_THRESHOLD = 1e12;

    /**
     * Simulates fresh detectors on fresh streams.
     *
     * @param detector makes the detector of a run
     * @param stream makes the stream of a run from its random source
     * @param runs at least 1
     * @param cap values after which a run is cut, at least 1
     * @param seed run {@code i} uses its child {@code i}
     */
    public static RunLength simulate(
            Supplier<? extends StreamDetector> detector,
            Function<UniformRandomProvider, DoubleSupplier> stream,
            int runs,
            long cap,
            Seed seed) {
        if (runs < 1 || cap < 1) {
            throw new IllegalArgumentException("runs and cap must be at least 1, were " + runs + " and " + cap);
        }
        double values = 0;
        int reports = 0;
        for (int run = 0; run < runs; run++) {
            StreamDetector watched = detector.get();
            DoubleSupplier source = stream.apply(seed.child(run).random());
            for (long taken = 1; taken <= cap; taken++) {
                values++;
                if (watched.update(source.getAsDouble()) == Signal.DRIFT) {
                    reports++;
                    break;
                }
            }
        }
        return reports == 0
                ? new RunLength(Double.POSITIVE_INFINITY, 0, runs, runs)
                : new RunLength(values / reports, values / reports / Math.sqrt(reports), runs, runs - reports);
    }

    /**
     * The threshold with which a detector raises a false alarm once in {@code expected} values on average, when values
     * come independently from {@code reference}.
     *
     * <p>Finds it by bisection over 200 runs of the same draws, so the run length is met to about 7 %. Values that depend
     * on their predecessors raise more alarms: thin the stream first. Undefined when no threshold in (0, 1e12] gives that
     * run length.
     *
     * @param detector the detector with that threshold; a larger threshold must report later
     * @param reference values without drift, finite, at least 2
     * @param expected values between false alarms, at least 10
     */
    public static double calibrate(
            DoubleFunction<? extends StreamDetector> detector, double[] reference, double expected, Seed seed) {
        if (!(expected >= 10 && expected <= 1e8)) {
            throw new IllegalArgumentException("expected must be in [10, 1e8], was " + expected);
        }
        if (reference.length < 2) {
            throw new IllegalArgumentException("the reference needs at least 2 values, had " + reference.length);
        }
        double low = 0;
        double high = 1;
        while (inControl(detector, high, reference, expected, seed) < expected) {
            low = high;
            high *= 2;
            if (high > LARGEST_THRESHOLD) {
                throw new UndefinedStatisticException(
                        "no threshold up to 1e12 gives a run length of " + expected + " values");
            }
        }
        for (int i = 0; i < 60 && high - low > 1e-4 * high; i++) {
            double middle = (low + high) / 2;
            if (inControl(detector, middle, reference, expected, seed) < expected) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double inControl(
            DoubleFunction<? extends StreamDetector> detector,
            double threshold,
            double[] reference,
            double expected,
            Seed seed) {
        return simulate(
                        () -> detector.apply(threshold),
                        random -> () -> reference[random.nextInt(reference.length)],
                        CALIBRATION_RUNS,
                        (long) Math.ceil(CAP_FACTOR * expected),
                        seed)
                .mean();
    }
}
