package dev.assay.metrics.text;

import dev.assay.stats.UndefinedStatisticException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The repetition rules of Gopher: how much of one text is lines, paragraphs and word n-grams that came before.
 *
 * <p>All shares are over the text's length in code points, but for the shares of lines and paragraphs, which are over their
 * numbers. Words are split at white space. In [0, 1], higher is more repetitive. The most frequent 2- to 4-gram counts with
 * its joining spaces, times its count (of equals the first seen); repeated 5- to 10-grams are scanned greedily and count
 * without spaces. Undefined for a text without a word. Linear in the text.
 *
 * <p>Source: Rae et al. (2021), "Scaling Language Models", arXiv:2112.11446, table A1, as computed by datatrove.
 */
public final class GopherRepetition {
    private static final int LAST_TOP = 4;
    private static final int FIRST_DUPLICATE = 5;
    private static final int LAST_DUPLICATE = 10;

    private GopherRepetition() {}

    /**
     * The shares of one text.
     *
     * @param words number of words
     * @param characters number of code points
     * @param shares by name: {@code duplicate-paragraphs}, {@code duplicate-paragraph-characters}, {@code duplicate-lines},
     *     {@code duplicate-line-characters}, {@code top-2-gram} to {@code top-4-gram}, {@code duplicate-5-grams} to
     *     {@code duplicate-10-grams}, in this order
     */
    public record Result(int words, int characters, Map<String, Double> shares) {
        /**
         * The first share above its limit, or empty. Below {@code minWords} words nothing is said: in a text of five words
         * any 4-gram takes most of it. Gopher itself drops texts of fewer than 50 words.
         */
        public Optional<String> broken(Map<String, Double> limits, int minWords) {
            if (words < minWords) {
                return Optional.empty();
            }
            return shares.entrySet().stream()
                    .filter(share -> share.getValue() > limits.getOrDefault(share.getKey(), 1.0))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    /** The limits of Gopher, by the names of {@link Result#shares()}. */
    public static Map<String, Double> limits() {
        Map<String, Double> limits = new LinkedHashMap<>();
        limits.put("duplicate-paragraphs", 0.3);
        limits.put("duplicate-paragraph-characters", 0.2);
        limits.put("duplicate-lines", 0.3);
        limits.put("duplicate-line-characters", 0.2);
        limits.put("top-2-gram", 0.2);
        limits.put("top-3-gram", 0.18);
        limits.put("top-4-gram", 0.16);
        for (int n = FIRST_DUPLICATE; n <= LAST_DUPLICATE; n++) {
            limits.put("duplicate-" + n + "-grams", (20 - n) / 100.0);
        }
        return limits;
    }

    /** The shares of {@code text}. */
    public static Result of(String text) {
        TokenizedTexts words = TokenizedTexts.of(Tokenizers.whitespace(), java.util.List.of(text));
        int[] tokens = words.tokens(0);
        if (tokens.length == 0) {
            throw new UndefinedStatisticException("the text has no word");
        }
        double characters = text.codePointCount(0, text.length());
        Map<String, Double> shares = new LinkedHashMap<>();
        duplicates("paragraph", stripped(text).split("\n{2,}", -1), characters, shares);
        duplicates("line", text.split("\n+", -1), characters, shares);

        int[] lengths = new int[words.vocabulary().size()];
        for (int id = 0; id < lengths.length; id++) {
            String term = words.vocabulary().term(id);
            lengths[id] = term.codePointCount(0, term.length());
        }
        NGrams grams = NGrams.single(words.tokens());
        while (grams.n() < LAST_DUPLICATE) {
            grams = grams.longer(words.tokens());
            if (grams.n() <= LAST_TOP) {
                shares.put("top-" + grams.n() + "-gram", top(grams, tokens, lengths) / characters);
            } else {
                shares.put("duplicate-" + grams.n() + "-grams", repeated(grams, tokens, lengths) / characters);
            }
        }
        return new Result(tokens.length, (int) characters, java.util.Collections.unmodifiableMap(shares));
    }

    private static void duplicates(String unit, String[] parts, double characters, Map<String, Double> shares) {
        Set<String> seen = new HashSet<>();
        int duplicates = 0;
        long length = 0;
        for (String part : parts) {
            if (!seen.add(part)) {
                duplicates++;
                length += part.codePointCount(0, part.length());
            }
        }
        shares.put("duplicate-" + unit + "s", (double) duplicates / parts.length);
        shares.put("duplicate-" + unit + "-characters", length / characters);
    }

    private static double top(NGrams grams, int[] tokens, int[] lengths) {
        int[] ids = grams.ids()[0];
        if (ids.length == 0) {
            return 0;
        }
        int[] counts = new int[grams.distinct()];
        int[] first = new int[grams.distinct()];
        for (int i = ids.length - 1; i >= 0; i--) {
            counts[ids[i]]++;
            first[ids[i]] = i;
        }
        int best = 0;
        for (int id = 1; id < counts.length; id++) {
            if (counts[id] > counts[best]) {
                best = id;
            }
        }
        return (double) counts[best] * (length(tokens, lengths, first[best], grams.n()) + grams.n() - 1);
    }

    private static double repeated(NGrams grams, int[] tokens, int[] lengths) {
        int[] ids = grams.ids()[0];
        boolean[] seen = new boolean[grams.distinct()];
        long characters = 0;
        for (int i = 0; i < ids.length; ) {
            if (seen[ids[i]]) {
                characters += length(tokens, lengths, i, grams.n());
                i += grams.n();
            } else {
                seen[ids[i]] = true;
                i++;
            }
        }
        return characters;
    }

    private static long length(int[] tokens, int[] lengths, int from, int n) {
        long length = 0;
        for (int i = from; i < from + n; i++) {
            length += lengths[tokens[i]];
        }
        return length;
    }

    /** Without white space at either end, white space as the tokenizer has it. */
    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && CharacterTokenizer.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && CharacterTokenizer.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
