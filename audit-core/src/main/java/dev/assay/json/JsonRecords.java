package dev.assay.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;

/** Reads the fields of one JSON object from characters without making a tree. */
public final class JsonRecords {
    /** Takes the fields of a record in their order. The characters are valid during the call only. */
    public interface Fields {
        /** A string's characters, or a number, a truth value or an array as JSON text. */
        void value(String name, char[] text, int from, int length);

        /** A null, or NaN. */
        void missing(String name);

        /** An object inside the record, as JSON text. */
        void object(String name, char[] text, int from, int length);
    }

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.DEEPEST)
                    .maxStringLength(64 << 20)
                    .build())
            .build();

    private JsonRecords() {}

    /**
     * Reads one record.
     *
     * @throws JsonException when the characters are not one JSON object; the message says what and in which column
     */
    public static void read(char[] text, int from, int length, Fields fields) {
        try (JsonParser parser = FACTORY.createParser(text, from, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonException("a JSON object was expected, one a line");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                switch (token) {
                    case VALUE_NULL -> fields.missing(name);
                    case START_ARRAY, START_OBJECT -> {
                        int start = from + (int) parser.currentTokenLocation().getCharOffset();
                        parser.skipChildren();
                        int end = from + (int) parser.currentLocation().getCharOffset();
                        if (token == JsonToken.START_ARRAY) {
                            fields.value(name, text, start, end - start);
                        } else {
                            fields.object(name, text, start, end - start);
                        }
                    }
                    default -> scalar(parser, name, token, fields);
                }
            }
            if (parser.nextToken() != null) {
                throw new JsonException("more text follows the JSON object");
            }
        } catch (StreamConstraintsException e) {
            throw new JsonException(Json.plain(e));
        } catch (JsonProcessingException e) {
            throw new JsonException("is not valid JSON at column "
                    + (e.getLocation() == null ? 1 : e.getLocation().getColumnNr()) + ": " + Json.plain(e));
        } catch (IOException e) {
            throw new JsonException("is not valid JSON: " + e.getMessage());
        }
    }

    private static void scalar(JsonParser parser, String name, JsonToken token, Fields fields) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_FLOAT && parser.isNaN()) {
            String word = parser.getText();
            if (word.equals("NaN")) {
                fields.missing(name);
                return;
            }
        }
        fields.value(name, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }
}
