package dev.assay.io;

/** Checks and counts UTF-8 where the JDK would have to decode it. */
final class Utf8 {
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /** Where the whole, valid characters of a range end: at {@code to}, or before the first byte that is not of one. */
    static int valid(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (bytes[i] >= 0) {
                i++;
                while (i + 4 * Long.BYTES <= to
                        && ((Words.at(bytes, i)
                                                | Words.at(bytes, i + 8)
                                                | Words.at(bytes, i + 16)
                                                | Words.at(bytes, i + 24))
                                        & HIGH_BITS)
                                == 0) {
                    i += 4 * Long.BYTES;
                }
                while (i + Long.BYTES <= to && (Words.at(bytes, i) & HIGH_BITS) == 0) {
                    i += Long.BYTES;
                }
                continue;
            }
            int length = length(bytes[i] & 0xFF);
            if (length == 0 || i + length > to || matching(bytes, i, length) < length) {
                return i;
            }
            i += length;
        }
        return to;
    }

    /** Whether the bytes from a place are the beginning of a valid character that is cut off. */
    static boolean mayGoOn(byte[] bytes, int from, int to) {
        int length = length(bytes[from] & 0xFF);
        int present = Math.min(length, to - from);
        return present < length && matching(bytes, from, present) == present;
    }

    /** How many UTF-16 code units a valid range is decoded to. */
    static int characters(byte[] bytes, int from, int length) {
        int found = 0;
        for (int i = from; i < from + length; i++) {
            int b = bytes[i] & 0xFF;
            found += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
        }
        return found;
    }

    private static int length(int first) {
        if (first < 0x80) {
            return 1;
        }
        return first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    }

    /** How many of the bytes of a character of that length are as they should be; overlong forms and surrogates are not. */
    private static int matching(byte[] bytes, int from, int length) {
        int first = bytes[from] & 0xFF;
        for (int i = 1; i < length; i++) {
            int b = bytes[from + i] & 0xFF;
            int least = i > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
            int most = i > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
            if (b < least || b > most) {
                return i;
            }
        }
        return length;
    }
}
