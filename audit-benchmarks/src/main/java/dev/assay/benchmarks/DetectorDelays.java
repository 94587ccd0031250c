package dev.assay.benchmarks;

import dev.assay.metrics.drift.stream.Adwin;
import dev.assay.metrics.drift.stream.BayesianChangePoint;
import dev.assay.metrics.drift.stream.BayesianChangePoint.Bernoulli;
import dev.assay.metrics.drift.stream.BayesianChangePoint.Normal;
import dev.assay.metrics.drift.stream.BayesianChangePoint.Options;
import dev.assay.metrics.drift.stream.CalibratedDetector;
import dev.assay.metrics.drift.stream.Cusum;
import dev.assay.metrics.drift.stream.Ddm;
import dev.assay.metrics.drift.stream.Ecdd;
import dev.assay.metrics.drift.stream.Eddm;
import dev.assay.metrics.drift.stream.HddmA;
import dev.assay.metrics.drift.stream.HddmW;
import dev.assay.metrics.drift.stream.Kswin;
import dev.assay.metrics.drift.stream.PageHinkley;
import dev.assay.metrics.drift.stream.Rddm;
import dev.assay.metrics.drift.stream.RunLength;
import dev.assay.metrics.drift.stream.Signal;
import dev.assay.metrics.drift.stream.Stepd;
import dev.assay.metrics.drift.stream.StreamDetector;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * False alarms of stream detectors on values without drift, and how long they take to see one. Prints Markdown.
 *
 * <p>Each seed gives a stream of 10,000 values without drift, on which alarms are counted, and a stream that drifts after
 * 2,000 values, on which the first alarm after the drift counts, if it comes within 2,000 values. Errors occur at a rate of
 * 0.1 and then 0.3; numbers are functions of a normal value that then is a deviation higher. In the first table CUSUM is set
 * to one false alarm in 10,000 values, the others to their defaults; in the second all are calibrated to one in
 * {@value #RUN_LENGTH}, on {@value #REFERENCE} values.
 */
final class DetectorDelays {
    private static final int STATIONARY = 10_000;
    private static final int BEFORE = 2000;
    private static final int AFTER = 2000;
    private static final int RUN_LENGTH = 2000;
    private static final int REFERENCE = 100_000;
    private static final List<CalibratedDetector> OF_ERRORS = List.of(
            CalibratedDetector.CUSUM,
            CalibratedDetector.BAYESIAN_ERRORS,
            CalibratedDetector.PAGE_HINKLEY,
            CalibratedDetector.ADWIN,
            CalibratedDetector.HDDM_A,
            CalibratedDetector.HDDM_W,
            CalibratedDetector.STEPD,
            CalibratedDetector.DDM,
            CalibratedDetector.EDDM,
            CalibratedDetector.RDDM);
    private static final List<CalibratedDetector> OF_NUMBERS = List.of(
            CalibratedDetector.CUSUM,
            CalibratedDetector.BAYESIAN_NUMBERS,
            CalibratedDetector.PAGE_HINKLEY,
            CalibratedDetector.ADWIN,
            CalibratedDetector.KSWIN);

    /** What a stream is made of. */
    private enum Kind {
        ERRORS,
        NORMAL,
        SKEWED,
        TIED;

        double value(UniformRandomProvider random, ZigguratSampler.NormalizedGaussian normal, boolean moved) {
            double z = this == ERRORS ? 0 : normal.sample() + (moved ? 1 : 0);
            return switch (this) {
                case ERRORS -> random.nextDouble() < (moved ? 0.3 : 0.1) ? 1 : 0;
                case NORMAL -> z;
                case SKEWED -> Math.exp(z);
                case TIED -> Math.rint(z);
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private DetectorDelays() {}

    static void print(int seeds, PrintStream out) {
        out.println("| detector | stream | false alarms in 10,000 | seen | delay: median | 90 % |");
        out.println("|---|---|---|---|---|---|");
        errorDetectors().forEach((name, detector) -> out.println(row(name, detector, Kind.ERRORS, seeds)));
        numberDetectors().forEach((name, detector) -> out.println(row(name, detector, Kind.NORMAL, seeds)));
        out.println();
        out.println("| detector, one false alarm in " + RUN_LENGTH
                + " | stream | false alarms in 10,000 | seen | delay: median | 90 % |");
        out.println("|---|---|---|---|---|---|");
        for (Kind kind : Kind.values()) {
            double[] reference = stream(kind, REFERENCE, REFERENCE, new Seed(2).child("reference " + kind));
            for (CalibratedDetector detector : kind == Kind.ERRORS ? OF_ERRORS : OF_NUMBERS) {
                out.println(calibratedRow(detector, reference, kind, seeds));
            }
        }
    }

    private static String calibratedRow(CalibratedDetector detector, double[] reference, Kind kind, int seeds) {
        double threshold;
        try {
            threshold = detector.threshold(reference, RUN_LENGTH, new Seed(2).child(detector.name()));
        } catch (UndefinedStatisticException e) {
            return "| " + detector + " | " + kind + " | no threshold gives it | | | |";
        }
        return row(detector.name(), () -> detector.at(threshold, reference), kind, seeds);
    }

    private static Map<String, Supplier<StreamDetector>> errorDetectors() {
        Map<String, Supplier<StreamDetector>> detectors = new LinkedHashMap<>();
        detectors.put("Cusum, limit by Siegmund", () -> Cusum.calibrated(0.1, 0.3, 2.0 / 3, 10_000));
        double[] reference = stream(Kind.ERRORS, STATIONARY, STATIONARY, new Seed(1).child("reference"));
        double limit = RunLength.calibrate(
                candidate -> new Cusum(0.1, 0.3, 1.0 / 3, candidate), reference, 10_000, new Seed(1).child("limit"));
        detectors.put("Cusum, limit by RunLength", () -> new Cusum(0.1, 0.3, 1.0 / 3, limit));
        detectors.put("Adwin", Adwin::new);
        detectors.put("PageHinkley", PageHinkley::new);
        detectors.put("HddmA", HddmA::new);
        detectors.put("HddmW", HddmW::new);
        detectors.put("Stepd", Stepd::new);
        detectors.put("BayesianChangePoint", () -> new BayesianChangePoint(Options.of(new Bernoulli(1, 1))));
        detectors.put("Ddm", Ddm::new);
        detectors.put("Eddm", Eddm::new);
        detectors.put("Rddm", Rddm::new);
        detectors.put("Ecdd", Ecdd::new);
        return detectors;
    }

    private static Map<String, Supplier<StreamDetector>> numberDetectors() {
        Map<String, Supplier<StreamDetector>> detectors = new LinkedHashMap<>();
        detectors.put("Cusum, limit by Siegmund", () -> Cusum.calibrated(0, 1, 1, 10_000));
        detectors.put("PageHinkley", PageHinkley::new);
        detectors.put("Adwin", Adwin::new);
        detectors.put("BayesianChangePoint", () -> new BayesianChangePoint(Options.of(Normal.around(0, 1))));
        detectors.put("Kswin", () -> new Kswin(new Seed(1)));
        return detectors;
    }

    private static String row(String name, Supplier<StreamDetector> detector, Kind kind, int seeds) {
        Seed seed = new Seed(1).child(kind.toString());
        long alarms = 0;
        List<Integer> delays = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            double[] quiet = stream(kind, STATIONARY, STATIONARY, seed.child(i).child("quiet"));
            StreamDetector watched = detector.get();
            for (double value : quiet) {
                alarms += watched.update(value) == Signal.DRIFT ? 1 : 0;
            }
            double[] moved = stream(kind, BEFORE, BEFORE + AFTER, seed.child(i).child("moved"));
            watched = detector.get();
            for (int t = 0; t < moved.length; t++) {
                if (watched.update(moved[t]) == Signal.DRIFT && t >= BEFORE) {
                    delays.add(t - BEFORE + 1);
                    break;
                }
            }
        }
        Collections.sort(delays);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.0f %% | %s | %s |",
                name,
                kind,
                (double) alarms / seeds,
                100.0 * delays.size() / seeds,
                quantile(delays, 0.5),
                quantile(delays, 0.9));
    }

    private static String quantile(List<Integer> sorted, double share) {
        return sorted.isEmpty()
                ? "–"
                : String.valueOf(sorted.get((int) Math.min(sorted.size() - 1.0, share * sorted.size())));
    }

    private static double[] stream(Kind kind, int before, int length, Seed seed) {
        UniformRandomProvider random = seed.random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[length];
        for (int t = 0; t < length; t++) {
            values[t] = kind.value(random, normal, t >= before);
        }
        return values;
    }
}
