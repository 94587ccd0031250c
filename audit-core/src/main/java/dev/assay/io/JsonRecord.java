package dev.assay.io;

import dev.assay.json.JsonRecords;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The fields of one record of JSON Lines: names and values as places in the text. */
final class JsonRecord implements JsonRecords.Fields {
    /** What a value is. */
    enum Kind {
        NULL,
        PLAIN,
        ESCAPED,
        OBJECT
    }

    private final JsonScan scan = new JsonScan();
    private byte[] bytes = {};
    private int[] nameFrom = new int[16];
    private int[] nameLength = new int[16];
    private int[] from = new int[16];
    private int[] length = new int[16];
    private Kind[] kinds = new Kind[16];
    private boolean[] isExpected = new boolean[16];
    private byte[] @Nullable [] expected = {};
    private int fields;
    private int used;

    /**
     * Finds the fields of the object on the line that begins at a place.
     *
     * @return the place of the line feed, or the end of the text; {@link JsonScan#UNKNOWN} when the line is not complete,
     *     not valid, or needs a full parser
     */
    int scan(byte[] text, int start, int end) {
        bytes = text;
        fields = 0;
        scan.text(text, end);
        int at = scan.space(start);
        if (!scan.is(at, '{')) {
            return JsonScan.UNKNOWN;
        }
        at = scan.space(at + 1);
        if (!scan.is(at, '}')) {
            at = fields(at);
            if (at < 0) {
                return JsonScan.UNKNOWN;
            }
        }
        at = scan.space(at + 1);
        return at == end || text[at] == '\n' ? at : JsonScan.UNKNOWN;
    }

    /** The place of the closing brace. */
    private int fields(int start) {
        int at = start;
        while (true) {
            byte @Nullable [] name = fields < expected.length ? expected[fields] : null;
            boolean asExpected = name != null && startsWith(at, name);
            at = name != null && asExpected ? value(at + 1, name.length - 3, scan.space(at + name.length)) : named(at);
            if (at < 0) {
                return JsonScan.UNKNOWN;
            }
            isExpected[fields - 1] = asExpected;
            at = scan.space(at);
            if (!scan.is(at, ',')) {
                return scan.is(at, '}') ? at : JsonScan.UNKNOWN;
            }
            at = scan.space(at + 1);
        }
    }

    private int named(int from) {
        int value = scan.name(from);
        if (value < 0 || scan.escapes()) {
            return JsonScan.UNKNOWN;
        }
        int name = from + 1;
        int end = name;
        while (bytes[end] != '"') {
            end++;
        }
        return value(name, end - name, value);
    }

    private boolean startsWith(int at, byte[] text) {
        int i = 0;
        for (; i + Long.BYTES <= text.length; i += Long.BYTES) {
            if (Words.at(bytes, Math.min(at + i, bytes.length - Long.BYTES)) != Words.at(text, i)) {
                return false;
            }
        }
        int rest = text.length - i;
        return at + text.length <= bytes.length && Words.tail(bytes, at + i, rest) == Words.tail(text, i, rest);
    }

    private int value(int name, int nameBytes, int start) {
        if (scan.is(start, '"')) {
            int at = scan.string(start);
            put(name, nameBytes, start + 1, at - start - 2, scan.escapes() ? Kind.ESCAPED : Kind.PLAIN);
            return at;
        }
        if (scan.is(start, '[') || scan.is(start, '{')) {
            int at = scan.nested(start);
            put(name, nameBytes, start, at - start, scan.is(start, '{') ? Kind.OBJECT : Kind.PLAIN);
            return at;
        }
        if (scan.is(start, 'n') || scan.is(start, 'N')) {
            put(name, nameBytes, start, 0, Kind.NULL);
            return scan.word(start, scan.is(start, 'n') ? "null" : "NaN");
        }
        int at = scan.scalar(start);
        put(name, nameBytes, start, at - start, Kind.PLAIN);
        return at;
    }

    private void put(int name, int nameBytes, int at, int bytesLong, Kind kind) {
        if (fields == from.length) {
            nameFrom = Arrays.copyOf(nameFrom, 2 * fields);
            nameLength = Arrays.copyOf(nameLength, 2 * fields);
            from = Arrays.copyOf(from, 2 * fields);
            length = Arrays.copyOf(length, 2 * fields);
            kinds = Arrays.copyOf(kinds, 2 * fields);
            isExpected = Arrays.copyOf(isExpected, 2 * fields);
        }
        nameFrom[fields] = name;
        nameLength[fields] = nameBytes;
        from[fields] = at;
        length[fields] = bytesLong;
        isExpected[fields] = false;
        kinds[fields++] = kind;
    }

    /**
     * Finds the fields with a full parser.
     *
     * @throws dev.assay.json.JsonException when the line is not one JSON object
     */
    void parse(String line) {
        bytes = new byte[line.length() + Words.PADDING];
        used = 0;
        fields = 0;
        char[] characters = line.toCharArray();
        JsonRecords.read(characters, 0, characters.length, this);
    }

    @Override
    public void value(String name, char[] text, int start, int characters) {
        take(name, new String(text, start, characters), Kind.PLAIN);
    }

    @Override
    public void missing(String name) {
        take(name, "", Kind.NULL);
    }

    @Override
    public void object(String name, char[] text, int start, int characters) {
        take(name, new String(text, start, characters), Kind.OBJECT);
    }

    private void take(String name, String value, Kind kind) {
        int nameAt = used;
        int nameBytes = append(name);
        int at = used;
        put(nameAt, nameBytes, at, append(value), kind);
    }

    private int append(String text) {
        byte[] encoded = JsonEscapes.encoded(text);
        if (used + encoded.length + Words.PADDING > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (used + encoded.length + Words.PADDING));
        }
        System.arraycopy(encoded, 0, bytes, used, encoded.length);
        used += encoded.length;
        return encoded.length;
    }

    /** The array that the places are in. */
    byte[] bytes() {
        return bytes;
    }

    /** How many fields there are. */
    int fields() {
        return fields;
    }

    Kind kind(int field) {
        return kinds[field];
    }

    /** Expects the name of a field at its place in the next records, which mostly have their fields in the same order. */
    void expect(int field) {
        if (field >= expected.length) {
            expected = Arrays.copyOf(expected, from.length);
        }
        byte[] name = new byte[nameLength[field] + 3];
        System.arraycopy(bytes, nameFrom[field], name, 1, nameLength[field]);
        for (byte c : name) {
            if (c == '"' || c == '\\') {
                expected[field] = null;
                return;
            }
        }
        name[0] = '"';
        name[name.length - 2] = '"';
        name[name.length - 1] = ':';
        expected[field] = name;
    }

    /** Whether a field has the name that was expected at its place. */
    boolean isExpected(int field) {
        return isExpected[field];
    }

    String name(int field) {
        return new String(bytes, nameFrom[field], nameLength[field], StandardCharsets.UTF_8);
    }

    int from(int field) {
        return from[field];
    }

    int length(int field) {
        return length[field];
    }

    /** Puts the characters that escapes stand for in their place; they are never longer. */
    void unescape() {
        for (int field = 0; field < fields; field++) {
            if (kinds[field] == Kind.ESCAPED) {
                length[field] = JsonEscapes.resolve(bytes, from[field], length[field]);
                kinds[field] = Kind.PLAIN;
            }
        }
    }
}
