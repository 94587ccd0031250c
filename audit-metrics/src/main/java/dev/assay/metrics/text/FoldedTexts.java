package dev.assay.metrics.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Texts without what people do not read as a difference: Unicode form, case, and the kind and amount of white space. */
public final class FoldedTexts {
    private FoldedTexts() {}

    /** The text in NFC and lower case, white space inside made one space each, none at the ends. */
    public static String fold(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(lower.length());
        boolean space = false;
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (CharacterTokenizer.isWhitespace(c)) {
                space = !folded.isEmpty();
            } else {
                if (space) {
                    folded.append(' ');
                    space = false;
                }
                folded.append(c);
            }
        }
        return folded.toString();
    }

    /** Which texts are equal after folding; texts of white space alone are like nothing. */
    public static NearDuplicates duplicates(String[] texts) {
        Tokenizer whole = new Tokenizer() {
            @Override
            public String id() {
                return "folded-text";
            }

            @Override
            public void tokenize(String text, TokenSink sink) {
                char[] folded = fold(text).toCharArray();
                if (folded.length > 0) {
                    sink.token(folded, 0, folded.length, 0, text.length());
                }
            }
        };
        return NearDuplicates.equal(ShingleSets.of(TokenizedTexts.of(whole, List.of(texts)), 1));
    }
}
