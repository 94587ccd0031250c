package dev.assay.metrics.realism.embedding;

/** A positive-definite kernel of two points, as a function of their product or distance. */
public sealed interface PairKernel {

    /**
     * {@code exp(-gamma |x - y|²)}.
     *
     * @param gamma above 0; {@code 1 / (2 sigma²)} for a bandwidth sigma
     */
    record Gaussian(double gamma) implements PairKernel {
        public Gaussian {
            if (!(gamma > 0 && gamma < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("gamma must be above 0 and finite, was " + gamma);
            }
        }

        /** The Gaussian kernel of that bandwidth: {@code exp(-|x - y|² / (2 sigma²))}. */
        public static Gaussian ofBandwidth(double sigma) {
            return new Gaussian(1 / (2 * sigma * sigma));
        }
    }

    /**
     * {@code (gamma x.y + offset)^degree}.
     *
     * @param gamma factor of the product
     * @param offset added to it, at least 0
     * @param degree at least 1
     */
    record Polynomial(double gamma, double offset, int degree) implements PairKernel {
        public Polynomial {
            if (degree < 1) {
                throw new IllegalArgumentException("degree must be at least 1, was " + degree);
            }
            if (!(offset >= 0)) {
                throw new IllegalArgumentException("offset must not be negative, was " + offset);
            }
        }

        /** {@code (x.y / d + 1)^3}, the kernel of the kernel inception distance. */
        public static Polynomial inception(int dimension) {
            return new Polynomial(1.0 / dimension, 1, 3);
        }
    }

    /** {@code x.y}: compares means only. */
    record Linear() implements PairKernel {}

    /** {@code -|x - y|}: not positive-definite, but its discrepancy is one all the same: the energy distance. */
    record Distance() implements PairKernel {}
}
