package dev.assay.io;

import java.util.Set;

/** Tells missing values from others by a set of short texts; the empty text is always one. */
final class Markers {
    private final char[][] texts;
    private final boolean[] first = new boolean[128];

    Markers(Set<String> markers) {
        texts = markers.stream()
                .filter(m -> !m.isEmpty())
                .sorted()
                .map(String::toCharArray)
                .toArray(char[][]::new);
        for (char[] text : texts) {
            first[text[0] & 127] = true;
        }
    }

    boolean matches(char[] buffer, int from, int length) {
        if (length == 0) {
            return true;
        }
        if (!first[buffer[from] & 127]) {
            return false;
        }
        for (char[] text : texts) {
            if (java.util.Arrays.equals(text, 0, text.length, buffer, from, from + length)) {
                return true;
            }
        }
        return false;
    }
}
