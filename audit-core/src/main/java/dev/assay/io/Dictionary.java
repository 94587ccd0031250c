package dev.assay.io;

import java.util.Arrays;

/** Codes for distinct texts in order of first appearance, looked up by their characters without making a String. */
final class Dictionary {
    private int[] table = new int[64];
    private int[] hashes = new int[32];
    private String[] texts = new String[32];
    private int size;

    /** The code of these characters; {@code -1 - code} when they are new and got that code. */
    int code(char[] text, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + text[i];
        }
        hash *= 0x9E3779B9;
        int mask = table.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        while (table[slot] != 0) {
            int code = table[slot] - 1;
            if (hashes[code] == hash && same(texts[code], text, from, length)) {
                return code;
            }
            slot = slot + 1 & mask;
        }
        if (size == texts.length) {
            grow();
            return code(text, from, length);
        }
        texts[size] = new String(text, from, length);
        hashes[size] = hash;
        table[slot] = ++size;
        return -size;
    }

    private static boolean same(String known, char[] text, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
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
        return texts[code];
    }
}
