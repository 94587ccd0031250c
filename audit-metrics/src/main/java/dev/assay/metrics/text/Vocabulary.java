package dev.assay.metrics.text;

import java.util.Arrays;

/**
 * Numbers distinct terms 0, 1, 2, … in order of first appearance. Grows while texts are tokenized into it, by one thread
 * at a time. Interning a known term allocates nothing.
 */
public final class Vocabulary {
    private int[] slots = new int[1024];
    private String[] terms = new String[256];
    private int[] hashes = new int[256];
    private int size;

    public Vocabulary() {
        Arrays.fill(slots, -1);
    }

    /** The number of the term, given now if it is new. */
    int intern(char[] buffer, int offset, int length) {
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        int slot = slot(hash);
        while (slots[slot] >= 0) {
            int id = slots[slot];
            if (hashes[id] == hash && same(terms[id], buffer, offset, length)) {
                return id;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        if (size == terms.length) {
            terms = Arrays.copyOf(terms, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        terms[size] = new String(buffer, offset, length);
        hashes[size] = hash;
        slots[slot] = size++;
        if (2 * size > slots.length) {
            grow();
        }
        return size - 1;
    }

    /** The number of {@code term}, given now if it is new. */
    public int intern(String term) {
        return intern(term.toCharArray(), 0, term.length());
    }

    /** The number of {@code term}, or -1 when no text had it. */
    public int find(String term) {
        int hash = term.hashCode();
        int slot = slot(hash);
        while (slots[slot] >= 0) {
            int id = slots[slot];
            if (hashes[id] == hash && terms[id].equals(term)) {
                return id;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    /** The term of that number. */
    public String term(int id) {
        if (id < 0 || id >= size) {
            throw new IllegalArgumentException("term must be in [0, " + size + "), was " + id);
        }
        return terms[id];
    }

    /** How many distinct terms there are. */
    public int size() {
        return size;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15 ^ hash >>> 7) & (slots.length - 1);
    }

    private void grow() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, -1);
        for (int id = 0; id < size; id++) {
            int slot = slot(hashes[id]);
            while (slots[slot] >= 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = id;
        }
    }

    private static boolean same(String term, char[] buffer, int offset, int length) {
        if (term.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (term.charAt(i) != buffer[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
