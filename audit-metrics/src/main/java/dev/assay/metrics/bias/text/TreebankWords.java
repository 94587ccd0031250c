package dev.assay.metrics.bias.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Lower-case words by the rules of the Penn Treebank, as NLTK cuts them: punctuation stands alone, "doctor's" is "doctor" and
 * "'s", "cannot" is "can" and "not". A text counts as one sentence: only its last full stop is cut off. For comparing with tools
 * that count such words; metrics of an audit use the tokenizers of {@link dev.assay.metrics.text.Tokenizers}.
 */
public final class TreebankWords {
    /** A pattern and what takes its place, in the order in which they apply. */
    private record Rule(Pattern pattern, String replacement) {
        static Rule of(String pattern, String replacement) {
            return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), replacement);
        }
    }

    private static final List<Rule> BEFORE_PADDING = List.of(
            Rule.of("([«“‘„]|`+)", " $1 "),
            Rule.of("^\"", " `` "),
            Rule.of("([ (\\[{<])(\"|'{2})", "$1 `` "),
            Rule.of("'(?!re|ve|ll|m|t|s|d|n)(\\w)\\b", "' $1"),
            Rule.of("([^.])(\\.)([\\])}>\"'»”’ ]*)\\s*$", "$1 $2 $3 "),
            Rule.of("([:,])([^\\d])", " $1 $2"),
            Rule.of("([:,])$", " $1 "),
            Rule.of("\\.{2,}", " $0 "),
            Rule.of("[;@#$%&?!*\\[\\](){}<>]", " $0 "),
            Rule.of("([^'])' ", "$1 ' "),
            Rule.of("--", " -- "));

    private static final List<Rule> AFTER_PADDING = List.of(
            Rule.of("([»”’])", " $1 "),
            Rule.of("''|\"", " '' "),
            Rule.of("([^' ])('[smd]|') ", "$1 $2 "),
            Rule.of("([^' ])('ll|'re|'ve|n't) ", "$1 $2 "),
            Rule.of("\\b(can)(not)\\b", " $1 $2 "),
            Rule.of("\\b(gim|lem)(me)\\b", " $1 $2 "),
            Rule.of("\\b(gon|wan)(na)\\b", " $1 $2 "),
            Rule.of("\\b(got)(ta)\\b", " $1 $2 "),
            Rule.of("\\b(d)('ye)\\b", " $1 $2 "),
            Rule.of("\\b(more)('n)\\b", " $1 $2 "),
            Rule.of(" ('t)(is|was)\\b", " $1 $2 "));

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private static final Pattern ENDS = Pattern.compile("^[^A-Za-z<>$]+|[^A-Za-z<>$]+$");

    private TreebankWords() {}

    /** The tokens, punctuation among them. */
    public static List<String> tokens(String text) {
        String cut = text.toLowerCase(Locale.ROOT);
        for (Rule rule : BEFORE_PADDING) {
            cut = rule.pattern().matcher(cut).replaceAll(rule.replacement());
        }
        cut = " " + cut + " ";
        for (Rule rule : AFTER_PADDING) {
            cut = rule.pattern().matcher(cut).replaceAll(rule.replacement());
        }
        String stripped = cut.strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    }

    /**
     * The tokens with digits replaced by one placeholder and all but ASCII letters, {@code <}, {@code >} and {@code $} taken off
     * both ends; what is left empty is dropped. As langfair prepares texts for co-occurrence.
     */
    public static List<String> letters(String text) {
        List<String> words = new ArrayList<>();
        for (String token : tokens(text)) {
            String word = DIGITS.matcher(token).replaceAll("NUMBER");
            word = ENDS.matcher(word).replaceAll("");
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
