package dev.assay.metrics.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into tokens. Part of the identity of every metric that counts words: numbers made with different tokenizers
 * do not compare. Thread-safe and without state that a caller can see.
 */
public interface Tokenizer {
    /** Name and parameters, as reports print it, for example "standard". */
    String id();

    /** Hands the tokens of {@code text} to {@code sink}, in order. */
    void tokenize(String text, TokenSink sink);

    /** The tokens of {@code text}. */
    default List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        tokenize(text, (buffer, offset, length, start, end) -> tokens.add(new String(buffer, offset, length)));
        return tokens;
    }
}
