package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.Scope;
import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.metrics.bias.text.CooccurrenceBias;
import dev.assay.metrics.bias.text.GroupLexicon;
import dev.assay.metrics.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** With which group's words each word keeps company, in synthetic and in human texts. */
public final class CooccurrenceMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "cooccurrence-bias",
                    "Co-occurrence bias",
                    Family.BIAS,
                    "Largest absolute difference, over words, in the signed smoothed log10 ratio of a word's company with the"
                            + " first group's words to that with the second's, synthetic to human.",
                    "[0, ∞)",
                    Direction.LOWER_IS_BETTER,
                    "a text column on both sides; English word list for women and men, replaceable by a file",
                    "Bordia and Bowman 2019, signed and smoothed by 0.5")
            .takenOnRequest();

    private static final double SMOOTHING = 0.5;

    private static final double BETA = 0.95;

    private static final double TOLERANCE = 0.1;

    private static final int MOST_WORDS = 100;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(
                GroupWords.LEXICON,
                MetricOption.number("beta", "weight lost a step of distance", BETA, 0.01, 1),
                MetricOption.number("words", "words compared, those in most texts", MOST_WORDS, 1, 5000),
                MetricOption.number("tolerance", "widest change that counts as none", TOLERANCE, 0, 10));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        GroupLexicon lexicon = GroupWords.lexicon(inputs, "lexicon", "gender-en");
        List<String> groups = List.copyOf(lexicon.groups().keySet());
        for (String column : GroupWords.textColumns(inputs)) {
            Scope scope = Scope.column(column);
            if (groups.size() != 2) {
                out.skip(
                        scope,
                        "the word list " + lexicon.name() + " has " + groups.size() + " groups; two are compared");
                continue;
            }
            measure(inputs, column, lexicon, groups, out);
            inputs.checkCancelled();
        }
    }

    private static void measure(
            AuditInputs inputs, String column, GroupLexicon lexicon, List<String> groups, Measurements out) {
        Tokenizer rules = lexicon.rules();
        List<List<String>> human = GroupWords.words(inputs.human(), column, rules);
        List<List<String>> synthetic = GroupWords.words(inputs.synthetic(), column, rules);
        List<Set<String>> sets = List.copyOf(lexicon.groups().values());
        Map<String, Integer> humanTexts = texts(human, sets);
        Map<String, Integer> syntheticTexts = texts(synthetic, sets);
        List<String> words = compared(
                humanTexts, syntheticTexts, (int) inputs.option("words").orElse(MOST_WORDS));
        Scope scope = Scope.column(column).slice(String.join(" to ", groups));
        if (words.isEmpty()) {
            out.skip(
                    scope,
                    "insufficient evidence: no word stands in " + DisparityChange.MINIMUM_ROWS
                            + " texts a side that name a group (word list: " + lexicon.name() + ")");
            return;
        }
        double beta = inputs.option("beta").orElse(BETA);
        int cells = 4 + 2 * words.size();
        double[][] left = CooccurrenceBias.sums(
                human, sets, words, beta, inputs.folds().human(), inputs.folds().humanFolds());
        double[][] right = CooccurrenceBias.sums(
                synthetic,
                sets,
                words,
                beta,
                inputs.folds().synthetic(),
                inputs.folds().syntheticFolds());
        FoldTables tables =
                new FoldTables(left, right, rows(words, humanTexts, cells), rows(words, syntheticTexts, cells));
        List<Quantity> quantities = new ArrayList<>();
        for (int w = 0; w < words.size(); w++) {
            int at = 4 + 2 * w;
            quantities.add(new Quantity(
                    "the company of \"" + words.get(w) + "\" with words for " + groups.get(0)
                            + " over that with words for " + groups.get(1) + " (log10)",
                    words.get(w),
                    table -> CooccurrenceBias.score(
                            table[at], table[at + 1], table[0], table[1], table[2], table[3], SMOOTHING),
                    rows -> rows[at]));
        }
        new QuantityComparison(
                        INFO,
                        scope,
                        quantities,
                        "log10 ratio",
                        inputs.option("tolerance").orElse(TOLERANCE),
                        true,
                        "Word list: " + lexicon.name() + "; words by tokenizer " + rules.id() + ".")
                .measure(inputs, tables, out);
    }

    /** In how many texts that name a group each word stands. */
    private static Map<String, Integer> texts(List<List<String>> texts, List<Set<String>> groups) {
        Map<String, Integer> counts = new HashMap<>();
        for (List<String> words : texts) {
            Set<String> distinct = new HashSet<>(words);
            boolean names = groups.stream().anyMatch(group -> distinct.stream().anyMatch(group::contains));
            if (names) {
                for (String word : distinct) {
                    if (groups.stream().noneMatch(group -> group.contains(word))) {
                        counts.merge(word, 1, Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    private static List<String> compared(Map<String, Integer> human, Map<String, Integer> synthetic, int most) {
        TreeSet<String> enough = new TreeSet<>();
        human.forEach((word, count) -> {
            if (Math.min(count, synthetic.getOrDefault(word, 0)) >= DisparityChange.MINIMUM_ROWS) {
                enough.add(word);
            }
        });
        return enough.stream()
                .sorted(java.util.Comparator.comparingInt(
                                (String word) -> -human.getOrDefault(word, 0) - synthetic.getOrDefault(word, 0))
                        .thenComparing(java.util.Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    private static double[] rows(List<String> words, Map<String, Integer> texts, int cells) {
        double[] rows = new double[cells];
        for (int w = 0; w < words.size(); w++) {
            rows[4 + 2 * w] = texts.getOrDefault(words.get(w), 0);
        }
        return rows;
    }
}
