package dev.assay.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Codes for distinct texts in order of first appearance, looked up by their bytes without making a String. */
final class Dictionary {
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private int[] table = new int[64];
    private long[] hashes = new long[32];
    private int[] starts = new int[33];
    private byte[] pool = new byte[512];
    private int size;

    /** The code of these bytes; {@code -1 - code} when they are new and got that code. */
    int code(byte[] text, int from, int length) {
        long hash = hash(text, from, length);
        int mask = table.length - 1;
        int slot = (int) (hash >>> 32) & mask;
        while (table[slot] != 0) {
            int code = table[slot] - 1;
            if (hashes[code] == hash && isText(code, text, from, length)) {
                return code;
            }
            slot = slot + 1 & mask;
        }
        if (size == hashes.length) {
            grow();
            return code(text, from, length);
        }
        int start = starts[size];
        if (start + length + Words.PADDING > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(2 * pool.length, Math.addExact(start, length + Words.PADDING)));
        }
        System.arraycopy(text, from, pool, start, length);
        hashes[size] = hash;
        table[slot] = ++size;
        starts[size] = start + length;
        return -size;
    }

    private boolean isText(int code, byte[] text, int from, int length) {
        int start = starts[code];
        if (starts[code + 1] - start != length) {
            return false;
        }
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            if (Words.at(text, from + i) != Words.at(pool, start + i)) {
                return false;
            }
        }
        return Words.tail(text, from + i, length - i) == Words.tail(pool, start + i, length - i);
    }

    private static long hash(byte[] text, int from, int length) {
        long hash = length;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            hash = mixed(hash ^ Words.at(text, from + i));
        }
        return mixed(hash ^ Words.tail(text, from + i, length - i));
    }

    private static long mixed(long word) {
        long product = word * MIX;
        return product ^ product >>> 32;
    }

    private void grow() {
        starts = Arrays.copyOf(starts, 2 * size + 1);
        hashes = Arrays.copyOf(hashes, 2 * size);
        table = new int[4 * size];
        int mask = table.length - 1;
        for (int code = 0; code < size; code++) {
            int slot = (int) (hashes[code] >>> 32) & mask;
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
        return new String(pool, starts[code], starts[code + 1] - starts[code], StandardCharsets.UTF_8);
    }

    byte[] bytes(int code) {
        return Arrays.copyOfRange(pool, starts[code], starts[code + 1]);
    }
}
