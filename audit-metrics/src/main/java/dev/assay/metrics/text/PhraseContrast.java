package dev.assay.metrics.text;

import dev.assay.stats.PValueAdjustment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/**
 * The words and phrases that one set of texts uses more than another: ranked by log-odds with a Dirichlet prior, judged by
 * Fisher's exact test on the numbers of texts that have them, adjusted by Benjamini and Hochberg over all phrases of one
 * to {@code maxN} words.
 *
 * <p>The test counts texts, not occurrences, because a text that says a phrase says it again. Texts that copy each other
 * are not independent either: hand over one of each cluster ({@link NearDuplicates}).
 *
 * <p>Source: Monroe, Colaresi, Quinn (2008), doi:10.1093/pan/mpn018; Benjamini and Hochberg (1995).
 *
 * @param tested how many phrases were tested
 * @param phrases those that are significant, the most over-used in the first set first
 */
public record PhraseContrast(int tested, List<Phrase> phrases) {
    private static final double PRIOR = 0.01;

    /** Share of its texts in which a phrase must stand inside a longer one to be no phrase of its own. */
    private static final double INSIDE = 0.8;

    public PhraseContrast {
        phrases = List.copyOf(phrases);
    }

    /**
     * A phrase.
     *
     * @param text its words
     * @param words how many
     * @param first occurrences in the first set
     * @param second occurrences in the second set
     * @param firstTexts texts of the first set that have it
     * @param secondTexts texts of the second set that have it
     * @param z log-odds in standard errors, positive = more in the first set
     * @param pValue two-sided, of the numbers of texts
     * @param adjusted the same, adjusted for all phrases
     */
    public record Phrase(
            String text,
            int words,
            long first,
            long second,
            int firstTexts,
            int secondTexts,
            double z,
            double pValue,
            double adjusted) {}

    /**
     * Contrasts the first {@code firstSize} texts with the others.
     *
     * @param maxN longest phrase
     * @param minTexts fewest texts that must have a phrase, 5 by convention
     * @param alpha false discovery rate
     */
    public static PhraseContrast of(TokenizedTexts texts, int firstSize, int maxN, int minTexts, double alpha) {
        int secondSize = texts.size() - firstSize;
        if (firstSize < 1 || secondSize < 1) {
            throw new IllegalArgumentException("both sets need texts, had " + firstSize + " and " + secondSize);
        }
        List<Phrase> all = new ArrayList<>();
        NGrams grams = NGrams.single(texts.tokens());
        FisherExactTest fisher = FisherExactTest.withDefaults();
        for (int n = 1; n <= maxN; n++) {
            grams = n == 1 ? grams : grams.longer(texts.tokens());
            PhraseCounts counts = PhraseCounts.of(grams, firstSize, minTexts);
            double[] z = LogOdds.zScores(counts.first(), counts.second(), PRIOR);
            for (int i = 0; i < counts.size(); i++) {
                int a = counts.firstTexts()[i];
                int b = counts.secondTexts()[i];
                double p = fisher.test(new int[][] {{a, firstSize - a}, {b, secondSize - b}})
                        .getPValue();
                int start = counts.exampleStart()[i];
                all.add(new Phrase(
                        texts.phrase(counts.exampleText()[i], start, start + n),
                        n,
                        counts.first()[i],
                        counts.second()[i],
                        a,
                        b,
                        z[i],
                        Math.min(1, p),
                        1));
            }
        }
        double[] adjusted = PValueAdjustment.BENJAMINI_HOCHBERG.adjust(
                all.stream().mapToDouble(Phrase::pValue).toArray());
        List<Phrase> significant = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            Phrase phrase = all.get(i);
            if (adjusted[i] <= alpha) {
                significant.add(new Phrase(
                        phrase.text,
                        phrase.words,
                        phrase.first,
                        phrase.second,
                        phrase.firstTexts,
                        phrase.secondTexts,
                        phrase.z,
                        phrase.pValue,
                        adjusted[i]));
            }
        }
        significant.sort(
                Comparator.comparingDouble((Phrase phrase) -> -phrase.z).thenComparing(Phrase::text));
        return new PhraseContrast(all.size(), significant);
    }

    /**
     * The phrases without those that nearly only stand inside a longer one, and those with a word of content before those of
     * function words alone; otherwise in their order.
     */
    public static List<Phrase> telling(List<Phrase> ranked) {
        List<Phrase> whole = new ArrayList<>();
        for (Phrase phrase : ranked) {
            String padded = " " + phrase.text() + " ";
            if (ranked.stream()
                    .noneMatch(longer -> longer.words() > phrase.words()
                            && longer.firstTexts() >= INSIDE * phrase.firstTexts()
                            && (" " + longer.text() + " ").contains(padded))) {
                whole.add(phrase);
            }
        }
        whole.sort(Comparator.comparing(PhraseContrast::onlyFunctionWords));
        return whole;
    }

    private static boolean onlyFunctionWords(Phrase phrase) {
        return Arrays.stream(phrase.text().split(" ")).allMatch(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET::contains);
    }

    /** The phrases without those that only repeat an earlier one: its words with some more or some fewer. */
    public static List<Phrase> withoutRepeats(List<Phrase> ranked, int most) {
        List<Phrase> kept = new ArrayList<>();
        for (Phrase phrase : ranked) {
            String padded = " " + phrase.text() + " ";
            if (kept.size() < most
                    && kept.stream()
                            .noneMatch(known -> padded.contains(" " + known.text() + " ")
                                    || (" " + known.text() + " ").contains(padded))) {
                kept.add(phrase);
            }
        }
        return kept;
    }
}
