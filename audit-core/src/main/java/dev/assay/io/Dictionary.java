package dev.assay.io;

import java.util.Arrays;

/** Codes for distinct texts in order of first appearance, looked up by their characters without making a String. */
final class Dictionary {
    private int[] table = new int[64];
    private int[] hashes = new int[32];
    private char[][] texts = new char[32][];
    private int size;

    /** The code of these characters; {@code -1 - code} when they are new and got that code. */
    int code(char[] text, int from, int length) {
        int hash = hash(text, from, length);
        int mask = table.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        while (table[slot] != 0) {
            int code = table[slot] - 1;
            if (hashes[code] == hash && Arrays.equals(texts[code], 0, texts[code].length, text, from, from + length)) {
                return code;
            }
            slot = slot + 1 & mask;
        }
        if (size == texts.length) {
            grow();
            return code(text, from, length);
        }
        texts[size] = Arrays.copyOfRange(text, from, from + length);
        hashes[size] = hash;
        table[slot] = ++size;
        return -size;
    }

    /** The hash of String, mixed; four characters at once, so that few products wait for one before. */
    private static int hash(char[] text, int from, int length) {
        int hash = 0;
        int i = from;
        for (; i + 3 < from + length; i += 4) {
            hash = 923_521 * hash + (29_791 * text[i] + 961 * text[i + 1]) + (31 * text[i + 2] + text[i + 3]);
        }
        for (; i < from + length; i++) {
            hash = 31 * hash + text[i];
        }
        return hash * 0x9E3779B9;
    }

    private void grow() {
        texts = Arrays.copyOf(texts, 2 * size);
        hashes = Arrays.copyOf(hashes, 2 * size);
        table = new int[4 * size];
        int mask = table.length - 1;
        for (int code = 0; code < size; code++) {
            int slot = (hashes[code] ^ hashes[code] >>> 15) & mask;
            while (table[slot] != 0) {
                slot = slot + 1 & mask;
            }
            table[slot] = code + 1;
        }
    }

    int size() {
        return size;
    }

    String text(int code) {
        return new String(texts[code]);
    }
}
