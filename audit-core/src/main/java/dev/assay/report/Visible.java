package dev.assay.report;

/**
 * Makes text from data safe to show: characters that act on a reader's screen without being seen are written out. These
 * are control characters, bidirectional embeddings, overrides and isolates, and what no text may hold (unpaired
 * surrogates, non-characters). Tab and line feed stay; a carriage return becomes a line feed.
 */
final class Visible {
    private Visible() {}

    /** The text with its acting characters written as {@code ‹U+202E›}. */
    static String text(String raw) {
        StringBuilder shown = null;
        int length = raw.length();
        for (int i = 0; i < length; ) {
            int c = raw.codePointAt(i);
            int next = i + Character.charCount(c);
            if (acts(c)) {
                if (shown == null) {
                    shown = new StringBuilder(length + 16).append(raw, 0, i);
                }
                if (c != '\r') {
                    shown.append(String.format("‹U+%04X›", c));
                } else if (next == length || raw.charAt(next) != '\n') {
                    shown.append('\n');
                }
            } else if (shown != null) {
                shown.append(raw, i, next);
            }
            i = next;
        }
        return shown == null ? raw : shown.toString();
    }

    /** The text on one line: each run of white space becomes one space. */
    static String line(String raw) {
        return text(raw).strip().replaceAll("\\s+", " ");
    }

    /** The text cut to so many characters, with an ellipsis where it was cut. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /** The text with unpaired surrogates replaced, so that it can be encoded. */
    static String wellFormed(String raw) {
        StringBuilder fixed = null;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c) && i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                if (fixed == null) {
                    fixed = new StringBuilder(raw);
                }
                fixed.setCharAt(i, '\uFFFD');
            }
        }
        return fixed == null ? raw : fixed.toString();
    }

    private static boolean acts(int c) {
        return (c < 0x20 && c != '\n' && c != '\t')
                || (c >= 0x7F && c <= 0x9F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x2028
                || c == 0x2029
                || (c >= 0xD800 && c <= 0xDFFF)
                || (c & 0xFFFE) == 0xFFFE
                || (c >= 0xFDD0 && c <= 0xFDEF);
    }
}
