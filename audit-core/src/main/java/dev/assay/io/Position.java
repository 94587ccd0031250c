package dev.assay.io;

import java.nio.charset.StandardCharsets;

/** Where a reader stands: the file and, once it has begun, the line. */
final class Position {
    private final String file;
    private long line;

    Position(String file) {
        this.file = file;
    }

    void line(long newLine) {
        this.line = newLine;
    }

    long line() {
        return line;
    }

    /** An error about the file as a whole: "human.csv: is empty". */
    ReadException file(String problem) {
        return new ReadException(file + ": " + problem);
    }

    /** An error at the current line: "human.csv, line 3: …". */
    ReadException here(String problem) {
        return new ReadException(file + ", line " + line + ": " + problem);
    }

    /** An error in a field of the current line: "human.csv, line 3, field age: …". */
    ReadException field(String name, String problem) {
        return new ReadException(file + ", line " + line + ", field " + name + ": " + problem);
    }

    /** A text as an error message shows them: in quotes, cut when long. */
    static String shown(byte[] text, int from, int length) {
        String value = new String(text, from, length, StandardCharsets.UTF_8);
        String start = value.codePoints()
                .limit(60)
                .map(c -> Character.getType(c) == Character.CONTROL ? '\u00b7' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "\"" + start + (value.codePointCount(0, value.length()) > 60 ? "…\"" : "\"");
    }
}
