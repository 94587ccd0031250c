package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.metrics.text.TokenSink;
import dev.assay.metrics.text.Tokenizer;
import dev.assay.metrics.text.Tokenizers;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what cases on text name: inline texts, or the rows of a JSON Lines file that pass a filter. */
final class TextCaseInput {
    private TextCaseInput() {}

    /** The texts of {@code input}: inline, or of the rows that pass its filter, at most its first so many. */
    static List<String> texts(ReferenceCase reference, CaseData data) throws IOException {
        JsonValue input = reference.input();
        if (input.has("texts")) {
            return input.get("texts").asStrings();
        }
        List<String> texts = texts(rows(reference, data, input.find("filter")));
        int limit = input.find("first_n_rows_after_filter")
                .map(JsonValue::asInt)
                .or(() -> input.find("first_n").map(JsonValue::asInt))
                .orElse(texts.size());
        return texts.subList(0, Math.min(limit, texts.size()));
    }

    /** The texts of one of two sides, "a" or "b": inline, or of the rows that pass its filter. */
    static List<String> side(ReferenceCase reference, CaseData data, String side) throws IOException {
        JsonValue input = reference.input();
        return input.has("texts_" + side)
                ? input.get("texts_" + side).asStrings()
                : texts(rows(reference, data, input.find("filter_" + side)));
    }

    /** The rows of the case's file whose fields equal all those of the filter, in file order. */
    static List<JsonValue> rows(ReferenceCase reference, CaseData data, Optional<JsonValue> filter) throws IOException {
        return data.jsonLines(reference, reference.input().get("file").asString()).stream()
                .filter(row -> filter.isEmpty() || passes(row, filter.get()))
                .toList();
    }

    /** The text fields of rows. */
    static List<String> texts(List<JsonValue> rows) {
        return rows.stream().map(row -> row.get("text").asString()).toList();
    }

    /** The one text of a case: inline under {@code key}, or of the row with the id under {@code idKey}. */
    static String text(ReferenceCase reference, CaseData data, String key, String idKey) throws IOException {
        if (reference.input().has(key)) {
            return reference.input().get(key).asString();
        }
        String id = reference.input().get(idKey).asString();
        return rows(reference, data, Optional.empty()).stream()
                .filter(row -> id.equals(row.find("id").map(JsonValue::asString).orElse("")))
                .findFirst()
                .orElseThrow(() -> new UnsupportedCaseException("no row has the id " + id))
                .get("text")
                .asString();
    }

    /** Stems as ROUGE has them; a stemmer of all words is another one. */
    private static final Pattern STEMS =
            Pattern.compile("porter.*(longer|more) than (3|three)|(longer|more) than (3|three).*porter");

    /** The tokenizer that the parameters describe, ASCII words when they say nothing. */
    static Tokenizer tokenizer(ReferenceCase reference) {
        JsonValue parameters = reference.parameters();
        Optional<String> words = parameters
                .find("tokenization")
                .or(() -> parameters.find("words"))
                .or(() -> reference.input().find("tokenization"))
                .map(JsonValue::asString);
        Tokenizer stated = words.map(TextCaseInput::tokenizer).orElseGet(Tokenizers::asciiWords);
        boolean lower = parameters.find("lowercase").map(JsonValue::asBoolean).orElse(false);
        return parameters.find("stemmer").map(JsonValue::asBoolean).orElse(false)
                ? stemmed(stated)
                : lower ? lowerCase(stated) : stated;
    }

    private static Tokenizer stemmed(Tokenizer words) {
        if (words != Tokenizers.asciiWords() && words != Tokenizers.asciiStems()) {
            throw new UnsupportedCaseException("stems of the words of the tokenizer " + words.id());
        }
        return Tokenizers.asciiStems();
    }

    private static Tokenizer tokenizer(String description) {
        String words = description.toLowerCase(Locale.ROOT);
        boolean lower = words.contains("lowercase") || words.contains("lower-case");
        if (words.contains("[a-z0-9]") && lower && STEMS.matcher(words).find() && !words.contains("stop")) {
            return Tokenizers.asciiStems();
        }
        boolean more = words.contains("stem") || words.contains("stop");
        if (words.contains("[a-z0-9]") && lower && !more) {
            return Tokenizers.asciiWords();
        }
        if (words.contains("delete the 32 ascii punctuation") && lower && words.contains("whitespace") && !more) {
            return Tokenizers.punctuationFree();
        }
        if ((words.contains("single u+0020") || words.contains("split(' ')")) && !more) {
            return lower ? lowerCase(Tokenizers.singleSpace()) : Tokenizers.singleSpace();
        }
        if (words.contains("split") && words.contains("whitespace") && !words.contains("punctuation") && !more) {
            return lower ? lowerCase(Tokenizers.whitespace()) : Tokenizers.whitespace();
        }
        throw new UnsupportedCaseException("tokenization \"" + description + "\"");
    }

    private static Tokenizer lowerCase(Tokenizer tokenizer) {
        return new Tokenizer() {
            @Override
            public String id() {
                return "lower-case " + tokenizer.id();
            }

            @Override
            public void tokenize(String text, TokenSink sink) {
                tokenizer.tokenize(text.toLowerCase(Locale.ROOT), sink);
            }
        };
    }

    private static boolean passes(JsonValue row, JsonValue filter) {
        for (String key : filter.keys()) {
            Object wanted = filter.get(key).raw();
            if (!row.has(key) || !String.valueOf(row.get(key).raw()).equals(String.valueOf(wanted))) {
                return false;
            }
        }
        return true;
    }
}
