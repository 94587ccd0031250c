package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Conclusion;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.OptionException;
import dev.assay.audit.Scope;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.VectorColumn;
import dev.assay.metrics.bias.embedding.EmbeddingAssociation;
import dev.assay.metrics.bias.group.StatisticChange;
import dev.assay.metrics.bias.text.GroupLexicon;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Association of sets of words in two embeddings of the same words: WEAT's effect size, human against synthetic.
 *
 * <p>There is no noise floor: it would compare people with people, and one human embedding has each word once. Halves of its
 * words would differ by their words, which the comparison here, of the same words on both sides, does not.
 */
public final class EmbeddingAssociationMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "embedding-association",
                    "Embedding association",
                    Family.BIAS,
                    "Absolute difference, synthetic to human, in the WEAT effect size of two sets of targets with two sets of"
                            + " attributes.",
                    "[0, 4]",
                    Direction.LOWER_IS_BETTER,
                    "a vector column and a column of words (option words), a row a word, on both sides; English word sets,"
                            + " replaceable by a file",
                    "WEAT (Caliskan, Bryson and Narayanan 2017)")
            .takenOnRequest();

    private static final int FEWEST = 4;

    private static final int PERMUTATIONS = 9999;

    private static final double TOLERANCE = 0.2;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(
                MetricOption.word("words", "column that says which word a row's vector belongs to", "\"word\""),
                MetricOption.word(
                        "sets", "file with sets of words in fours: two of targets, two of attributes", "WEAT 6 to 8"),
                MetricOption.number(
                        "tolerance", "widest change of the effect size that counts as none", TOLERANCE, 0, 4));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        String words = inputs.text("words").orElse("word");
        if (inputs.text("words").isPresent() && inputs.human().find(words).isEmpty()) {
            throw new OptionException("option words: there is no column " + words);
        }
        List<String> vectors = inputs.human().columns().stream()
                .filter(VectorColumn.class::isInstance)
                .map(Column::name)
                .toList();
        if (inputs.human().find(words).isEmpty()
                || inputs.synthetic().find(words).isEmpty()
                || vectors.isEmpty()) {
            throw new UndefinedStatisticException(
                    "needs a vector column and a column of words; name the latter with the option words");
        }
        GroupLexicon lexicon = GroupWords.lexicon(inputs, "sets", "embedding-tests-en");
        List<String> names = List.copyOf(lexicon.groups().keySet());
        if (names.isEmpty() || names.size() % FEWEST != 0) {
            throw new OptionException("option sets: " + lexicon.name() + " has " + names.size()
                    + " sets of words; they come in fours, two of targets and two of attributes");
        }
        for (String vector : vectors) {
            Map<String, double[]> human = vectors(inputs.human(), words, vector);
            Map<String, double[]> synthetic = vectors(inputs.synthetic(), words, vector);
            for (int test = 0; test < names.size(); test += FEWEST) {
                measure(inputs, vector, lexicon, names.subList(test, test + FEWEST), human, synthetic, out);
                inputs.checkCancelled();
            }
        }
    }

    private static Map<String, double[]> vectors(Dataset dataset, String words, String vector) {
        Column names = dataset.column(words);
        VectorColumn column = (VectorColumn) dataset.column(vector);
        Map<String, double[]> vectors = new HashMap<>();
        for (int row = 0; row < dataset.rows(); row++) {
            if (!names.isMissing(row) && !column.isMissing(row)) {
                double[] values = new double[column.dimension()];
                for (int k = 0; k < values.length; k++) {
                    values[k] = column.values()[row * column.dimension() + k];
                }
                vectors.putIfAbsent(names.display(row).toLowerCase(Locale.ROOT), values);
            }
        }
        return vectors;
    }

    private static void measure(
            AuditInputs inputs,
            String vector,
            GroupLexicon lexicon,
            List<String> names,
            Map<String, double[]> human,
            Map<String, double[]> synthetic,
            Measurements out) {
        Scope scope = Scope.column(vector).slice(names.get(0) + " and " + names.get(1));
        List<List<String>> sets = new ArrayList<>();
        for (String name : names) {
            Set<String> listed = lexicon.groups().getOrDefault(name, Set.of());
            List<String> known = listed.stream()
                    .filter(word -> human.containsKey(word) && synthetic.containsKey(word))
                    .toList();
            if (known.size() < FEWEST) {
                out.skip(
                        scope,
                        "insufficient evidence: only " + known.size() + " words of \"" + name
                                + "\" have vectors on both sides; " + FEWEST + " are needed (word list: "
                                + lexicon.name() + ")");
                return;
            }
            sets.add(known);
        }
        try {
            out.add(measurement(inputs, scope, lexicon, sets, human, synthetic));
        } catch (UndefinedStatisticException e) {
            out.skip(scope, e.reason());
        }
    }

    private static Measurement measurement(
            AuditInputs inputs,
            Scope scope,
            GroupLexicon lexicon,
            List<List<String>> sets,
            Map<String, double[]> human,
            Map<String, double[]> synthetic) {
        double h = effect(sets, human);
        double s = effect(sets, synthetic);
        StatisticChange change = paired(h, s, sets, human, synthetic);
        double tolerance = inputs.option("tolerance").orElse(TOLERANCE);
        int words = sets.stream().mapToInt(List::size).sum();
        Conclusion conclusion = change.verdict(tolerance, 1);
        Measurement.Builder measurement = Measurement.of(INFO, scope)
                .value(Math.abs(s - h))
                .rows(words, words)
                .conclusion(conclusion)
                .detail("human effect size", h)
                .detail("synthetic effect size", s)
                .detail("change", s - h)
                .detail("human p, one-sided", test(inputs, "human", sets, human))
                .detail("synthetic p, one-sided", test(inputs, "synthetic", sets, synthetic))
                .detail("tolerance", tolerance)
                .evidence(new Evidence.Segment("WEAT effect size", h, s, "effect size"))
                .headline("The association of " + scope.slice() + " has the effect size " + Figures.number(h)
                        + " in the human and " + Figures.number(s) + " in the synthetic vectors"
                        + switch (conclusion) {
                            case DISPARITY -> ", more than the choice of target words explains.";
                            case WITHIN_TOLERANCE ->
                                ", the same within the tolerance of " + Figures.number(tolerance) + ".";
                            case INSUFFICIENT_EVIDENCE -> "; with so few words a change is not established.";
                        })
                .note("Word list: " + lexicon.name() + ", of which " + words
                        + " words have vectors on both sides. The unit of sampling is the target word.");
        if (change.hasError()) {
            Interval signed = change.interval(0.95);
            double low = signed.contains(0) ? 0 : Math.min(Math.abs(signed.low()), Math.abs(signed.high()));
            measurement
                    .interval(new Interval(
                            low,
                            Math.max(Math.abs(signed.low()), Math.abs(signed.high())),
                            0.95,
                            "jackknife of target words, t"))
                    .test(change.test())
                    .detail("change, low", signed.low())
                    .detail("change, high", signed.high());
        }
        return measurement.build();
    }

    private static double effect(List<List<String>> sets, Map<String, double[]> vectors) {
        return EmbeddingAssociation.weatEffectSize(
                rows(sets.get(0), vectors),
                rows(sets.get(1), vectors),
                rows(sets.get(2), vectors),
                rows(sets.get(3), vectors));
    }

    private static double test(
            AuditInputs inputs, String side, List<List<String>> sets, Map<String, double[]> vectors) {
        return EmbeddingAssociation.weatTest(
                        rows(sets.get(0), vectors),
                        rows(sets.get(1), vectors),
                        rows(sets.get(2), vectors),
                        rows(sets.get(3), vectors),
                        PERMUTATIONS,
                        inputs.seed().child(side))
                .pValue();
    }

    /** Leaves the same target word out on both sides, one at a time. */
    private static StatisticChange paired(
            double h, double s, List<List<String>> sets, Map<String, double[]> human, Map<String, double[]> synthetic) {
        List<Double> changes = new ArrayList<>();
        for (int set = 0; set < 2; set++) {
            for (int word = 0; word < sets.get(set).size(); word++) {
                List<String> rest = new ArrayList<>(sets.get(set));
                rest.remove(word);
                List<List<String>> reduced = new ArrayList<>(sets);
                reduced.set(set, rest);
                changes.add(effect(reduced, synthetic) - effect(reduced, human));
            }
        }
        int n = changes.size();
        double mean = changes.stream().mapToDouble(Double::doubleValue).sum() / n;
        double squares = changes.stream()
                .mapToDouble(change -> (change - mean) * (change - mean))
                .sum();
        double error = Math.sqrt(squares * (n - 1) / n);
        return new StatisticChange(h, s, error > 0 ? error : Double.NaN, n - 1);
    }

    private static double[][] rows(List<String> words, Map<String, double[]> vectors) {
        double[][] rows = new double[words.size()][];
        Arrays.setAll(rows, i -> vectors.getOrDefault(words.get(i), new double[0]));
        return rows;
    }
}
