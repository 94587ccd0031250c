package dev.assay.metrics.text;

import java.util.Arrays;

/**
 * How often the n-grams of two corpora stand in each, and in how many of their texts, for n-grams that enough texts have.
 *
 * @param n length of the n-grams
 * @param first occurrences in the first corpus
 * @param second occurrences in the second corpus
 * @param firstTexts texts of the first corpus that have it
 * @param secondTexts texts of the second corpus that have it
 * @param exampleText a text that has it, counted through the first corpus and on through the second
 * @param exampleStart where it starts there
 */
public record PhraseCounts(
        int n,
        long[] first,
        long[] second,
        int[] firstTexts,
        int[] secondTexts,
        int[] exampleText,
        int[] exampleStart) {
    /** How many n-grams are kept. */
    public int size() {
        return first.length;
    }

    /** Counts the n-grams that stand in at least {@code minTexts} texts of both corpora together. */
    public static PhraseCounts of(NGrams grams, int firstSize, int minTexts) {
        int[][] ids = grams.ids();
        int[] texts = new int[grams.distinct()];
        int[] seen = new int[grams.distinct()];
        for (int t = 0; t < ids.length; t++) {
            for (int id : ids[t]) {
                if (seen[id] != t + 1) {
                    seen[id] = t + 1;
                    texts[id]++;
                }
            }
        }
        int kept = 0;
        int[] slot = new int[grams.distinct()];
        for (int id = 0; id < slot.length; id++) {
            slot[id] = texts[id] >= minTexts ? kept++ : -1;
        }
        PhraseCounts counts = new PhraseCounts(
                grams.n(), new long[kept], new long[kept], new int[kept], new int[kept], new int[kept], new int[kept]);
        Arrays.fill(counts.exampleText, -1);
        Arrays.fill(seen, 0);
        for (int t = 0; t < ids.length; t++) {
            boolean inFirst = t < firstSize;
            for (int i = 0; i < ids[t].length; i++) {
                int id = ids[t][i];
                int s = slot[id];
                if (s < 0) {
                    continue;
                }
                (inFirst ? counts.first : counts.second)[s]++;
                if (seen[id] != t + 1) {
                    seen[id] = t + 1;
                    (inFirst ? counts.firstTexts : counts.secondTexts)[s]++;
                }
                if (counts.exampleText[s] < 0) {
                    counts.exampleText[s] = t;
                    counts.exampleStart[s] = i;
                }
            }
        }
        return counts;
    }
}
