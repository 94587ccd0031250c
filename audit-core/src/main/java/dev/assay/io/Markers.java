package dev.assay.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Tells missing values from others by a set of short texts; the empty text is always one. */
final class Markers {
    private final byte[][] texts;
    private final boolean[] first = new boolean[256];

    Markers(Set<String> markers) {
        texts = markers.stream()
                .filter(m -> !m.isEmpty())
                .sorted()
                .map(m -> m.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        for (byte[] text : texts) {
            first[text[0] & 0xFF] = true;
        }
    }

    boolean matches(byte[] bytes, int from, int length) {
        return length <= 0 || first[bytes[from] & 0xFF] && isText(bytes, from, length);
    }

    private boolean isText(byte[] bytes, int from, int length) {
        for (byte[] text : texts) {
            if (Arrays.equals(text, 0, text.length, bytes, from, from + length)) {
                return true;
            }
        }
        return false;
    }
}
