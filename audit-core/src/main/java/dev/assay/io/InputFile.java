package dev.assay.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** An input file: its bytes are hashed while they are read, gzip is told by content and unpacked. */
final class InputFile implements AutoCloseable {
    private final DigestInputStream raw;
    private final Utf8Input input;

    private InputFile(DigestInputStream raw, Utf8Input input) {
        this.raw = raw;
        this.input = input;
    }

    static InputFile open(Path file, Position position) throws IOException {
        if (file.toString().isEmpty()) {
            throw new ReadException("the name of an input file is empty");
        }
        if (Files.isDirectory(file)) {
            throw position.file("is a folder, a CSV or JSON Lines file was expected");
        }
        if (!Files.exists(file)) {
            throw position.file("does not exist");
        }
        if (!Files.isReadable(file)) {
            throw position.file("may not be read");
        }
        DigestInputStream raw = new DigestInputStream(Files.newInputStream(file), sha256());
        try {
            byte[] magic = raw.readNBytes(4);
            PushbackInputStream whole = new PushbackInputStream(raw, 4);
            whole.unread(magic);
            boolean gzip = magic.length > 1 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
            if (!gzip) {
                refuseForeign(magic, position);
            }
            InputStream bytes = gzip ? new GZIPInputStream(whole, 1 << 16) : whole;
            return new InputFile(raw, new Utf8Input(bytes, position));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static void refuseForeign(byte[] magic, Position position) {
        String start = new String(magic, StandardCharsets.ISO_8859_1);
        if (start.equals("PAR1")) {
            throw position.file("is a Parquet file; convert it to CSV or JSON Lines");
        }
        if (start.startsWith("BZh") || start.equals("(\u00B5/\u00FD") || start.equals("\u00FD7zX")) {
            throw position.file("is compressed with bzip2, Zstandard or xz; unpack it, or use gzip");
        }
        if (start.startsWith("PK")) {
            throw position.file("is a zip archive or a spreadsheet; save it as CSV or JSON Lines");
        }
        if (start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF") || start.indexOf('\0') >= 0) {
            throw position.file("is not UTF-8 text; save it as UTF-8 CSV or JSON Lines");
        }
    }

    Utf8Input text() {
        return input;
    }

    /** The hash of all bytes of the file; whatever has not been read is read now. */
    String sha256Hex() throws IOException {
        byte[] rest = new byte[1 << 13];
        while (raw.read(rest) >= 0) {
            // only the hash matters
        }
        return HexFormat.of().formatHex(raw.getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What a failure of the file system or of unpacking means, for people. */
    static ReadException failure(Position position, IOException e) {
        if (e instanceof EOFException) {
            return position.file("ends in the middle of its gzip data; it is truncated, copy it again");
        }
        if (e instanceof ZipException) {
            return position.file(
                    "has damaged gzip data (" + String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT) + ")");
        }
        return new ReadException(position.file("cannot be read").getMessage() + " (" + e.getMessage() + ")", e);
    }
}
