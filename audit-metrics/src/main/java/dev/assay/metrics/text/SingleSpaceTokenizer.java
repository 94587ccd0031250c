package dev.assay.metrics.text;

/** Parts between single spaces, empty parts kept. */
enum SingleSpaceTokenizer implements Tokenizer {
    INSTANCE;

    @Override
    public String id() {
        return "single-space";
    }

    @Override
    public void tokenize(String text, TokenSink sink) {
        char[] chars = text.toCharArray();
        int start = 0;
        for (int i = 0; i <= chars.length; i++) {
            if (i == chars.length || chars[i] == ' ') {
                sink.token(chars, start, i - start, start, i);
                start = i + 1;
            }
        }
    }
}
