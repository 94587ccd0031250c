package dev.assay.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 strictly: bytes that are not UTF-8 are an error with their line, never replaced. */
final class Utf8Reader extends Reader {
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
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (result.isError()) {
                throw malformed();
            }
        }
        chars.flip();
        char[] decoded = chars.array();
        for (int i = 0; i < chars.limit(); i++) {
            newlines += decoded[i] == '\n' ? 1 : 0;
        }
    }

    private ReadException malformed() {
        for (int i = 0; i < chars.position(); i++) {
            newlines += chars.get(i) == '\n' ? 1 : 0;
        }
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
