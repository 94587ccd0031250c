package dev.assay.benchmarks;

import dev.assay.stats.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;

/** Made-up texts of words with frequencies that fall as ranks rise, some of them near copies of others. */
final class Sentences {
    private static final int VOCABULARY = 20_000;
    private static final double COPIES = 0.1;

    private Sentences() {}

    /** Texts as numbers of words, none of them a copy. */
    static int[][] tokens(long seed, int n, int words) {
        UniformRandomProvider random = new Seed(seed).random();
        int[][] texts = new int[n][words];
        for (int[] text : texts) {
            // Log-uniform ranks: Zipf's law with exponent 1.
            Arrays.setAll(text, i -> (int) Math.exp(random.nextDouble() * Math.log(VOCABULARY)) - 1);
        }
        return texts;
    }

    /** Texts of which a tenth are copies of an earlier one with up to four words exchanged. */
    static String[] withCopies(long seed, int n, int words) {
        int[][] texts = tokens(seed, n, words);
        UniformRandomProvider random = new Seed(seed).child("copies").random();
        for (int t = 1; t < n; t++) {
            if (random.nextDouble() < COPIES) {
                texts[t] = texts[random.nextInt(t)].clone();
                for (int change = random.nextInt(5); change > 0; change--) {
                    texts[t][random.nextInt(words)] = random.nextInt(VOCABULARY);
                }
            }
        }
        return Arrays.stream(texts).map(Sentences::text).toArray(String[]::new);
    }

    private static String text(int[] tokens) {
        StringBuilder text = new StringBuilder();
        for (int token : tokens) {
            text.append(text.length() == 0 ? "" : " ").append(word(token));
        }
        return text.append('.').toString();
    }

    /** A word of letters for a number. */
    private static String word(int token) {
        StringBuilder word = new StringBuilder();
        for (int rest = token + 30; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }

    /**
     * The number of pairs of texts with a Jaccard similarity of three-word runs of at least {@code threshold}, found without hashing:
     * of each set, the rarest runs alone can be the first that an alike set shares (prefix filter), and every pair that shares one
     * is compared run by run.
     */
    static long alikePairs(String[] texts, double threshold) {
        Map<String, Integer> frequency = new HashMap<>();
        List<Set<String>> sets = new ArrayList<>();
        for (String text : texts) {
            Set<String> runs = runs(text);
            sets.add(runs);
            runs.forEach(run -> frequency.merge(run, 1, Integer::sum));
        }
        Map<String, List<Integer>> index = new HashMap<>();
        long pairs = 0;
        for (int t = 0; t < texts.length; t++) {
            List<String> rarest = new ArrayList<>(sets.get(t));
            rarest.sort((a, b) -> {
                int byFrequency = Integer.compare(frequency.getOrDefault(a, 0), frequency.getOrDefault(b, 0));
                return byFrequency != 0 ? byFrequency : a.compareTo(b);
            });
            int prefix = rarest.size() - (int) Math.ceil(threshold * rarest.size()) + 1;
            Set<Integer> candidates = new HashSet<>();
            for (String run : rarest.subList(0, prefix)) {
                List<Integer> posting = index.computeIfAbsent(run, key -> new ArrayList<>());
                candidates.addAll(posting);
                posting.add(t);
            }
            for (int other : candidates) {
                pairs += jaccard(sets.get(t), sets.get(other)) >= threshold ? 1 : 0;
            }
        }
        return pairs;
    }

    /** The same number, each pair compared. */
    static long alikePairsOneByOne(String[] texts, double threshold) {
        List<Set<String>> sets = Arrays.stream(texts).map(Sentences::runs).toList();
        long pairs = 0;
        for (int t = 0; t < texts.length; t++) {
            for (int other = 0; other < t; other++) {
                pairs += jaccard(sets.get(t), sets.get(other)) >= threshold ? 1 : 0;
            }
        }
        return pairs;
    }

    private static Set<String> runs(String text) {
        String[] words = text.replace(".", "").split(" ");
        Set<String> runs = new HashSet<>();
        for (int i = 0; i + 3 <= words.length; i++) {
            runs.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
        }
        return runs;
    }

    private static double jaccard(Set<String> a, Set<String> b) {
        int both = 0;
        for (String run : a) {
            both += b.contains(run) ? 1 : 0;
        }
        return (double) both / (a.size() + b.size() - both);
    }
}
