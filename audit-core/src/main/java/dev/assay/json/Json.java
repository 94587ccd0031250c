package dev.assay.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into a {@link JsonValue} and writes plain Java trees as JSON.
 *
 * <p>A tree is made of {@code Map<String, ?>} (keys keep their order), {@code List<?>}, {@code String}, {@code Boolean},
 * {@code Long}, {@code Double} and null; the writer also takes other numbers, arrays of numbers and enums. The text it
 * writes is the same on every supported Java version.
 */
public final class Json {
    /** Most levels of nesting that are read. */
    static final int DEEPEST = 200;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(64 << 20)
                    .build())
            .build();

    private Json() {}

    /** Reads one JSON value; {@code source} names it in errors. */
    public static JsonValue parse(String text, String source) {
        try {
            return parse(new StringReader(text), source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the one JSON value of a file. */
    public static JsonValue parse(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return parse(reader, file.toString());
        }
    }

    private static JsonValue parse(Reader reader, String source) throws IOException {
        try (JsonParser parser = FACTORY.createParser(reader)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new JsonException(source + ": is empty, a JSON value was expected");
            }
            Object tree = read(parser, first);
            if (parser.nextToken() != null) {
                throw new JsonException(source + ", line "
                        + parser.currentLocation().getLineNr() + ": more text follows the JSON value");
            }
            return new JsonValue(tree, source);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? source
                    : source + ", line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new JsonException(where + ": " + plain(e));
        }
    }

    /** The parser's message without its references to buffers. */
    static String plain(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            String message = String.valueOf(e.getOriginalMessage());
            return message.startsWith("Document nesting depth")
                    ? "is nested more than " + DEEPEST + " levels deep"
                    : "holds a number or a string that is too long";
        }
        return e.getOriginalMessage()
                .replaceAll("\\s*\\((?:start marker|for \\w+ starting) at \\[Source[^\\]]*]\\)", "")
                .replaceAll("\\s*\\R\\s*", " ");
    }

    private static @Nullable Object read(JsonParser parser, JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    map.put(key, read(parser, parser.nextToken()));
                }
                return map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    list.add(read(parser, next));
                }
                return list;
            }
            case VALUE_STRING -> {
                return parser.getText();
            }
            case VALUE_NUMBER_INT -> {
                return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) parser.getDoubleValue()
                        : (Object) parser.getLongValue();
            }
            case VALUE_NUMBER_FLOAT -> {
                return parser.getDoubleValue();
            }
            case VALUE_TRUE -> {
                return Boolean.TRUE;
            }
            case VALUE_FALSE -> {
                return Boolean.FALSE;
            }
            case VALUE_NULL -> {
                return null;
            }
            default -> throw new JsonException("unexpected token " + token);
        }
    }

    /** Whether the text is a JSON array whose elements are all objects, of which there may be none. */
    public static boolean isArrayOfObjects(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return false;
            }
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    return false;
                }
                parser.skipChildren();
            }
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** The tree as indented JSON text that ends with a newline. NaN and infinities are an error. */
    public static String write(@Nullable Object tree) {
        StringWriter text = new StringWriter();
        try {
            write(tree, text, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    /** The tree as JSON on one line, without a newline at the end. */
    public static String writeLine(@Nullable Object tree) {
        StringWriter text = new StringWriter();
        try {
            write(tree, text, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(@Nullable Object tree, Writer out, boolean indented) throws IOException {
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            if (indented) {
                DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
                printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
                generator.setPrettyPrinter(printer);
            }
            write(tree, generator);
        }
    }

    private static void write(@Nullable Object tree, JsonGenerator out) throws IOException {
        if (tree == null) {
            out.writeNull();
        } else if (tree instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue(), out);
            }
            out.writeEndObject();
        } else if (tree instanceof Iterable<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (tree instanceof JsonValue value) {
            write(value.raw(), out);
        } else if (tree instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (tree instanceof Double || tree instanceof Float) {
            double number = ((Number) tree).doubleValue();
            if (Double.isNaN(number) || Double.isInfinite(number)) {
                throw new IllegalArgumentException("JSON holds finite numbers only, was " + number);
            }
            out.writeNumber(number);
        } else if (tree instanceof Number number) {
            out.writeNumber(number.longValue());
        } else if (tree instanceof double[] numbers) {
            out.writeStartArray();
            for (double number : numbers) {
                write(number, out);
            }
            out.writeEndArray();
        } else if (tree instanceof int[] numbers) {
            out.writeStartArray();
            for (int number : numbers) {
                out.writeNumber(number);
            }
            out.writeEndArray();
        } else if (tree instanceof long[] numbers) {
            out.writeStartArray();
            for (long number : numbers) {
                out.writeNumber(number);
            }
            out.writeEndArray();
        } else {
            out.writeString(tree.toString());
        }
    }
}
