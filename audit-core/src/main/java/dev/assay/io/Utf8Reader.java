package dev.assay.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 strictly: bytes that are not UTF-8 are an error with their line, never replaced. */
final class Utf8Reader extends Reader {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;

    private final InputStream in;
    private final Position position;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private final CharBuffer chars = CharBuffer.allocate(1 << 16).flip();
    private long newlines;
    private boolean ended;

    /** Begins to read; a byte order mark is passed over. */
    Utf8Reader(InputStream in, Position position) throws IOException {
        this.in = in;
        this.position = position;
        fill();
        if (chars.hasRemaining() && chars.get(chars.position()) == '\uFEFF') {
            chars.get();
        }
    }

    /** The first characters of the text, before anything has been read. */
    CharSequence head() {
        return chars.duplicate();
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        if (!chars.hasRemaining()) {
            if (ended) {
                return -1;
            }
            fill();
            if (!chars.hasRemaining()) {
                return -1;
            }
        }
        int taken = Math.min(length, chars.remaining());
        chars.get(target, from, taken);
        return taken;
    }

    private void fill() throws IOException {
        chars.clear();
        while (chars.position() == 0 && !ended) {
            bytes.compact();
            int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = got < 0;
            bytes.position(bytes.position() + Math.max(got, 0)).flip();
            int from = bytes.position();
            CoderResult result = decoder.decode(bytes, chars, ended);
            newlines += newlines(bytes.array(), from, bytes.position());
            if (result.isError()) {
                throw malformed();
            }
        }
        chars.flip();
    }

    /** Counts line feeds, eight bytes at once: those bytes become 0 and, of all bytes, set their highest bit then. */
    private static int newlines(byte[] bytes, int from, int to) {
        int found = 0;
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long differences = (long) LONGS.get(bytes, i) ^ 0x0A0A_0A0A_0A0A_0A0AL;
            long nonZero = (differences & LOW_BITS) + LOW_BITS | differences | LOW_BITS;
            found += Long.bitCount(~nonZero);
        }
        for (; i < to; i++) {
            found += bytes[i] == '\n' ? 1 : 0;
        }
        return found;
    }

    private ReadException malformed() {
        position.line(newlines + 1);
        return position.here(String.format(
                "the byte 0x%02X is not UTF-8; save the file as UTF-8 and try again",
                bytes.get(bytes.position()) & 0xFF));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
