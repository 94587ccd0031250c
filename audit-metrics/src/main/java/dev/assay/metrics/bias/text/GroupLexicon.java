package dev.assay.metrics.bias.text;

import dev.assay.metrics.text.Tokenizer;
import dev.assay.metrics.text.Tokenizers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Words by the group they name, and for each the word that stands for it in the other group. Lists are data: a shipped one can
 * be replaced by a text of the same form, in any language.
 *
 * @param name identifies the list and its version in reports
 * @param tokenizer id of the tokenizer that cuts texts into such words, see {@link Tokenizers#of}
 * @param groups words of each group, lower case
 * @param counterparts the word to put in a word's place when its group is swapped
 */
public record GroupLexicon(
        String name, String tokenizer, Map<String, Set<String>> groups, Map<String, String> counterparts) {
    private static final String STANDARD = "standard";

    public GroupLexicon {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        counterparts = Collections.unmodifiableMap(new LinkedHashMap<>(counterparts));
    }

    /** English words for women and men that the library ships. */
    public static GroupLexicon englishGender() {
        return shipped("gender-en");
    }

    /** English pronouns: she, he, and the neutral ones (they, ze). */
    public static GroupLexicon englishPronouns() {
        return shipped("pronouns-en");
    }

    /** A list that the library ships: {@code gender-en}, {@code pronouns-en} or {@code professions-en}. */
    public static GroupLexicon shipped(String name) {
        try (InputStream in = GroupLexicon.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("the library ships no list " + name);
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a list: {@code [group]} starts a group, then a word a line, optionally a tab and its counterpart; # comments.
     * Before the first group may stand {@code name = ...}, {@code version = ...} and {@code tokenizer = ...}, for example
     * {@code icu} or {@code language-fr}, by whose rules the listed words are then cut and stemmed as well.
     *
     * @param name of the list where it does not say its own
     */
    public static GroupLexicon parse(String name, String text) {
        Map<String, String> header = new LinkedHashMap<>();
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        Map<String, String> counterparts = new LinkedHashMap<>();
        String group = "";
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                group = line.substring(1, line.length() - 1).strip();
                groups.putIfAbsent(group, new LinkedHashSet<>());
                continue;
            }
            Set<String> words = groups.get(group);
            if (words == null) {
                header(name, line, number, header);
                continue;
            }
            String[] fields = line.toLowerCase(Locale.ROOT).split("\t", 2);
            words.add(fields[0].strip());
            if (fields.length == 2) {
                counterparts.putIfAbsent(fields[0].strip(), fields[1].strip());
            }
        }
        String tokenizer = header.getOrDefault("tokenizer", STANDARD);
        String version = header.get("version");
        return new GroupLexicon(
                header.getOrDefault("name", name) + (version == null ? "" : ", version " + version),
                tokenizer,
                tokenizer.equals(STANDARD) ? groups : cut(tokenizer, groups),
                counterparts);
    }

    private static void header(String name, String line, int number, Map<String, String> header) {
        String[] fields = line.split("=", 2);
        if (fields.length < 2 || !Set.of("name", "version", "tokenizer").contains(fields[0].strip())) {
            throw new IllegalArgumentException(name + ", line " + number
                    + ": a word before the first [group]; only name =, version = and tokenizer = may stand there");
        }
        header.put(fields[0].strip(), fields[1].strip());
    }

    /** The listed words as the tokenizer would leave them in a text; one that it cuts in several parts counts by none. */
    private static Map<String, Set<String>> cut(String tokenizer, Map<String, Set<String>> groups) {
        Tokenizer rules = Tokenizers.of(tokenizer);
        Map<String, Set<String>> cut = new LinkedHashMap<>();
        groups.forEach((group, words) -> {
            Set<String> left = new LinkedHashSet<>();
            for (String word : words) {
                List<String> tokens = rules.tokens(word);
                if (tokens.size() == 1) {
                    left.add(tokens.get(0));
                }
            }
            cut.put(group, left);
        });
        return cut;
    }

    /** What cuts a text into the words of this list. */
    public Tokenizer rules() {
        return Tokenizers.of(tokenizer);
    }
}
