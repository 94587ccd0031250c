package dev.assay.kernel;

/**
 * Exact binomial draws: by inversion where few successes are expected, else by transformed rejection (Hormann 1993, "The
 * generation of binomial random variates", algorithm BTRS), in bounded expected time for any number of trials.
 */
final class Binomial {
    private static final double INVERSION_BELOW = 10;

    private Binomial() {}

    /** The number of successes of {@code n >= 0} trials with probability {@code p} in [0, 1]. */
    static long draw(RandomBits random, long n, double p) {
        if (n == 0 || p <= 0) {
            return 0;
        }
        if (p >= 1) {
            return n;
        }
        if (p > 0.5) {
            return n - draw(random, n, 1 - p);
        }
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

    private static long rejection(RandomBits random, long n, double p) {
        double spread = Math.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double c = n * p + 0.5;
        double vr = 0.92 - 4.2 / b;
        while (true) {
            double u = random.uniform() - 0.5;
            double v = random.uniform();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + c);
            if (us >= 0.07 && v <= vr) {
                return (long) k;
            }
            if (k < 0 || k > n) {
                continue;
            }
            // Six of seven draws never get here, so what only the comparison needs is computed here.
            double alpha = (2.83 + 5.1 / b) * spread;
            if (Math.log(v * alpha / (a / (us * us) + b)) <= logRatioToMode(n, p, k)) {
                return (long) k;
            }
        }
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
