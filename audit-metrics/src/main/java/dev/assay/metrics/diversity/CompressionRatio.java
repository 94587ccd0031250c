package dev.assay.metrics.diversity;

import dev.assay.stats.UndefinedStatisticException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compression ratio: how much shorter a compressor makes the texts, joined by single spaces.
 *
 * <p>UTF-8 bytes over bytes of one zlib stream at level 9. In (0, ∞); high when the texts repeat each other or themselves.
 * Grows with the amount of text and depends on the order of the texts beyond the compressor's window of 32 KiB, so compare
 * at equal sizes only. Undefined for empty text. Deflate implementations differ by less than 1 %.
 *
 * <p>Source: Shaib et al. (2024), arXiv:2403.00553. That paper's package writes a gzip file inside a gzip file, so its number
 * is a little lower: {@link Result#gzipTwiceRatio()}.
 */
public final class CompressionRatio {
    private static final int ZLIB_FRAME = 6;
    private static final int GZIP_FRAME = 18;
    private static final int LEVEL = 9;

    private CompressionRatio() {}

    /**
     * Sizes in bytes.
     *
     * @param original of the joined texts in UTF-8
     * @param zlib compressed in the zlib format
     * @param gzip compressed in the gzip format without a file name
     * @param gzipTwice the gzip file compressed again
     */
    public record Result(long original, long zlib, long gzip, long gzipTwice) {
        /** Original over zlib. */
        public double ratio() {
            return (double) original / zlib;
        }

        /** Original over gzip in gzip, the convention of the {@code diversity} package. */
        public double gzipTwiceRatio() {
            return (double) original / gzipTwice;
        }
    }

    /** The sizes of texts joined by one space. */
    public static Result of(List<String> texts) {
        byte[] original = joined(texts);
        byte[] gzip = gzip(original);
        return new Result(original.length, gzip.length - GZIP_FRAME + ZLIB_FRAME, gzip.length, gzip(gzip).length);
    }

    /** Whether {@link #xz} can be used: XZ for Java ({@code org.tukaani:xz}) is on the class path. */
    public static boolean hasXz() {
        return XzSize.isHere();
    }

    /**
     * UTF-8 bytes of texts joined by one space over bytes in the xz format at preset 6, which has no window of 32 KiB.
     *
     * @throws IllegalStateException when {@link #hasXz} is false
     */
    public static double xz(List<String> texts) {
        byte[] original = joined(texts);
        return (double) original.length / XzSize.of(original);
    }

    private static byte[] joined(List<String> texts) {
        byte[] original = String.join(" ", texts).getBytes(StandardCharsets.UTF_8);
        if (original.length == 0) {
            throw new UndefinedStatisticException("the texts are empty, so there is nothing to compress");
        }
        return original;
    }

    private static byte[] gzip(byte[] bytes) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            // A stored block costs five bytes for every 65535, so this bound always suffices.
            byte[] out = new byte[bytes.length + bytes.length / 1000 + 64 + GZIP_FRAME];
            int length = 10;
            while (!deflater.finished()) {
                length += deflater.deflate(out, length, out.length - length);
            }
            out[0] = (byte) 0x1F;
            out[1] = (byte) 0x8B;
            out[2] = Deflater.DEFLATED;
            out[8] = 2;
            CRC32 crc = new CRC32();
            crc.update(bytes);
            writeLittleEndian(out, length, (int) crc.getValue());
            writeLittleEndian(out, length + 4, bytes.length);
            return java.util.Arrays.copyOf(out, length + 8);
        } finally {
            deflater.end();
        }
    }

    private static void writeLittleEndian(byte[] out, int at, int value) {
        for (int i = 0; i < 4; i++) {
            out[at + i] = (byte) (value >>> 8 * i);
        }
    }
}
