package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.MetricOption;
import dev.assay.audit.OptionException;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.data.TextColumn;
import dev.assay.metrics.bias.text.GroupLexicon;
import dev.assay.metrics.text.Tokenizer;
import dev.assay.stats.UndefinedStatisticException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts cut into words, and the lists of words that a caller may replace. */
final class GroupWords {
    static final MetricOption LEXICON = MetricOption.word(
            "lexicon", "file with words by group, in the form of the shipped lists", "English words for women and men");

    private static final Pattern CLITIC = Pattern.compile("['\u2019](s|re|ll|d|ve)$");

    private GroupWords() {}

    /** The list in the file that the option names, else the shipped one. */
    static GroupLexicon lexicon(AuditInputs inputs, String option, String shipped) {
        if (inputs.text(option).isEmpty()) {
            return GroupLexicon.shipped(shipped);
        }
        String file = inputs.text(option).get();
        try {
            Path path = Path.of(file);
            return GroupLexicon.parse(
                    String.valueOf(path.getFileName()), Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException | InvalidPathException e) {
            throw new OptionException("option " + option + ": cannot read the file " + file + " as UTF-8");
        } catch (IllegalArgumentException e) {
            throw new OptionException("option " + option + ": " + e.getMessage());
        }
    }

    /** "she's" and "she'll" name her as "she" does. */
    private static String withoutClitic(String word) {
        return CLITIC.matcher(word).replaceFirst("");
    }

    /** Names of the text columns that hold no identifiers. */
    static List<String> textColumns(AuditInputs inputs) {
        List<String> names = new ArrayList<>();
        for (Column column : inputs.human().columns()) {
            if (column instanceof TextColumn && inputs.human().role(column.name()) != Role.ID) {
                names.add(column.name());
            }
        }
        if (names.isEmpty()) {
            throw new UndefinedStatisticException("there is no text column");
        }
        return names;
    }

    /** The words of each row's text; none where it is missing. */
    static List<List<String>> words(Dataset dataset, String column, Tokenizer tokenizer) {
        @Nullable String[] texts = ((TextColumn) dataset.column(column)).values();
        List<List<String>> words = new ArrayList<>(texts.length);
        for (@Nullable String text : texts) {
            words.add(
                    text == null
                            ? List.of()
                            : tokenizer.tokens(text).stream()
                                    .map(GroupWords::withoutClitic)
                                    .toList());
        }
        return words;
    }
}
