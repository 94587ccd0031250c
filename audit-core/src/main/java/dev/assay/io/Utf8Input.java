package dev.assay.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A window on the bytes of a UTF-8 text that moves forward. Bytes that are not UTF-8 are an error with their line, never
 * replaced, so everything in the window may be decoded without another look.
 */
final class Utf8Input implements AutoCloseable {
    private final InputStream in;
    private final Position position;
    private byte[] bytes = new byte[(1 << 16) + Words.PADDING];
    private int from;
    private int end;
    private int received;
    private long line = 1;
    private boolean ended;

    /** Begins to read; a byte order mark is passed over. */
    Utf8Input(InputStream in, Position position) throws IOException {
        this.in = in;
        this.position = position;
        more();
        if (end >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            from = 3;
        }
    }

    /** The window's array; what is in it changes with {@link #more()}. Eight bytes may be read at any place of the window. */
    byte[] bytes() {
        return bytes;
    }

    /** Where the bytes that are not consumed begin. */
    int from() {
        return from;
    }

    /** Where they end. */
    int end() {
        return end;
    }

    /** Whether the window reaches the end of the text. */
    boolean ended() {
        return ended;
    }

    /** The line on which they begin. */
    long line() {
        return line;
    }

    /** Lets the bytes before a place go, which is on that line. */
    void consume(int upTo, long onLine) {
        from = upTo;
        line = onLine;
    }

    /** Up to the first 64 Ki bytes of the text, before anything has been consumed. */
    String head() {
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    /** Moves what is not consumed to the front of the array and reads more behind it. */
    void more() throws IOException {
        if (from == 0 && received == bytes.length - Words.PADDING) {
            bytes = Arrays.copyOf(bytes, Math.addExact(2 * received, Words.PADDING));
        }
        System.arraycopy(bytes, from, bytes, 0, received - from);
        end -= from;
        received -= from;
        from = 0;
        int room = bytes.length - Words.PADDING - received;
        int got = in.readNBytes(bytes, received, room);
        received += got;
        ended = got < room;
        end = Utf8.valid(bytes, end, received);
        if (end < received && (ended || !Utf8.mayGoOn(bytes, end, received))) {
            position.line(line + Lines.ends(bytes, from, end));
            throw position.here(String.format(
                    "the byte 0x%02X is not UTF-8; save the file as UTF-8 and try again", bytes[end] & 0xFF));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
