package dev.assay.stats;

import java.util.Arrays;

/**
 * Adjusts p-values for having run several tests at once. An adjusted p-value at or below {@code alpha} rejects its
 * hypothesis while the procedure's error rate stays at {@code alpha}.
 *
 * <p>Step procedures sort the p-values once, so the cost is {@code O(m log m)} for {@code m} tests ({@link #HOMMEL}:
 * {@code O(m^2)}). The answer keeps the order of the input and lies in [0, 1]. No tests give no p-values; a p-value
 * outside [0, 1] or {@code NaN} is an {@code IllegalArgumentException}.
 *
 * <p>For the adaptive two-stage procedures, which need {@code alpha} itself, see {@link TwoStageBenjaminiHochberg}.
 */
public enum PValueAdjustment {
    /** No adjustment: the error rate holds for each test alone. */
    NONE {
        @Override
        double[] adjustSorted(double[] p) {
            return p.clone();
        }
    },
    /** {@code m p}; family-wise error rate under any dependence (Dunn 1961). */
    BONFERRONI {
        @Override
        double[] adjustSorted(double[] p) {
            double[] adjusted = new double[p.length];
            for (int i = 0; i < p.length; i++) {
                adjusted[i] = p.length * p[i];
            }
            return adjusted;
        }
    },
    /** {@code 1 - (1 - p)^m}; family-wise error rate of independent tests (Sidak 1967). */
    SIDAK {
        @Override
        double[] adjustSorted(double[] p) {
            double[] adjusted = new double[p.length];
            for (int i = 0; i < p.length; i++) {
                adjusted[i] = atLeastOne(p[i], p.length);
            }
            return adjusted;
        }
    },
    /** Step-down Bonferroni; family-wise error rate under any dependence, never weaker than Bonferroni (Holm 1979). */
    HOLM {
        @Override
        double[] adjustSorted(double[] p) {
            double[] adjusted = new double[p.length];
            for (int i = 0; i < p.length; i++) {
                adjusted[i] = (p.length - i) * p[i];
            }
            return risingFromStart(adjusted);
        }
    },
    /** Step-down Sidak; family-wise error rate of independent tests (Holland and Copenhaver 1987). */
    HOLM_SIDAK {
        @Override
        double[] adjustSorted(double[] p) {
            double[] adjusted = new double[p.length];
            for (int i = 0; i < p.length; i++) {
                adjusted[i] = atLeastOne(p[i], p.length - i);
            }
            return risingFromStart(adjusted);
        }
    },
    /** Step-up with Holm's factors; family-wise error rate of independent tests (Hochberg 1988). */
    HOCHBERG {
        @Override
        double[] adjustSorted(double[] p) {
            double[] adjusted = new double[p.length];
            for (int i = 0; i < p.length; i++) {
                adjusted[i] = (p.length - i) * p[i];
            }
            return fallingFromEnd(adjusted);
        }
    },
    /** Closed Simes test; family-wise error rate of independent tests, never weaker than Hochberg (Hommel 1988). */
    HOMMEL {
        @Override
        double[] adjustSorted(double[] p) {
            double[] adjusted = p.clone();
            for (int size = p.length; size > 1; size--) {
                double smallest = Double.POSITIVE_INFINITY;
                for (int i = 1; i <= size; i++) {
                    smallest = Math.min(smallest, size * p[p.length - size + i - 1] / i);
                }
                for (int i = 0; i < p.length; i++) {
                    double bound = i >= p.length - size ? smallest : Math.min(smallest, size * p[i]);
                    adjusted[i] = Math.max(adjusted[i], bound);
                }
            }
            return adjusted;
        }
    },
    /** False discovery rate of independent or positively dependent tests (Benjamini and Hochberg 1995). */
    BENJAMINI_HOCHBERG {
        @Override
        double[] adjustSorted(double[] p) {
            double[] adjusted = new double[p.length];
            for (int i = 0; i < p.length; i++) {
                adjusted[i] = p[i] / ((i + 1.0) / p.length);
            }
            return fallingFromEnd(adjusted);
        }
    },
    /** False discovery rate under any dependence (Benjamini and Yekutieli 2001). */
    BENJAMINI_YEKUTIELI {
        @Override
        double[] adjustSorted(double[] p) {
            double harmonic = 0;
            for (int i = 1; i <= p.length; i++) {
                harmonic += 1.0 / i;
            }
            double[] adjusted = new double[p.length];
            for (int i = 0; i < p.length; i++) {
                adjusted[i] = p[i] * harmonic * p.length / (i + 1.0);
            }
            return fallingFromEnd(adjusted);
        }
    };

    /** The adjusted p-values, in the order of {@code pValues}, which are not changed. */
    public double[] adjust(double... pValues) {
        int[] order = order(pValues);
        double[] sorted = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = pValues[order[i]];
        }
        double[] adjusted = adjustSorted(sorted);
        double[] answer = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            answer[order[i]] = Math.min(1, adjusted[i]);
        }
        return answer;
    }

    /** Which hypotheses are rejected at error rate {@code alpha} in (0, 1): adjusted p-value at or below it. */
    public boolean[] reject(double[] pValues, double alpha) {
        return atMost(adjust(pValues), alpha);
    }

    /** The adjusted values of p-values in ascending order; values above 1 are cut by the caller. */
    abstract double[] adjustSorted(double[] p);

    /** Which values are at or below {@code alpha}; a value above it by rounding alone counts as at it. */
    static boolean[] atMost(double[] adjusted, double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be in (0, 1), was " + alpha);
        }
        boolean[] rejected = new boolean[adjusted.length];
        for (int i = 0; i < adjusted.length; i++) {
            rejected[i] = adjusted[i] <= alpha * (1 + 4 * Math.ulp(1.0));
        }
        return rejected;
    }

    /** Positions in ascending order of p-value, ties in order of position. */
    private static int[] order(double[] pValues) {
        for (int i = 0; i < pValues.length; i++) {
            if (!(pValues[i] >= 0 && pValues[i] <= 1)) {
                throw new IllegalArgumentException("p-values must be in [0, 1], number " + i + " was " + pValues[i]);
            }
        }
        Integer[] order = new Integer[pValues.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(pValues[a], pValues[b]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    /** The chance of at least one event of chance {@code p} in {@code n} independent trials. */
    private static double atLeastOne(double p, int n) {
        return p == 1 ? 1 : -Math.expm1(n * Math.log1p(-p));
    }

    private static double[] risingFromStart(double[] values) {
        for (int i = 1; i < values.length; i++) {
            values[i] = Math.max(values[i], values[i - 1]);
        }
        return values;
    }

    private static double[] fallingFromEnd(double[] values) {
        for (int i = values.length - 2; i >= 0; i--) {
            values[i] = Math.min(values[i], values[i + 1]);
        }
        return values;
    }
}
