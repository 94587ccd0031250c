package dev.assay.io;

/**
 * Finds where JSON values end (RFC 8259) and accepts nothing that is not valid, but not everything that is: what nests
 * deeper than {@value #DEEPEST} levels or has very long numbers is left to a full parser. All methods take the place where
 * something begins and return the place after it, or {@link #UNKNOWN}.
 */
final class JsonScan {
    static final int UNKNOWN = -1;

    private static final int DEEPEST = 60;
    private static final int LONG_NUMBER = 500;
    private static final long QUOTES = Words.repeated((byte) '"');
    private static final long BACKSLASHES = Words.repeated((byte) '\\');

    private byte[] bytes = {};
    private int end;
    private boolean escapes;

    /** Sets the text; eight bytes may be read at any place of it. */
    void text(byte[] text, int textEnd) {
        bytes = text;
        end = textEnd;
    }

    /** Whether the last string that was scanned has a backslash. */
    boolean escapes() {
        return escapes;
    }

    /** Spaces, tabs and carriage returns. */
    int space(int from) {
        int at = from;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
        return at;
    }

    boolean is(int at, char c) {
        return at < end && bytes[at] == c;
    }

    /** A string with its quotes. */
    int string(int from) {
        escapes = false;
        int at = from + 1;
        while (at < end) {
            long word = Words.at(bytes, at);
            long mask = Words.equal(word, QUOTES) | Words.equal(word, BACKSLASHES) | Words.below(word, ' ');
            if (mask == 0) {
                at += Long.BYTES;
                continue;
            }
            at += Words.first(mask);
            if (at >= end || bytes[at] != '\\') {
                return is(at, '"') ? at + 1 : UNKNOWN;
            }
            escapes = true;
            at = escape(at + 1);
            if (at < 0) {
                return UNKNOWN;
            }
        }
        return UNKNOWN;
    }

    private int escape(int from) {
        if (from >= end) {
            return UNKNOWN;
        }
        if (bytes[from] != 'u') {
            return "\"\\/bfnrt".indexOf(bytes[from]) < 0 ? UNKNOWN : from + 1;
        }
        for (int i = from + 1; i <= from + 4; i++) {
            if (i >= end || Character.digit(bytes[i], 16) < 0) {
                return UNKNOWN;
            }
        }
        return from + 5;
    }

    /** A number. */
    int number(int from) {
        int at = is(from, '-') ? from + 1 : from;
        if (is(at, '0')) {
            at++;
        } else {
            int whole = at;
            at = digits(at);
            if (at == whole) {
                return UNKNOWN;
            }
        }
        if (is(at, '.')) {
            int fraction = at + 1;
            at = digits(fraction);
            if (at == fraction) {
                return UNKNOWN;
            }
        }
        if (is(at, 'e') || is(at, 'E')) {
            int power = is(at + 1, '-') || is(at + 1, '+') ? at + 2 : at + 1;
            at = digits(power);
            if (at == power) {
                return UNKNOWN;
            }
        }
        return at - from > LONG_NUMBER ? UNKNOWN : at;
    }

    private int digits(int from) {
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /** A word such as true. */
    int word(int from, String word) {
        int length = word.length();
        if (from + length > end) {
            return UNKNOWN;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return UNKNOWN;
            }
        }
        return from + length;
    }

    /** A string, a number, true, false or null. */
    int scalar(int from) {
        if (from >= end) {
            return UNKNOWN;
        }
        return switch (bytes[from]) {
            case '"' -> string(from);
            case 't' -> word(from, "true");
            case 'f' -> word(from, "false");
            case 'n' -> word(from, "null");
            default -> number(from);
        };
    }

    /** An array or an object. The levels that are open are bits: 1 for an object. */
    int nested(int from) {
        long open = 0;
        int depth = 0;
        int at = from;
        while (true) {
            // A value begins here.
            if (is(at, '[') || is(at, '{')) {
                if (depth == DEEPEST) {
                    return UNKNOWN;
                }
                boolean object = bytes[at] == '{';
                open = open << 1 | (object ? 1 : 0);
                depth++;
                at = space(at + 1);
                if (!is(at, object ? '}' : ']')) {
                    at = object ? name(at) : at;
                    if (at < 0) {
                        return UNKNOWN;
                    }
                    continue;
                }
            } else {
                at = scalar(at);
                if (at < 0) {
                    return UNKNOWN;
                }
                at = space(at);
            }
            // A value has ended, or an empty level is about to.
            while (is(at, (open & 1) == 1 ? '}' : ']')) {
                open >>>= 1;
                depth--;
                if (depth == 0) {
                    return at + 1;
                }
                at = space(at + 1);
            }
            if (!is(at, ',')) {
                return UNKNOWN;
            }
            at = space(at + 1);
            at = (open & 1) == 1 ? name(at) : at;
            if (at < 0) {
                return UNKNOWN;
            }
        }
    }

    /** A name with the colon and the spaces behind it. */
    int name(int from) {
        if (!is(from, '"')) {
            return UNKNOWN;
        }
        int at = string(from);
        if (at < 0) {
            return UNKNOWN;
        }
        at = space(at);
        return is(at, ':') ? space(at + 1) : UNKNOWN;
    }
}
