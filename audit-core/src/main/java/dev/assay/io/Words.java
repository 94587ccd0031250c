package dev.assay.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at once. A mask has the highest bit of each byte set that is looked for; bits above the first one may be
 * set by mistake, so only {@link #first} of a mask is to be trusted.
 */
final class Words {
    static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    /** How far behind the end of a text a word may reach; arrays of text are that much longer. */
    static final int PADDING = 8;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;

    private Words() {}

    static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /** Fewer than eight bytes as a word, the others 0. */
    static long tail(byte[] bytes, int from, int count) {
        if (from + Long.BYTES <= bytes.length) {
            return at(bytes, from) & ~(-1L << 8 * count);
        }
        long word = 0;
        for (int i = count - 1; i >= 0; i--) {
            word = word << 8 | bytes[from + i] & 0xFF;
        }
        return word;
    }

    /** The same byte eight times. */
    static long repeated(byte ascii) {
        return ascii * ONES;
    }

    /** Mask of the bytes that are equal to those of a repeated one. */
    static long equal(long word, long repeated) {
        long difference = word ^ repeated;
        return difference - ONES & ~difference & HIGH_BITS;
    }

    /** Mask of the bytes below a limit of at most 128. */
    static long below(long word, int limit) {
        return word - limit * ONES & ~word & HIGH_BITS;
    }

    /** The highest bit of each byte is set exactly when it differs from that of a repeated one; the others mean nothing. */
    static long unlike(long word, long repeated) {
        long difference = word ^ repeated;
        return (difference & LOW_BITS) + LOW_BITS | difference;
    }

    /** The highest bit of each byte is set exactly when it is at least a limit, of at most 128; the others mean nothing. */
    static long from(long word, int limit) {
        return (word & LOW_BITS) + (0x80 - limit) * ONES | word;
    }

    /** The number that eight digits are, each a byte from 0 to 9, the first of them in the lowest; -1 when one is not. */
    static long number(long digits) {
        if (((digits + 0x7676_7676_7676_7676L | digits) & HIGH_BITS) != 0) {
            return -1;
        }
        long pairs = digits * 10 + (digits >>> 8);
        return (pairs & 0xFF_0000_00FFL) * (100 + (1_000_000L << 32))
                        + (pairs >>> 16 & 0xFF_0000_00FFL) * (1 + (10_000L << 32))
                >>> 32;
    }

    /** The place of the first byte of a mask that is not 0. */
    static int first(long mask) {
        return Long.numberOfTrailingZeros(mask) >>> 3;
    }
}
