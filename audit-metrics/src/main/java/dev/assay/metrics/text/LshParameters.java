package dev.assay.metrics.text;

/**
 * How MinHash signatures are cut into bands: a pair of Jaccard similarity {@code s} becomes a candidate with probability
 * {@code 1 - (1 - s^rows)^bands}.
 *
 * @param bands number of bands
 * @param rows entries of a band
 */
public record LshParameters(int bands, int rows) {
    private static final double STEP = 0.001;

    /** The probability that a pair of that similarity becomes a candidate. */
    public double probability(double similarity) {
        return 1 - Math.pow(1 - Math.pow(similarity, rows), bands);
    }

    /**
     * The longest bands, hence the fewest candidates, that find a pair at the threshold with probability at least
     * {@code recall}; single entries when none do.
     */
    public static LshParameters forRecall(double threshold, int permutations, double recall) {
        LshParameters best = new LshParameters(permutations, 1);
        for (int rows = 2; rows <= permutations; rows++) {
            LshParameters next = new LshParameters(permutations / rows, rows);
            if (next.probability(threshold) >= recall) {
                best = next;
            }
        }
        return best;
    }

    /**
     * The bands with the least weighted error: {@code falsePositives} times the area under the probability below the
     * threshold plus {@code falseNegatives} times the area above it, of equals the fewest bands. It trades recall for few
     * candidates: at the threshold itself about half of the pairs are missed.
     *
     * <p>Source: the rule of datasketch, its integral by the midpoint rule in steps of 0.001 included.
     */
    public static LshParameters leastError(
            double threshold, int permutations, double falsePositives, double falseNegatives) {
        LshParameters best = new LshParameters(1, 1);
        double least = Double.POSITIVE_INFINITY;
        for (int bands = 1; bands <= permutations; bands++) {
            for (int rows = 1; rows <= permutations / bands; rows++) {
                LshParameters next = new LshParameters(bands, rows);
                double error = falsePositives * next.area(0, threshold)
                        + falseNegatives * (1 - threshold - next.area(threshold, 1));
                if (error < least) {
                    least = error;
                    best = next;
                }
            }
        }
        return best;
    }

    private double area(double from, double to) {
        double sum = 0;
        int steps = (int) Math.round((to - from) / STEP);
        for (int i = 0; i < steps; i++) {
            sum += probability(from + (i + 0.5) * STEP) * STEP;
        }
        return sum;
    }
}
