package dev.assay.kernel;

import java.util.Arrays;

/**
 * Numbers distinct 64-bit keys 0, 1, 2, … in order of first appearance. Exact: keys are kept and compared. Not
 * thread-safe. Open addressing with linear probing; 12 bytes a slot at a load of at most one half.
 */
public final class LongInterner {
    private static final int EMPTY = -1;

    private long[] keys;
    private int[] ids;
    private int size;

    /** An empty interner with room for {@code expected} keys. */
    public LongInterner(int expected) {
        int slots = Integer.highestOneBit(Math.max(8, Math.min(expected, 1 << 28)) * 2 - 1) << 1;
        keys = new long[slots];
        ids = new int[slots];
        Arrays.fill(ids, EMPTY);
    }

    /** The number of {@code key}, given now if it is new. */
    public int intern(long key) {
        int slot = slot(key);
        if (ids[slot] != EMPTY) {
            return ids[slot];
        }
        if (2 * (size + 1) > ids.length) {
            grow();
            slot = slot(key);
        }
        keys[slot] = key;
        ids[slot] = size;
        return size++;
    }

    /** The number of {@code key}, or -1 when it was never interned. */
    public int find(long key) {
        return ids[slot(key)];
    }

    /** How many distinct keys there are. */
    public int size() {
        return size;
    }

    private int slot(long key) {
        int mask = ids.length - 1;
        int slot = (int) mix(key) & mask;
        while (ids[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        if (ids.length >= 1 << 30) {
            throw new IllegalStateException("more than " + size + " distinct keys do not fit");
        }
        long[] oldKeys = keys;
        int[] oldIds = ids;
        keys = new long[oldIds.length * 2];
        ids = new int[oldIds.length * 2];
        Arrays.fill(ids, EMPTY);
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] != EMPTY) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                ids[slot] = oldIds[i];
            }
        }
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
        z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
        return z ^ (z >>> 32);
    }
}
