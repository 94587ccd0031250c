package dev.assay.metrics.diversity;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;

/**
 * Lexical richness: how many different words a text of {@code w} words with {@code t} distinct ones uses.
 *
 * <p>The measures on {@code w} and {@code t} alone grow or fall with the length of the text; MATTR, MTLD and HD-D much less
 * so. All are higher for richer text except Maas, Yule's K, Herdan's Vm and Simpson's D. A measure that has no value on a
 * text (too short for the window, all words distinct) throws {@link UndefinedStatisticException} with the reason.
 *
 * <p>Numbers as of the LexicalRichness package, version 0.5. Immutable.
 */
public final class LexicalRichness {
    private final int[] tokens;
    private final int[] frequencies;

    private LexicalRichness(int[] tokens, int[] frequencies) {
        this.tokens = tokens;
        this.frequencies = frequencies;
    }

    /** The richness of one text, or of several laid end to end, given as token numbers. Sorts a copy of them. */
    public static LexicalRichness of(int[] tokens) {
        int[] terms = Arrays.stream(tokens).sorted().distinct().toArray();
        int[] counts = new int[terms.length];
        // Numbers of its own, so that a short text of a large vocabulary costs little.
        int[] own = new int[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            own[i] = Arrays.binarySearch(terms, tokens[i]);
            counts[own[i]]++;
        }
        return new LexicalRichness(own, Arrays.stream(counts).sorted().toArray());
    }

    /** Number of words. */
    public int words() {
        return tokens.length;
    }

    /** Number of distinct words. */
    public int terms() {
        return frequencies.length;
    }

    /** Type-token ratio {@code t / w}, in (0, 1]. */
    public double ttr() {
        requireWords(1, "the type-token ratio");
        return (double) terms() / words();
    }

    /** Root type-token ratio {@code t / √w} (Guiraud 1954). */
    public double rootTtr() {
        requireWords(1, "the root type-token ratio");
        return terms() / Math.sqrt(words());
    }

    /** Corrected type-token ratio {@code t / √(2 w)} (Carroll 1964). */
    public double correctedTtr() {
        requireWords(1, "the corrected type-token ratio");
        return terms() / Math.sqrt(2.0 * words());
    }

    /** Herdan's C: {@code ln t / ln w} (1960). */
    public double herdan() {
        requireWords(2, "Herdan's C");
        return Math.log(terms()) / Math.log(words());
    }

    /** Summer's S: {@code ln ln t / ln ln w} (1966). */
    public double summer() {
        requireWords(3, "Summer's S");
        if (terms() < 2) {
            throw new UndefinedStatisticException("Summer's S needs at least 2 distinct words");
        }
        return Math.log(Math.log(terms())) / Math.log(Math.log(words()));
    }

    /** Dugast's U: {@code (ln w)² / (ln w - ln t)} (1978). Undefined when all words are distinct. */
    public double dugast() {
        requireWords(2, "Dugast's U");
        if (terms() == words()) {
            throw new UndefinedStatisticException("Dugast's U divides by zero when all words are distinct");
        }
        double logWords = Math.log(words());
        return logWords * logWords / (logWords - Math.log(terms()));
    }

    /** Maas's a²: {@code (ln w - ln t) / (ln w)²} (1972); lower is richer. */
    public double maas() {
        requireWords(2, "Maas's measure");
        double logWords = Math.log(words());
        return (logWords - Math.log(terms())) / (logWords * logWords);
    }

    /** Yule's K: {@code 10⁴ (Σ f² - w) / w²} over the frequencies f (1944); lower is richer. */
    public double yuleK() {
        requireWords(1, "Yule's K");
        return 1e4 * (sumOfSquares() / ((double) words() * words()) - 1.0 / words());
    }

    /** Yule's I: {@code t² / (Σ f² - t)}. Undefined when all words are distinct. */
    public double yuleI() {
        requireWords(1, "Yule's I");
        if (terms() == words()) {
            throw new UndefinedStatisticException("Yule's I divides by zero when all words are distinct");
        }
        return (double) terms() * terms() / (sumOfSquares() - terms());
    }

    /** Herdan's Vm: {@code √(Σ (f / w)² - 1 / t)} (1955); lower is more even. */
    public double herdanVm() {
        requireWords(1, "Herdan's Vm");
        double spread = sumOfSquares() / ((double) words() * words()) - 1.0 / terms();
        return Math.sqrt(Math.max(0, spread));
    }

    /** Simpson's D: {@code Σ f (f - 1) / (w (w - 1))} (1949), the chance that two words are the same. */
    public double simpsonD() {
        requireWords(2, "Simpson's D");
        return (sumOfSquares() - words()) / ((double) words() * (words() - 1.0));
    }

    /**
     * Mean segmental type-token ratio: mean type-token ratio of consecutive segments of {@code segment} words (Johnson 1944).
     *
     * @param dropLast whether the last segment is left out even when it is full, as the LexicalRichness package does;
     *     otherwise only a last segment that is not full is left out
     */
    public double msttr(int segment, boolean dropLast) {
        requireWindow(segment, "the mean segmental type-token ratio");
        int segments = words() / segment;
        if (dropLast && words() % segment == 0) {
            segments--;
        }
        if (segments < 1) {
            throw new UndefinedStatisticException(
                    "a text of " + words() + " words has no segment of " + segment + " words before its last one");
        }
        int[] count = new int[terms()];
        double sum = 0;
        for (int s = 0; s < segments; s++) {
            int distinct = 0;
            for (int i = s * segment; i < (s + 1) * segment; i++) {
                if (count[tokens[i]]++ == 0) {
                    distinct++;
                }
            }
            sum += (double) distinct / segment;
            for (int i = s * segment; i < (s + 1) * segment; i++) {
                count[tokens[i]] = 0;
            }
        }
        return sum / segments;
    }

    /** Moving-average type-token ratio over all windows of {@code window} words (Covington and McFall 2010). */
    public double mattr(int window) {
        requireWindow(window, "the moving-average type-token ratio");
        int[] count = new int[terms()];
        int distinct = 0;
        long sum = 0;
        for (int i = 0; i < tokens.length; i++) {
            if (count[tokens[i]]++ == 0) {
                distinct++;
            }
            if (i >= window && --count[tokens[i - window]] == 0) {
                distinct--;
            }
            if (i >= window - 1) {
                sum += distinct;
            }
        }
        return (double) sum / window / (tokens.length - window + 1);
    }

    /**
     * Measure of textual lexical diversity: mean length of runs that keep a type-token ratio above {@code threshold}, read in
     * both directions (McCarthy and Jarvis 2010, doi:10.3758/BRM.42.2.381). A run ends when the ratio is at or below the
     * threshold, 0.72 by convention for English; the last, open run counts as {@code (1 - ttr) / (1 - threshold)} of one. A
     * text whose words are all distinct has no run that ends, and its length is the value.
     */
    public double mtld(double threshold) {
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("threshold must be in (0, 1), was " + threshold);
        }
        requireWords(1, "MTLD");
        return (mtldOneWay(threshold, false) + mtldOneWay(threshold, true)) / 2;
    }

    /**
     * HD-D: expected type-token ratio of {@code draws} words drawn without replacement, 42 by convention (McCarthy and Jarvis
     * 2007, doi:10.1177/0265532207080767).
     */
    public double hdd(int draws) {
        requireWindow(draws, "HD-D");
        double sum = 0;
        for (int f : frequencies) {
            sum += (1 - noneDrawn(words(), f, draws)) / draws;
        }
        return sum;
    }

    /** Hypergeometric chance that none of {@code f} among {@code n} is in {@code draws} draws. */
    private static double noneDrawn(int n, int f, int draws) {
        if (f > n - draws) {
            return 0;
        }
        if (draws <= 1000) {
            double product = 1;
            for (int i = 0; i < draws; i++) {
                product *= (double) (n - f - i) / (n - i);
            }
            return product;
        }
        return Math.exp(Gamma.logGamma(n - f + 1.0)
                - Gamma.logGamma(n - f - draws + 1.0)
                - Gamma.logGamma(n + 1.0)
                + Gamma.logGamma(n - draws + 1.0));
    }

    private double mtldOneWay(double threshold, boolean backwards) {
        int[] seen = new int[terms()];
        int run = 1;
        int distinct = 0;
        int length = 0;
        double factors = 0;
        for (int i = 0; i < tokens.length; i++) {
            int token = tokens[backwards ? tokens.length - 1 - i : i];
            length++;
            if (seen[token] != run) {
                seen[token] = run;
                distinct++;
            }
            if ((double) distinct / length <= threshold) {
                factors++;
                run++;
                distinct = 0;
                length = 0;
            }
        }
        if (length > 0) {
            factors += (1 - (double) distinct / length) / (1 - threshold);
        }
        return factors == 0 ? words() : words() / factors;
    }

    private double sumOfSquares() {
        double sum = 0;
        for (int f : frequencies) {
            sum += (double) f * f;
        }
        return sum;
    }

    private void requireWords(int least, String measure) {
        if (words() < least) {
            throw new UndefinedStatisticException(measure + " needs at least " + least + " words, had " + words());
        }
    }

    private void requireWindow(int window, String measure) {
        if (window < 1) {
            throw new IllegalArgumentException("the window must have at least 1 word, was " + window);
        }
        if (words() < window) {
            throw new UndefinedStatisticException(
                    measure + " over " + window + " words needs at least that many, had " + words());
        }
    }
}
