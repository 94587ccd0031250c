package dev.assay.metrics.drift.stream;

import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How many values a detector takes on average for a report of drift, by simulation; on a stream without drift that is the
 * distance between false alarms (the in-control average run length).
 *
 * <p>{@link #simulate} takes fresh detectors to their first report. {@link #renewed} lets them go on after each report, as
 * a service does: a detector that starts anew with few values may then report more often. {@link #calibrate} sets the
 * latter. The mean is all values taken over the number of reports; without any report it is infinite. Same seed, same
 * result. Cost: up to {@code runs * cap} updates.
 *
 * <p>Source: Page (1954), <a href="https://doi.org/10.1093/biomet/41.1-2.100">doi:10.1093/biomet/41.1-2.100</a>.
 *
 * @param mean values for a report
 * @param standardError of the mean, 0 when it is infinite
 * @param runs simulated runs
 * @param cut runs without a report
 */
public record RunLength(double mean, double standardError, int runs, int cut) {
    private static final int CALIBRATION_RUNS = 300;
    private static final int SEARCH_RUNS = 40;
    private static final int CAP_FACTOR = 5;
    private static final double LARGEST_THRESHOLD = 1e12;
    private static final double SMALLEST_THRESHOLD = 1e-9;

    /**
     * Simulates fresh detectors on fresh streams up to the first report. The mean is the maximum likelihood estimate for
     * cut runs when reports are memoryless, as false alarms nearly are.
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
     * Simulates detectors that go on after each report, on fresh streams.
     *
     * @param detector makes the detector of a run
     * @param stream makes the stream of a run from its random source
     * @param runs at least 1
     * @param length values of each run, at least 1
     * @param seed run {@code i} uses its child {@code i}
     */
    public static RunLength renewed(
            Supplier<? extends StreamDetector> detector,
            Function<UniformRandomProvider, DoubleSupplier> stream,
            int runs,
            long length,
            Seed seed) {
        if (runs < 1 || length < 1) {
            throw new IllegalArgumentException("runs and length must be at least 1, were " + runs + " and " + length);
        }
        long reports = 0;
        double squares = 0;
        int silent = 0;
        for (int run = 0; run < runs; run++) {
            StreamDetector watched = detector.get();
            DoubleSupplier source = stream.apply(seed.child(run).random());
            long here = 0;
            for (long taken = 0; taken < length; taken++) {
                here += watched.update(source.getAsDouble()) == Signal.DRIFT ? 1 : 0;
            }
            reports += here;
            squares += (double) here * here;
            silent += here == 0 ? 1 : 0;
        }
        if (reports == 0) {
            return new RunLength(Double.POSITIVE_INFINITY, 0, runs, runs);
        }
        double mean = (double) length * runs / reports;
        double average = (double) reports / runs;
        double variance = Math.max(0, squares / runs - average * average);
        return new RunLength(mean, mean * Math.sqrt(variance / runs) / average, runs, silent);
    }

    /**
     * The threshold with which a detector that goes on after each report raises one false alarm in {@code expected}
     * values, when values come independently from {@code reference}.
     *
     * <p>Found by bisection on the same draws, at last over 300 runs of five times the expected length, so the rate of
     * draws from the reference over so many values is met to about 3 %, to 6 % where alarms come in groups. A detector
     * that alarms mostly while it is young, as {@link Ddm} and {@link Eddm} do, alarms less often in longer runs. Where a
     * detector takes few rates only, as on errors, the threshold is the least that gives no more false alarms than asked
     * for. A finite reference leaves its own error, as its mean is not the stream's. Values that depend on their predecessors
     * raise more alarms: thin the stream first. Undefined when no threshold in (0, 1e12] gives that run length.
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
        DoublePredicate rough = threshold -> holds(detector, threshold, reference, expected, SEARCH_RUNS, seed);
        DoublePredicate fine = threshold -> holds(detector, threshold, reference, expected, CALIBRATION_RUNS, seed);
        double near = search(rough, 1, 2, 1.05);
        return search(fine, near, 1.05, 1.001);
    }

    /** The least threshold that holds, up to a factor of {@code tolerance}, from a start and in steps of a factor. */
    private static double search(DoublePredicate holds, double start, double step, double tolerance) {
        double high = start;
        double low;
        if (holds.test(start)) {
            low = start / step;
            while (low > SMALLEST_THRESHOLD && holds.test(low)) {
                high = low;
                low /= step;
            }
        } else {
            do {
                low = high;
                high *= step;
                if (high > LARGEST_THRESHOLD) {
                    throw new UndefinedStatisticException("no threshold up to 1e12 gives that run length");
                }
            } while (!holds.test(high));
        }
        while (high > tolerance * low && high > SMALLEST_THRESHOLD) {
            double middle = Math.sqrt(low) * Math.sqrt(high);
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static boolean holds(
            DoubleFunction<? extends StreamDetector> detector,
            double threshold,
            double[] reference,
            double expected,
            int runs,
            Seed seed) {
        return renewed(
                                () -> detector.apply(threshold),
                                random -> () -> reference[random.nextInt(reference.length)],
                                runs,
                                (long) Math.ceil(CAP_FACTOR * expected),
                                seed)
                        .mean()
                >= expected;
    }
}
