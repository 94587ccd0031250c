package dev.assay.metrics.drift.stream;

import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;

/**
 * Detectors set by what a user can state, the expected number of values between false alarms, instead of each one's own
 * threshold. The threshold is found by {@link RunLength#calibrate} on draws from a reference; a larger one reports later.
 */
public enum CalibratedDetector {
    /** {@link Adwin} with {@code delta = 1 / (1 + threshold)}; for values of any bounded range. */
    ADWIN {
        @Override
        StreamDetector at(double threshold, double mean, double deviation) {
            return new Adwin(Adwin.Options.defaults().withDelta(share(threshold)));
        }
    },
    /** {@link BayesianChangePoint} of errors with those odds. */
    BAYESIAN_ERRORS {
        @Override
        StreamDetector at(double threshold, double mean, double deviation) {
            return new BayesianChangePoint(BayesianChangePoint.Options.of(new BayesianChangePoint.Bernoulli(1, 1))
                    .withOdds(threshold));
        }
    },
    /** {@link BayesianChangePoint} of numbers with those odds. */
    BAYESIAN_NUMBERS {
        @Override
        StreamDetector at(double threshold, double mean, double deviation) {
            return new BayesianChangePoint(
                    BayesianChangePoint.Options.of(BayesianChangePoint.Normal.around(mean, deviation))
                            .withOdds(threshold));
        }
    },
    /** {@link Cusum} for a shift of one standard deviation, with that limit. */
    CUSUM {
        @Override
        StreamDetector at(double threshold, double mean, double deviation) {
            return new Cusum(mean, deviation, 0.5, threshold);
        }
    },
    /** {@link Ddm} with that level of drift and warnings at two thirds of it. */
    DDM {
        @Override
        StreamDetector at(double threshold, double mean, double deviation) {
            return new Ddm(new Ddm.Options(30, 2 * threshold / 3, threshold, Ddm.Convention.RIVER));
        }
    },
    /** {@link Eddm} with drift below {@code 1 / (1 + threshold)} of the largest distance. */
    EDDM {
        @Override
        StreamDetector at(double threshold, double mean, double deviation) {
            double drift = share(threshold);
            return new Eddm(new Eddm.Options(30, Math.min(1, 1.05 * drift), drift, 2, Eddm.Convention.RIVER));
        }
    },
    /** {@link HddmA} with a confidence of {@code 1 / (1 + threshold)}. */
    HDDM_A {
        @Override
        StreamDetector at(double threshold, double mean, double deviation) {
            double drift = share(threshold);
            return new HddmA(drift, share(threshold / 5), HddmA.Convention.RIVER);
        }
    },
    /** {@link HddmW} with a confidence of {@code 1 / (1 + threshold)}. */
    HDDM_W {
        @Override
        StreamDetector at(double threshold, double mean, double deviation) {
            double drift = share(threshold);
            return new HddmW(drift, share(threshold / 5), 0.05, HddmW.Convention.RIVER);
        }
    },
    /** {@link Kswin} with {@code alpha = 1 / (1 + threshold)}. */
    KSWIN {
        @Override
        StreamDetector at(double threshold, double mean, double deviation) {
            return new Kswin(share(threshold), 100, 30, new Seed(1));
        }
    },
    /** {@link PageHinkley} for a shift of half a standard deviation, with that many deviations as threshold. */
    PAGE_HINKLEY {
        @Override
        StreamDetector at(double threshold, double mean, double deviation) {
            return new PageHinkley(
                    PageHinkley.Options.defaults().withDelta(deviation / 4).withThreshold(threshold * deviation));
        }
    },
    /** {@link Rddm} with that level of drift and warnings at three quarters of it. */
    RDDM {
        @Override
        StreamDetector at(double threshold, double mean, double deviation) {
            return new Rddm(new Rddm.Options(129, 0.75 * threshold, threshold, 40_000, 7_000, 1_400));
        }
    },
    /** {@link Stepd} with a p-value of {@code 1 / (1 + threshold)}. */
    STEPD {
        @Override
        StreamDetector at(double threshold, double mean, double deviation) {
            return new Stepd(30, share(threshold), share(threshold / 5), Stepd.Convention.INCREASES);
        }
    };

    abstract StreamDetector at(double threshold, double mean, double deviation);

    /** A share in (0, 1) that falls as the threshold grows. */
    private static double share(double threshold) {
        return Math.min(0.999_999, 1 / (1 + threshold));
    }

    /** A new detector with that threshold, for streams like the reference. */
    public StreamDetector at(double threshold, double[] reference) {
        double mean = mean(reference);
        return at(threshold, mean, deviation(reference, mean));
    }

    /**
     * The threshold that gives one false alarm in {@code expectedRunLength} values of the reference's kind, those soon
     * after a report included; find it once
     * and make detectors of it with {@link #at}. Near 0 when the detector alarms less often at any threshold, undefined
     * when it alarms more often at any.
     *
     * @param reference values without drift, independent of each other
     * @param expectedRunLength at least 10
     */
    public double threshold(double[] reference, double expectedRunLength, Seed seed) {
        double mean = mean(reference);
        double deviation = deviation(reference, mean);
        return RunLength.calibrate(candidate -> at(candidate, mean, deviation), reference, expectedRunLength, seed);
    }

    private static double mean(double[] reference) {
        double sum = 0;
        for (double value : reference) {
            StreamDetector.requireFinite(value);
            sum += value;
        }
        return sum / reference.length;
    }

    private static double deviation(double[] reference, double mean) {
        double squares = 0;
        for (double value : reference) {
            squares += (value - mean) * (value - mean);
        }
        if (!(squares > 0)) {
            throw new UndefinedStatisticException(
                    "a reference whose values are all equal says nothing of false alarms");
        }
        return Math.sqrt(squares / reference.length);
    }
}
