package dev.assay.metrics.bias.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites a text as if it were about the other group, to compare what a system says of both. Case is kept ("She" becomes
 * "He"). English agreement: "her" becomes "his" before a word that it determines, else "him"; "his" becomes "hers" at the end
 * of a clause, else "her". The guess is by the next character, so sentences should be read before they are used as evidence.
 */
public final class CounterfactualSwap {
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** After these words a pronoun "her" is an object, not a determiner: "met her near", "calls her emotional". */
    private static final Set<String> NO_NOUN = Set.of(
            "a", "an", "the", "and", "or", "but", "because", "if", "when", "while", "to", "at", "in", "on", "of", "for",
            "from", "with", "by", "near", "as", "that", "so", "then", "again", "is", "was", "will", "would", "can");

    private CounterfactualSwap() {}

    /** The rewritten text, or empty when the text names no group of the list. */
    public static Optional<String> swap(String text, GroupLexicon lexicon) {
        Matcher matcher = WORD.matcher(text);
        StringBuilder swapped = new StringBuilder();
        boolean changed = false;
        while (matcher.find()) {
            String word = matcher.group().toLowerCase(Locale.ROOT);
            String counterpart = counterpart(word, text.substring(matcher.end()), lexicon.counterparts());
            if (!counterpart.equals(word)) {
                changed = true;
                matcher.appendReplacement(swapped, Matcher.quoteReplacement(likeCase(counterpart, matcher.group())));
            }
        }
        matcher.appendTail(swapped);
        return changed ? Optional.of(swapped.toString()) : Optional.empty();
    }

    private static String counterpart(String word, String rest, Map<String, String> counterparts) {
        String listed = counterparts.getOrDefault(word, word);
        Matcher next = WORD.matcher(rest);
        boolean clauseGoesOn = next.find() && rest.substring(0, next.start()).isBlank();
        boolean determines = clauseGoesOn && !NO_NOUN.contains(next.group().toLowerCase(Locale.ROOT));
        if (word.equals("her") && listed.equals("him")) {
            return determines ? "his" : "him";
        }
        if (word.equals("his") && listed.equals("her")) {
            return determines ? "her" : "hers";
        }
        return listed;
    }

    private static String likeCase(String word, String model) {
        if (model.length() > 1 && model.equals(model.toUpperCase(Locale.ROOT))) {
            return word.toUpperCase(Locale.ROOT);
        }
        return Character.isUpperCase(model.charAt(0))
                ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
                : word;
    }
}
