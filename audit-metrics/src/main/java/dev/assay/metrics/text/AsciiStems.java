package dev.assay.metrics.text;

/** The words of ROUGE, those of more than three characters stemmed: {@code use_stemmer} of {@code rouge_score}. */
enum AsciiStems implements Tokenizer {
    INSTANCE;

    private static final int LONGEST_KEPT = 3;

    @Override
    public String id() {
        return "ascii-stems";
    }

    @Override
    public void tokenize(String text, TokenSink sink) {
        CharacterTokenizer.ASCII_WORDS.tokenize(text, (buffer, offset, length, start, end) -> {
            if (length <= LONGEST_KEPT) {
                sink.token(buffer, offset, length, start, end);
            } else {
                char[] stem =
                        PorterStemmer.stem(new String(buffer, offset, length)).toCharArray();
                sink.token(stem, 0, stem.length, start, end);
            }
        });
    }
}
