package dev.assay.metrics.text;

/** Every code point is a token. */
enum CodePointTokenizer implements Tokenizer {
    INSTANCE;

    @Override
    public String id() {
        return "characters";
    }

    @Override
    public void tokenize(String text, TokenSink sink) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; ) {
            int length = Character.charCount(text.codePointAt(i));
            sink.token(chars, i, length, i, i + length);
            i += length;
        }
    }
}
