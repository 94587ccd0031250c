package dev.assay.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Values of a growing column in arrays of a fixed length, so that growth neither copies nor leaves slack. {@code A} is an
 * array type.
 */
final class Chunks<A> {
    private static final int LENGTH = 8192;

    private final IntFunction<A> allocate;
    private final List<A> full = new ArrayList<>();
    private A tail;
    private int used;

    Chunks(IntFunction<A> allocate) {
        this.allocate = allocate;
        this.tail = allocate.apply(LENGTH);
    }

    /** Makes room for one more value and says where in {@link #tail()}, which this call may renew. */
    int next() {
        if (used == LENGTH) {
            full.add(tail);
            tail = allocate.apply(LENGTH);
            used = 0;
        }
        return used++;
    }

    A tail() {
        return tail;
    }

    int size() {
        return full.size() * LENGTH + used;
    }

    /** The array that holds the value of a row, at {@code row % LENGTH}. */
    A holding(int row) {
        int chunk = row / LENGTH;
        return chunk < full.size() ? full.get(chunk) : tail;
    }

    static int within(int row) {
        return row % LENGTH;
    }

    /** All values in one array. */
    @SuppressWarnings("SuspiciousSystemArraycopy")
    A join() {
        A all = allocate.apply(size());
        for (int i = 0; i < full.size(); i++) {
            System.arraycopy(full.get(i), 0, all, i * LENGTH, LENGTH);
        }
        System.arraycopy(tail, 0, all, full.size() * LENGTH, used);
        return all;
    }
}
