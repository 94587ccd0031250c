package dev.assay.metrics.text;

import java.util.Locale;

/** The tokenizers that the library knows by name. */
public final class Tokenizers {
    private Tokenizers() {}

    /** Runs of characters that are not white space, case kept: Python's {@code str.split()}. */
    public static Tokenizer whitespace() {
        return CharacterTokenizer.WHITESPACE;
    }

    /** Parts between single U+0020 spaces, empty parts kept: Python's {@code str.split(" ")}. */
    public static Tokenizer singleSpace() {
        return SingleSpaceTokenizer.INSTANCE;
    }

    /** Lower-cased runs of {@code [a-z0-9]}: the words of ROUGE. */
    public static Tokenizer asciiWords() {
        return CharacterTokenizer.ASCII_WORDS;
    }

    /** The words of {@link #asciiWords()}, those of more than three characters by their {@link PorterStemmer} stem: ROUGE with stems. */
    public static Tokenizer asciiStems() {
        return AsciiStems.INSTANCE;
    }

    /** Lower-cased runs of characters that are not white space, ASCII punctuation deleted first: the words of FightingWords. */
    public static Tokenizer punctuationFree() {
        return CharacterTokenizer.PUNCTUATION_FREE;
    }

    /** Characters (code points) as they are, white space included: for shingles of characters. */
    public static Tokenizer characters() {
        return CodePointTokenizer.INSTANCE;
    }

    /**
     * Words by the Unicode word-break rules (UAX #29), lower-cased, no stop words, no stems: the default of every metric on
     * words. Lucene's StandardTokenizer and LowerCaseFilter, with an equal path of our own for ASCII text. A run of Thai,
     * Lao or Khmer is one token, an ideograph is one token each; use {@link #icu()} for words there.
     */
    public static Tokenizer standard() {
        return new StandardWords();
    }

    /**
     * A language's analyzer of Lucene, with its stop words and stems: fit for classifying and for comparing topics, unfit
     * for diversity and copies.
     *
     * @param language ISO 639-1 code, for example "en"
     */
    public static Tokenizer language(String language) {
        return LanguageAnalyzers.tokenizer(language);
    }

    /**
     * Words by ICU, which knows dictionaries of Chinese, Japanese, Thai, Lao, Khmer and Burmese; lower-cased.
     *
     * @throws IllegalStateException when {@code lucene-analysis-icu} is not on the class path
     */
    public static Tokenizer icu() {
        if (!hasIcu()) {
            throw new IllegalStateException(
                    "the ICU tokenizer needs org.apache.lucene:lucene-analysis-icu on the class path; add it, or use"
                            + " Tokenizers.standard()");
        }
        return IcuWords.tokenizer();
    }

    /** Whether {@link #icu()} can be used. */
    public static boolean hasIcu() {
        try {
            Class.forName(
                    "org.apache.lucene.analysis.icu.segmentation.ICUTokenizer",
                    false,
                    Tokenizers.class.getClassLoader());
            Class.forName("com.ibm.icu.text.BreakIterator", false, Tokenizers.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** The ids of all tokenizers, as a phrase for people. */
    public static String known() {
        return "standard, whitespace, single-space, ascii-words, ascii-stems, punctuation-free, characters, icu or language-xx with the"
                + " code of a language";
    }

    /**
     * The tokenizer of that id: {@code standard}, {@code whitespace}, {@code single-space}, {@code ascii-words},
     * {@code ascii-stems}, {@code punctuation-free}, {@code characters}, {@code icu}, or {@code language-xx} with an ISO 639-1 code.
     */
    public static Tokenizer of(String id) {
        String name = id.toLowerCase(Locale.ROOT);
        if (name.startsWith("language-")) {
            return language(name.substring("language-".length()));
        }
        return switch (name) {
            case "standard" -> standard();
            case "whitespace" -> whitespace();
            case "single-space" -> singleSpace();
            case "ascii-words" -> asciiWords();
            case "ascii-stems" -> asciiStems();
            case "punctuation-free" -> punctuationFree();
            case "characters" -> characters();
            case "icu" -> icu();
            default -> throw new IllegalArgumentException("no tokenizer is named " + id + "; there are " + known());
        };
    }
}
