package dev.assay.metrics.text.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Evidence;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.OptionException;
import dev.assay.audit.Scope;
import dev.assay.audit.Side;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.data.TextColumn;
import dev.assay.metrics.text.NearDuplicates;
import dev.assay.metrics.text.ShingleSets;
import dev.assay.metrics.text.TokenizedTexts;
import dev.assay.metrics.text.Tokenizer;
import dev.assay.metrics.text.Tokenizers;
import dev.assay.metrics.text.Vocabulary;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text column of both sides without its missing values, in the order of the texts, cut into words once
 * an audit and tokenizer.
 *
 * @param column its name
 * @param human human texts that are present
 * @param humanRows their rows
 * @param synthetic synthetic texts that are present
 * @param syntheticRows their rows
 * @param tokenizer what cut the words
 * @param words of the human texts and on through the synthetic ones
 */
public record TextPair(
        String column,
        String[] human,
        int[] humanRows,
        String[] synthetic,
        int[] syntheticRows,
        Tokenizer tokenizer,
        TokenizedTexts words) {
    private static final String KEY = "dev.assay.metrics.text.audit/";
    private static final int SHINGLE = 3;
    private static final int LONGEST_EXCERPT = 240;
    private static final int LONGEST_KEY = 64;

    /** Least Jaccard similarity of near duplicates. */
    public static final double ALIKE = 0.7;

    private static final String STANDARD = "standard";

    /** The option of every metric on words: what cuts texts into them. */
    public static final MetricOption TOKENIZER =
            MetricOption.word("tokenizer", "what cuts texts into words: " + Tokenizers.known(), STANDARD);

    /**
     * Measures each text column that both sides have by its words, those of the option {@link #TOKENIZER}; a column that cannot be
     * measured is skipped with its reason.
     */
    public static void each(AuditInputs inputs, Measurements out, Consumer<TextPair> measure) {
        String id = inputs.text(TOKENIZER.name()).orElse(STANDARD);
        if (id.equals(STANDARD)) {
            each(inputs, Tokenizers::standard, out, measure);
        } else {
            Tokenizer chosen = tokenizer(id);
            each(inputs, () -> chosen, out, measure);
        }
    }

    /** The same for a metric whose value does not depend on what a word is. */
    static void eachWhole(AuditInputs inputs, Measurements out, Consumer<TextPair> measure) {
        each(inputs, Tokenizers::standard, out, measure);
    }

    private static Tokenizer tokenizer(String id) {
        try {
            return Tokenizers.of(id);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new OptionException("the option " + TOKENIZER.name() + ": " + e.getMessage());
        }
    }

    /** Asks for the tokenizer once there is text: its library may be absent where there is none. */
    private static void each(
            AuditInputs inputs, Supplier<Tokenizer> words, Measurements out, Consumer<TextPair> measure) {
        List<Column> columns =
                inputs.human().withRole(Role.FEATURE, Role.PROMPT, Role.RESPONSE, Role.CHOSEN, Role.REJECTED).stream()
                        .filter(column -> column instanceof TextColumn
                                && inputs.synthetic().find(column.name()).orElse(column) instanceof TextColumn)
                        .toList();
        if (columns.isEmpty()) {
            throw new UndefinedStatisticException("there is no column of text");
        }
        Tokenizer tokenizer = words.get();
        for (int i = 0; i < columns.size(); i++) {
            inputs.checkCancelled();
            String name = columns.get(i).name();
            try {
                measure.accept(
                        inputs.shared(KEY + "words/" + tokenizer.id() + "/" + name, () -> of(inputs, name, tokenizer)));
            } catch (UndefinedStatisticException e) {
                out.skip(Scope.column(name), e.reason());
            }
            inputs.progress((i + 1.0) / columns.size());
        }
    }

    private static TextPair of(AuditInputs inputs, String column, Tokenizer tokenizer) {
        TextColumn human = (TextColumn) inputs.human().column(column);
        TextColumn synthetic = (TextColumn) inputs.synthetic().column(column);
        int[] humanRows = sorted(human);
        int[] syntheticRows = sorted(synthetic);
        String[] humanTexts = texts(human, humanRows);
        String[] syntheticTexts = texts(synthetic, syntheticRows);
        if (humanTexts.length == 0 || syntheticTexts.length == 0) {
            throw new UndefinedStatisticException("column " + column + " has no texts on the "
                    + (humanTexts.length == 0 ? "human" : "synthetic") + " side");
        }
        String[] all = Arrays.copyOf(humanTexts, humanTexts.length + syntheticTexts.length);
        System.arraycopy(syntheticTexts, 0, all, humanTexts.length, syntheticTexts.length);
        TokenizedTexts words = TokenizedTexts.of(tokenizer, all, new Vocabulary());
        if (IntStream.range(0, all.length)
                .allMatch(i -> words.tokens(i).length == 1 && all[i].length() <= LONGEST_KEY)) {
            throw new UndefinedStatisticException(
                    "every value of column " + column + " is one short word: a key, not a text");
        }
        return new TextPair(column, humanTexts, humanRows, syntheticTexts, syntheticRows, tokenizer, words);
    }

    /** The rows with a text, in the order of their texts, so that no result depends on the order of the rows. */
    private static int[] sorted(TextColumn column) {
        return IntStream.range(0, column.size())
                .filter(row -> !column.isMissing(row))
                .boxed()
                .sorted(Comparator.comparing((Integer row) -> Objects.requireNonNull(column.values()[row])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static String[] texts(TextColumn column, int[] rows) {
        List<String> texts = new ArrayList<>(rows.length);
        for (int row : rows) {
            @Nullable String text = column.values()[row];
            texts.add(text == null ? "" : text);
        }
        return texts.toArray(String[]::new);
    }

    public Scope scope() {
        return Scope.column(column);
    }

    /** A measurement of the column. It says what a word is where that is not the standard. */
    public Measurement.Builder measurement(MetricInfo info) {
        return measurement(info, scope());
    }

    /** A measurement of a slice of the column. */
    Measurement.Builder measurement(MetricInfo info, Scope slice) {
        return Measurement.of(info, slice)
                .note(
                        tokenizer.id().equals(STANDARD)
                                ? ""
                                : "Words are those of the tokenizer " + tokenizer.id() + ".");
    }

    /** The near duplicates among all texts, human ones first; found once an audit. */
    NearDuplicates nearDuplicates(AuditInputs inputs) {
        return inputs.shared(
                KEY + "near-duplicates/" + tokenizer.id() + "/" + column,
                () -> NearDuplicates.find(ShingleSets.of(words, SHINGLE), ALIKE, inputs.parallel()));
    }

    /** Which of all texts are human, or synthetic. */
    boolean[] among(Side side) {
        boolean[] among = new boolean[words.size()];
        if (side == Side.HUMAN) {
            Arrays.fill(among, 0, human.length, true);
        } else {
            Arrays.fill(among, human.length, among.length, true);
        }
        return among;
    }

    /** The words of one side's texts. */
    public int[][] tokens(Side side) {
        return side == Side.HUMAN
                ? Arrays.copyOf(words.tokens(), human.length)
                : Arrays.copyOfRange(words.tokens(), human.length, words.size());
    }

    Side side(int text) {
        return text < human.length ? Side.HUMAN : Side.SYNTHETIC;
    }

    String text(int text) {
        return text < human.length ? human[text] : synthetic[text - human.length];
    }

    /** All texts, human ones first. */
    String[] all() {
        String[] all = Arrays.copyOf(human, words.size());
        System.arraycopy(synthetic, 0, all, human.length, synthetic.length);
        return all;
    }

    /** A text as evidence, from its beginning. */
    Evidence.Record record(AuditInputs inputs, int text, double weight) {
        return record(inputs, text, 0, weight);
    }

    /** A text as evidence, around a character that should be seen. */
    Evidence.Record record(AuditInputs inputs, int text, int around, double weight) {
        Side side = side(text);
        Dataset dataset = side == Side.HUMAN ? inputs.human() : inputs.synthetic();
        int row = side == Side.HUMAN ? humanRows[text] : syntheticRows[text - human.length];
        List<Column> ids = dataset.withRole(Role.ID);
        String id = ids.isEmpty() ? "" : ids.get(0).display(row);
        return new Evidence.Record(side, row, id, excerpt(text(text), around), weight);
    }

    /** A text, or a part of it around a character. */
    static String excerpt(String text, int around) {
        if (text.length() <= LONGEST_EXCERPT) {
            return text;
        }
        int from = Math.max(0, Math.min(around - LONGEST_EXCERPT / 3, text.length() - LONGEST_EXCERPT));
        int to = Math.min(text.length(), from + LONGEST_EXCERPT);
        // A cut never parts the two halves of a character.
        from = from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
        to = to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
        return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
    }
}
