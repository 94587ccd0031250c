package dev.assay.io;

import java.nio.charset.StandardCharsets;

/** Resolves the escapes of valid JSON strings in place. */
final class JsonEscapes {
    private static final int REPLACEMENT = 0xFFFD;

    private JsonEscapes() {}

    /** The number of bytes that remain. Half of a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD. */
    static int resolve(byte[] bytes, int from, int length) {
        int to = from;
        int end = from + length;
        int at = from;
        while (at < end) {
            byte c = bytes[at++];
            if (c != '\\') {
                bytes[to++] = c;
                continue;
            }
            byte kind = bytes[at++];
            if (kind != 'u') {
                int which = "bfnrt".indexOf(kind);
                bytes[to++] = which < 0 ? kind : (byte) "\b\f\n\r\t".charAt(which);
                continue;
            }
            int unit = unit(bytes, at);
            at += 4;
            int character = Character.isSurrogate((char) unit) ? REPLACEMENT : unit;
            if (Character.isHighSurrogate((char) unit) && at + 6 <= end && bytes[at] == '\\' && bytes[at + 1] == 'u') {
                int low = unit(bytes, at + 2);
                if (Character.isLowSurrogate((char) low)) {
                    character = Character.toCodePoint((char) unit, (char) low);
                    at += 6;
                }
            }
            to = put(bytes, to, character);
        }
        return to - from;
    }

    /** A text as UTF-8, with U+FFFD for halves of pairs. */
    static byte[] encoded(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints()
                .forEach(c -> whole.appendCodePoint(Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c));
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int unit(byte[] bytes, int from) {
        int unit = 0;
        for (int i = from; i < from + 4; i++) {
            unit = unit << 4 | Character.digit(bytes[i], 16);
        }
        return unit;
    }

    private static int put(byte[] bytes, int at, int character) {
        int to = at;
        if (character < 0x80) {
            bytes[to++] = (byte) character;
            return to;
        }
        if (character < 0x800) {
            bytes[to++] = (byte) (0xC0 | character >> 6);
        } else {
            if (character < 0x10000) {
                bytes[to++] = (byte) (0xE0 | character >> 12);
            } else {
                bytes[to++] = (byte) (0xF0 | character >> 18);
                bytes[to++] = (byte) (0x80 | character >> 12 & 0x3F);
            }
            bytes[to++] = (byte) (0x80 | character >> 6 & 0x3F);
        }
        bytes[to++] = (byte) (0x80 | character & 0x3F);
        return to;
    }
}
