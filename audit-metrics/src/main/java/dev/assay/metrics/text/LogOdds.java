package dev.assay.metrics.text;

/**
 * Weighted log-odds with a Dirichlet prior: which terms one corpus uses more than the other.
 *
 * <p>{@code δ = ln((a + α)/(A + α₀ - a - α)) - ln((b + α)/(B + α₀ - b - α))} for counts a, b of the term in corpora of A
 * and B counted terms, prior α of the term, sum of priors α₀; {@code z = δ / √(1/(a + α) + 1/(b + α))}. Positive = more
 * used in the first. The prior keeps terms that stand on one side only finite.
 *
 * <p>The z-scores rank; as a test they treat each occurrence as independent, which words are not: a text that says a word
 * says it again. Test document counts instead.
 *
 * <p>Source: Monroe, Colaresi, Quinn (2008), "Fightin' Words", doi:10.1093/pan/mpn018, equations 15, 16, 20, 22.
 */
public final class LogOdds {
    private LogOdds() {}

    /** The z-scores of terms with these counts and the same prior for each, 0.01 by convention. */
    public static double[] zScores(long[] first, long[] second, double prior) {
        double[] priors = new double[first.length];
        java.util.Arrays.fill(priors, prior);
        return zScores(first, second, priors);
    }

    /** The z-scores of terms with these counts and priors; an informative prior is proportional to pooled counts. */
    public static double[] zScores(long[] first, long[] second, double[] priors) {
        if (first.length != second.length || first.length != priors.length) {
            throw new IllegalArgumentException("each term has two counts and a prior, were " + first.length + ", "
                    + second.length + " and " + priors.length);
        }
        double a0 = 0;
        double total1 = 0;
        double total2 = 0;
        for (int i = 0; i < first.length; i++) {
            if (!(priors[i] > 0)) {
                throw new IllegalArgumentException("priors must be above 0, number " + i + " is " + priors[i]);
            }
            a0 += priors[i];
            total1 += first[i];
            total2 += second[i];
        }
        double[] z = new double[first.length];
        for (int i = 0; i < z.length; i++) {
            double with1 = first[i] + priors[i];
            double with2 = second[i] + priors[i];
            // A vocabulary of one term has no other to set against it.
            double delta = z.length == 1
                    ? 0
                    : Math.log(with1 / (total1 + a0 - with1)) - Math.log(with2 / (total2 + a0 - with2));
            z[i] = delta / Math.sqrt(1 / with1 + 1 / with2);
        }
        return z;
    }
}
