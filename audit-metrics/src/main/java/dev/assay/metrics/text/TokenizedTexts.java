package dev.assay.metrics.text;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts cut into tokens once, each token the number of its term in a {@link Vocabulary}, with its place in the text. Texts
 * that are compared share a vocabulary. Twelve bytes a token.
 *
 * <p>Immutable, except that the arrays handed out are the storage and not to be written to.
 */
public final class TokenizedTexts {
    private final String tokenizer;
    private final Vocabulary vocabulary;
    private final int[][] tokens;
    private final int[][] starts;
    private final int[][] ends;

    private TokenizedTexts(String tokenizer, Vocabulary vocabulary, int[][] tokens, int[][] starts, int[][] ends) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
        this.tokens = tokens;
        this.starts = starts;
        this.ends = ends;
    }

    /** Tokenizes {@code texts} into a vocabulary of their own. */
    public static TokenizedTexts of(Tokenizer tokenizer, List<String> texts) {
        return of(tokenizer, texts, new Vocabulary());
    }

    /** Tokenizes {@code texts}, adding their terms to {@code vocabulary}. */
    public static TokenizedTexts of(Tokenizer tokenizer, List<String> texts, Vocabulary vocabulary) {
        return of(tokenizer, texts.toArray(String[]::new), vocabulary);
    }

    /** Tokenizes {@code texts}, adding their terms to {@code vocabulary}; null = missing, which has no tokens. */
    public static TokenizedTexts of(Tokenizer tokenizer, @Nullable String[] texts, Vocabulary vocabulary) {
        int[][] tokens = new int[texts.length][];
        int[][] starts = new int[texts.length][];
        int[][] ends = new int[texts.length][];
        Collector collector = new Collector(vocabulary);
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i];
            collector.size = 0;
            if (text != null) {
                tokenizer.tokenize(text, collector);
            }
            tokens[i] = Arrays.copyOf(collector.tokens, collector.size);
            starts[i] = Arrays.copyOf(collector.starts, collector.size);
            ends[i] = Arrays.copyOf(collector.ends, collector.size);
        }
        return new TokenizedTexts(tokenizer.id(), vocabulary, tokens, starts, ends);
    }

    /** Id of the tokenizer. */
    public String tokenizer() {
        return tokenizer;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The number of texts. */
    public int size() {
        return tokens.length;
    }

    /** The tokens of all texts: one array a text, empty for a text without tokens. */
    public int[][] tokens() {
        return tokens;
    }

    /** The tokens of one text. */
    public int[] tokens(int text) {
        return tokens[text];
    }

    /** Where a token starts in its text, in UTF-16 characters. */
    public int start(int text, int token) {
        return starts[text][token];
    }

    /** Where a token ends in its text, exclusive. */
    public int end(int text, int token) {
        return ends[text][token];
    }

    /** The number of tokens of all texts. */
    public long total() {
        long total = 0;
        for (int[] text : tokens) {
            total += text.length;
        }
        return total;
    }

    /** The tokens {@code [from, to)} of a text as words joined by spaces. */
    public String phrase(int text, int from, int to) {
        StringBuilder phrase = new StringBuilder();
        for (int i = from; i < to; i++) {
            phrase.append(i > from ? " " : "").append(vocabulary.term(tokens[text][i]));
        }
        return phrase.toString();
    }

    /** The texts at these positions. */
    public TokenizedTexts select(int[] positions) {
        int[][] someTokens = new int[positions.length][];
        int[][] someStarts = new int[positions.length][];
        int[][] someEnds = new int[positions.length][];
        for (int i = 0; i < positions.length; i++) {
            someTokens[i] = tokens[positions[i]];
            someStarts[i] = starts[positions[i]];
            someEnds[i] = ends[positions[i]];
        }
        return new TokenizedTexts(tokenizer, vocabulary, someTokens, someStarts, someEnds);
    }

    @Override
    public String toString() {
        return size() + " texts, " + total() + " tokens by " + tokenizer;
    }

    private static final class Collector implements TokenSink {
        private final Vocabulary vocabulary;
        private int[] tokens = new int[256];
        private int[] starts = new int[256];
        private int[] ends = new int[256];
        private int size;

        Collector(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
        }

        @Override
        public void token(char[] buffer, int offset, int length, int start, int end) {
            if (size == tokens.length) {
                tokens = Arrays.copyOf(tokens, size * 2);
                starts = Arrays.copyOf(starts, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
            }
            tokens[size] = vocabulary.intern(buffer, offset, length);
            starts[size] = start;
            ends[size++] = end;
        }
    }
}
