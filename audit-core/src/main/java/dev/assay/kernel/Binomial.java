package dev.assay.kernel;

/**
 * Exact binomial draws: by inversion where few successes are expected, else by transformed rejection with decomposition
 * (Hormann 1993, "The generation of binomial random variates", algorithm BTRD), in bounded expected time for any number of
 * trials.
 */
final class Binomial {
    private static final double INVERSION_BELOW = 10;

    /** Up to this distance from the mode, stepping there is cheaper than logarithms. */
    private static final int NEAR_MODE = 15;

    private Binomial() {}

    /** The number of successes of {@code n >= 0} trials with probability {@code p} in [0, 1]. */
    static long draw(RandomBits random, long n, double p) {
        if (n == 0 || p <= 0) {
            return 0;
        }
        if (p >= 1) {
            return n;
        }
        return p > 0.5 ? n - rare(random, n, 1 - p) : rare(random, n, p);
    }

    /** For {@code p <= 0.5}. */
    private static long rare(RandomBits random, long n, double p) {
        return n * p < INVERSION_BELOW ? inversion(random, n, p) : rejection(random, n, p);
    }

    /** Counts geometric gaps between successes; exact also where {@code (1 - p)^n} would underflow. */
    private static long inversion(RandomBits random, long n, double p) {
        double logFailure = Math.log1p(-p);
        long successes = 0;
        double position = 0;
        while (true) {
            position += Math.floor(Math.log(random.uniform()) / logFailure) + 1;
            if (!(position <= n)) {
                return successes;
            }
            successes++;
        }
    }

    /**
     * Draws from a table-mountain hat. Six of seven draws need one uniform and no comparison; nearly all others are decided
     * by the ratio to the mode, computed step by step near it, or by bounds on its logarithm.
     */
    private static long rejection(RandomBits random, long n, double p) {
        double variance = n * p * (1 - p);
        double spread = Math.sqrt(variance);
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double c = n * p + 0.5;
        // The inverse of the area below which a draw needs no comparison, 0.92 - 4.2 / b, in one division.
        double inverse = b / (0.92 * b - 4.2);
        while (true) {
            double v = random.uniform();
            double part = v * inverse;
            if (part <= 0.86) {
                double u = part - 0.43;
                return (long) ((2 * a / (0.5 - Math.abs(u)) + b) * u + c);
            }
            double u;
            if (part >= 1) {
                u = random.uniform() - 0.5;
            } else {
                u = Math.copySign(0.5, part - 0.93) - (part - 0.93);
                v = random.uniform() / inverse;
            }
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + c);
            if (k < 0 || k > n) {
                continue;
            }
            double alpha = (2.83 + 5.1 / b) * spread;
            if (isBelowRatioToMode(v * alpha / (a / (us * us) + b), n, p, variance, k)) {
                return (long) k;
            }
        }
    }

    /** Whether {@code v} is at most the probability of {@code k} over that of the mode. */
    private static boolean isBelowRatioToMode(double v, long n, double p, double variance, double k) {
        double mode = Math.floor((n + 1) * p);
        double distance = Math.abs(k - mode);
        if (distance <= NEAR_MODE) {
            double odds = p / (1 - p);
            double scaled = (n + 1) * odds;
            double above = 1;
            double below = v;
            for (double i = mode + 1; i <= k; i++) {
                above *= scaled / i - odds;
            }
            for (double i = k + 1; i <= mode; i++) {
                below *= scaled / i - odds;
            }
            return below <= above;
        }
        double logarithm = Math.log(v);
        double normal = -distance * distance / (2 * variance);
        double slack = distance / variance * (((distance / 3 + 0.625) * distance + 1.0 / 6) / variance + 0.5);
        if (logarithm < normal - slack) {
            return true;
        }
        return logarithm <= normal + slack && logarithm <= logRatioToMode(n, p, k);
    }

    /** The logarithm of the probability of {@code k} over that of the mode. */
    private static double logRatioToMode(long n, double p, double k) {
        double mode = Math.floor((n + 1) * p);
        return logFactorial(mode)
                + logFactorial(n - mode)
                - logFactorial(k)
                - logFactorial(n - k)
                + (k - mode) * Math.log(p / (1 - p));
    }

    /** {@code ln k!} by Stirling's series; exact to rounding from 10 on, summed below. */
    private static double logFactorial(double k) {
        if (k < 10) {
            double product = 1;
            for (int i = 2; i <= k; i++) {
                product *= i;
            }
            return Math.log(product);
        }
        double x = k + 1;
        double inverse = 1 / x;
        double square = inverse * inverse;
        return (x - 0.5) * Math.log(x)
                - x
                + 0.91893853320467274178
                + inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
    }
}
