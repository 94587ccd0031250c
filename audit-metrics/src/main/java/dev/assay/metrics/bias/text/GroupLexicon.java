package dev.assay.metrics.bias.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Words by the group they name, and for each the word that stands for it in the other group. Lists are data: the shipped
 * one can be replaced by a text of the same form.
 *
 * @param name identifies the list and its version in reports
 * @param groups words of each group, lower case
 * @param counterparts the word to put in a word's place when its group is swapped
 */
public record GroupLexicon(String name, Map<String, Set<String>> groups, Map<String, String> counterparts) {
    public GroupLexicon {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        counterparts = Collections.unmodifiableMap(new LinkedHashMap<>(counterparts));
    }

    /** English words for women and men that the library ships. */
    public static GroupLexicon englishGender() {
        try (InputStream in = GroupLexicon.class.getResourceAsStream("gender-en.txt")) {
            if (in == null) {
                throw new IllegalStateException("the list gender-en.txt is missing from the library's jar");
            }
            return parse("gender-en, version 1", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a list: {@code [group]} starts a group, then a word a line, optionally a tab and its counterpart; # comments. */
    public static GroupLexicon parse(String name, String text) {
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
                group = line.substring(1, line.length() - 1);
                groups.putIfAbsent(group, new LinkedHashSet<>());
                continue;
            }
            Set<String> words = groups.get(group);
            if (words == null) {
                throw new IllegalArgumentException(name + ", line " + number + ": a word before the first [group]");
            }
            String[] fields = line.toLowerCase(Locale.ROOT).split("\t", 2);
            words.add(fields[0].strip());
            if (fields.length == 2) {
                counterparts.putIfAbsent(fields[0].strip(), fields[1].strip());
            }
        }
        return new GroupLexicon(name, groups, counterparts);
    }
}
