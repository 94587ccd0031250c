package dev.assay.metrics.text;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * Porter's stemmer of English words, with the extensions of NLTK: the stems of ROUGE.
 *
 * <p>Lucene's Porter stemmers follow Porter himself; NLTK's rules differ inside the steps (dies to die, enjoy stays, a list of
 * irregular words), so that neither is made of the other. Takes lower-case words; characters other than English vowels count
 * as consonants. Words of one and two characters stay as they are. Linear in the word.
 *
 * <p>Source: Porter (1980), "An algorithm for suffix stripping", Program 14(3); {@code nltk.stem.porter}, mode
 * NLTK_EXTENSIONS.
 */
public final class PorterStemmer {
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            entry("sky", "sky"),
            entry("skies", "sky"),
            entry("dying", "die"),
            entry("lying", "lie"),
            entry("tying", "tie"),
            entry("news", "news"),
            entry("innings", "inning"),
            entry("inning", "inning"),
            entry("outings", "outing"),
            entry("outing", "outing"),
            entry("cannings", "canning"),
            entry("canning", "canning"),
            entry("howe", "howe"),
            entry("proceed", "proceed"),
            entry("exceed", "exceed"),
            entry("succeed", "succeed"));

    /** An ending and what takes its place. */
    private record Rule(String ending, String replacement) {
        static Rule of(String ending, String replacement) {
            return new Rule(ending, replacement);
        }
    }

    private static final List<Rule> PLURALS =
            List.of(Rule.of("sses", "ss"), Rule.of("ies", "i"), Rule.of("ss", "ss"), Rule.of("s", ""));

    private static final List<Rule> LONG_SUFFIXES = List.of(
            Rule.of("ational", "ate"),
            Rule.of("tional", "tion"),
            Rule.of("enci", "ence"),
            Rule.of("anci", "ance"),
            Rule.of("izer", "ize"),
            Rule.of("bli", "ble"),
            Rule.of("alli", "al"),
            Rule.of("entli", "ent"),
            Rule.of("eli", "e"),
            Rule.of("ousli", "ous"),
            Rule.of("ization", "ize"),
            Rule.of("ation", "ate"),
            Rule.of("ator", "ate"),
            Rule.of("alism", "al"),
            Rule.of("iveness", "ive"),
            Rule.of("fulness", "ful"),
            Rule.of("ousness", "ous"),
            Rule.of("aliti", "al"),
            Rule.of("iviti", "ive"),
            Rule.of("biliti", "ble"),
            Rule.of("fulli", "ful"));

    private static final List<Rule> SHORT_SUFFIXES = List.of(
            Rule.of("icate", "ic"),
            Rule.of("ative", ""),
            Rule.of("alize", "al"),
            Rule.of("iciti", "ic"),
            Rule.of("ical", "ic"),
            Rule.of("ful", ""),
            Rule.of("ness", ""));

    private static final List<String> LAST_SUFFIXES = List.of(
            "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate",
            "iti", "ous", "ive", "ize");

    private final StringBuilder word;

    private PorterStemmer(String word) {
        this.word = new StringBuilder(word);
    }

    /** The stem of a lower-case word. */
    public static String stem(String word) {
        String irregular = IRREGULAR.get(Objects.requireNonNull(word));
        if (irregular != null) {
            return irregular;
        }
        if (word.length() <= 2) {
            return word;
        }
        PorterStemmer stemmer = new PorterStemmer(word);
        stemmer.plural();
        stemmer.pastAndParticiple();
        stemmer.finalY();
        stemmer.longSuffix();
        stemmer.first(SHORT_SUFFIXES, length -> stemmer.measure(length) > 0);
        stemmer.lastSuffix();
        stemmer.finalE();
        if (stemmer.endsWith("ll") && stemmer.measure(stemmer.word.length() - 1) > 1) {
            stemmer.word.setLength(stemmer.word.length() - 1);
        }
        return stemmer.word.toString();
    }

    private void plural() {
        if (word.length() == 4 && endsWith("ies")) {
            word.setLength(3);
        } else {
            first(PLURALS, length -> true);
        }
    }

    private void pastAndParticiple() {
        if (endsWith("ied")) {
            word.setLength(word.length() == 4 ? 3 : word.length() - 2);
        } else if (endsWith("eed")) {
            if (measure(word.length() - 3) > 0) {
                word.setLength(word.length() - 1);
            }
        } else if (endsWith("ed") && hasVowel(word.length() - 2)) {
            word.setLength(word.length() - 2);
            mendEnd();
        } else if (endsWith("ing") && hasVowel(word.length() - 3)) {
            word.setLength(word.length() - 3);
            mendEnd();
        }
    }

    /** Gives back what a word had before -ed or -ing. */
    private void mendEnd() {
        int length = word.length();
        char last = word.charAt(length - 1);
        if (endsWith("at") || endsWith("bl") || endsWith("iz")) {
            word.append('e');
        } else if (length >= 2 && last == word.charAt(length - 2) && isConsonant(length - 1)) {
            if (last != 'l' && last != 's' && last != 'z') {
                word.setLength(length - 1);
            }
        } else if (measure(length) == 1 && endsShort(length)) {
            word.append('e');
        }
    }

    private void finalY() {
        int before = word.length() - 1;
        if (before > 1 && word.charAt(before) == 'y' && isConsonant(before - 1)) {
            word.setCharAt(before, 'i');
        }
    }

    private void longSuffix() {
        if (endsWith("alli") && measure(word.length() - 4) > 0) {
            word.setLength(word.length() - 2);
        }
        if (endsWith("logi")) {
            // The l counts for what is left, so that geology and archaeology go alike.
            if (measure(word.length() - 3) > 0) {
                word.setLength(word.length() - 1);
            }
        } else {
            first(LONG_SUFFIXES, length -> measure(length) > 0);
        }
    }

    private void lastSuffix() {
        for (String suffix : LAST_SUFFIXES) {
            if (endsWith(suffix)) {
                int length = word.length() - suffix.length();
                if (measure(length) > 1 && (!suffix.equals("ion") || "st".indexOf(word.charAt(length - 1)) >= 0)) {
                    word.setLength(length);
                }
                return;
            }
        }
    }

    private void finalE() {
        int length = word.length() - 1;
        if (endsWith("e") && (measure(length) > 1 || (measure(length) == 1 && !endsShort(length)))) {
            word.setLength(length);
        }
    }

    /** The first rule whose ending the word has decides, whether or not what is left allows it. */
    private void first(List<Rule> rules, IntPredicate allowed) {
        for (Rule rule : rules) {
            if (endsWith(rule.ending)) {
                int length = word.length() - rule.ending.length();
                if (allowed.test(length)) {
                    word.setLength(length);
                    word.append(rule.replacement);
                }
                return;
            }
        }
    }

    private boolean endsWith(String ending) {
        int from = word.length() - ending.length();
        return from >= 0 && word.indexOf(ending, from) == from;
    }

    /** Whether it is no vowel; y is one after a consonant. */
    private boolean isConsonant(int at) {
        boolean consonant = true;
        // Only a run of y before it matters: each y turns what the one before it is.
        int from = at;
        while (from > 0 && word.charAt(from) == 'y') {
            from--;
        }
        for (int i = from; i <= at; i++) {
            consonant = switch (word.charAt(i)) {
                case 'a', 'e', 'i', 'o', 'u' -> false;
                case 'y' -> i == 0 || !consonant;
                default -> true;
            };
        }
        return consonant;
    }

    private boolean hasVowel(int length) {
        for (int i = 0; i < length; i++) {
            if (!isConsonant(i)) {
                return true;
            }
        }
        return false;
    }

    /** How many runs of vowels are followed by a consonant, in the first characters. */
    private int measure(int length) {
        int runs = 0;
        boolean vowel = false;
        for (int i = 0; i < length; i++) {
            boolean consonant = isConsonant(i);
            runs += vowel && consonant ? 1 : 0;
            vowel = !consonant;
        }
        return runs;
    }

    /** Whether the first characters end in consonant, vowel, consonant other than w, x, y; or are a vowel and a consonant. */
    private boolean endsShort(int length) {
        if (length == 2) {
            return !isConsonant(0) && isConsonant(1);
        }
        return length > 2
                && isConsonant(length - 3)
                && !isConsonant(length - 2)
                && isConsonant(length - 1)
                && "wxy".indexOf(word.charAt(length - 1)) < 0;
    }
}
