package dev.assay.metrics.text;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Lower-cased words by UAX #29. ASCII text, which needs a handful of the rules, takes a path of its own that gives the
 * same tokens (the tests compare them); all other text goes through Lucene.
 */
final class StandardWords implements Tokenizer {
    private static final int OTHER = 0;
    private static final int LETTER = 1;
    private static final int DIGIT = 2;
    private static final int UNDERSCORE = 3;
    private static final int MID_LETTER = 4;
    private static final int MID_NUMBER = 5;
    private static final int MID_BOTH = 6;

    private static final byte[] KIND = kinds();

    private final LuceneTokenizer general;

    StandardWords() {
        general = new LuceneTokenizer("standard", new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                StandardTokenizer words = new StandardTokenizer();
                words.setMaxTokenLength(StandardTokenizer.MAX_TOKEN_LENGTH_LIMIT);
                return new TokenStreamComponents(words, new LowerCaseFilter(words));
            }
        });
    }

    @Override
    public String id() {
        return general.id();
    }

    @Override
    public void tokenize(String text, TokenSink sink) {
        char[] chars = text.toCharArray();
        if (isAscii(chars)) {
            ascii(chars, sink);
        } else {
            general.tokenize(text, sink);
        }
    }

    /** Lucene alone, for comparison. */
    Tokenizer general() {
        return general;
    }

    private static boolean isAscii(char[] chars) {
        int all = 0;
        for (char c : chars) {
            all |= c;
        }
        return all < 128;
    }

    private static void ascii(char[] chars, TokenSink sink) {
        int at = 0;
        while (at < chars.length) {
            int kind = KIND[chars[at]];
            if (kind < LETTER || kind > UNDERSCORE) {
                at++;
                continue;
            }
            int start = at;
            boolean word = false;
            while (at < chars.length) {
                kind = KIND[chars[at]];
                if (kind >= LETTER && kind <= UNDERSCORE) {
                    word |= kind != UNDERSCORE;
                    if (kind == LETTER) {
                        chars[at] |= 0x20;
                    }
                } else if (kind == OTHER || !joins(chars, at, kind)) {
                    break;
                }
                at++;
            }
            if (word) {
                sink.token(chars, start, at - start, start, at);
            }
        }
    }

    /** Whether the mark at {@code at} stands between two letters or two digits that it joins; rules WB6, WB7, WB11, WB12. */
    private static boolean joins(char[] chars, int at, int mark) {
        if (at + 1 >= chars.length) {
            return false;
        }
        int before = KIND[chars[at - 1]];
        return before == KIND[chars[at + 1]]
                && (before == LETTER && mark != MID_NUMBER || before == DIGIT && mark != MID_LETTER);
    }

    private static byte[] kinds() {
        byte[] kind = new byte[128];
        for (char c = 'a'; c <= 'z'; c++) {
            kind[c] = LETTER;
            kind[c - 0x20] = LETTER;
        }
        for (char c = '0'; c <= '9'; c++) {
            kind[c] = DIGIT;
        }
        kind['_'] = UNDERSCORE;
        kind[':'] = MID_LETTER;
        kind[','] = MID_NUMBER;
        kind[';'] = MID_NUMBER;
        kind['.'] = MID_BOTH;
        kind['\''] = MID_BOTH;
        return kind;
    }
}
