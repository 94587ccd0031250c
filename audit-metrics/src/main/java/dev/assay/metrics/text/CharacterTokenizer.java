package dev.assay.metrics.text;

/** Tokenizers that keep, drop or break at single characters. */
enum CharacterTokenizer implements Tokenizer {
    WHITESPACE("whitespace") {
        @Override
        int map(int c) {
            return isWhitespace(c) ? BREAK : c;
        }
    },
    ASCII_WORDS("ascii-words") {
        @Override
        int map(int c) {
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                return c;
            }
            if (c >= 'A' && c <= 'Z') {
                return c + ('a' - 'A');
            }
            // The two characters beyond ASCII whose lower case starts with an ASCII letter: Kelvin sign, I with dot.
            return c == '\u212A' ? 'k' : c == '\u0130' ? LETTER_THEN_BREAK | 'i' : BREAK;
        }
    },
    PUNCTUATION_FREE("punctuation-free") {
        @Override
        int map(int c) {
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                return c;
            }
            if (isWhitespace(c)) {
                return BREAK;
            }
            boolean punctuation =
                    c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~';
            return punctuation ? DROP : Character.toLowerCase(c);
        }
    };

    private static final int BREAK = -1;
    private static final int DROP = -2;
    private static final int LETTER_THEN_BREAK = 1 << 30;

    private final String id;

    CharacterTokenizer(String id) {
        this.id = id;
    }

    /** What becomes of a character: another one, or nothing. Surrogates are handed over one by one. */
    abstract int map(int c);

    @Override
    public String id() {
        return id;
    }

    @Override
    public void tokenize(String text, TokenSink sink) {
        char[] token = new char[text.length()];
        int length = 0;
        int start = 0;
        int end = 0;
        for (int i = 0; i < text.length(); i++) {
            int mapped = map(text.charAt(i));
            if (mapped == DROP) {
                continue;
            }
            if (mapped != BREAK) {
                if (length == 0) {
                    start = i;
                }
                token[length++] = (char) mapped;
                end = i + 1;
            }
            if (length > 0 && (mapped == BREAK || (mapped & LETTER_THEN_BREAK) != 0)) {
                sink.token(token, 0, length, start, end);
                length = 0;
            }
        }
        if (length > 0) {
            sink.token(token, 0, length, start, end);
        }
    }

    /** White space as Python's str.isspace has it: Unicode White_Space and the four ASCII separators. */
    static boolean isWhitespace(int c) {
        if (c <= ' ') {
            return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1C;
        }
        return c >= 0x85
                && (c == 0x85
                        || c == 0xA0
                        || c == 0x1680
                        || c >= 0x2000 && c <= 0x200A
                        || c == 0x2028
                        || c == 0x2029
                        || c == 0x202F
                        || c == 0x205F
                        || c == 0x3000);
    }
}
