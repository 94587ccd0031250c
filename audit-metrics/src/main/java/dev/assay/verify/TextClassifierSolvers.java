package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.kernel.Parallel;
import dev.assay.metrics.text.TextTwoSample;
import dev.assay.metrics.text.TokenizedTexts;
import dev.assay.stats.Seed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;

/** Classifiers that tell human from synthetic texts. Random folds differ from the peer's, so the figures agree loosely. */
final class TextClassifierSolvers {
    private static final Pattern CHOICES =
            Pattern.compile("^\\s*(?:(?:Choices|Options|Answer choices)\\b.*|\\(A\\).*)$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("^\\s*Question:\\s*");

    private static final Pattern BETWEEN = Pattern.compile("between ([0-9.]+) and ([0-9.]+)");
    private static final double LOOSE = 0.02;

    private TextClassifierSolvers() {}

    static void register(SolverTable table) {
        table.add("text", "classifier-two-sample-test", TextClassifierSolvers::twoSample);
    }

    private static CaseCheck twoSample(ReferenceCase reference, CaseData data) throws IOException {
        List<String> human = texts(reference, data, "negative");
        List<String> all = new ArrayList<>(human);
        all.addAll(texts(reference, data, "positive"));
        int[][] tokens =
                TokenizedTexts.of(TextCaseInput.tokenizer(reference), all).tokens();
        JsonValue parameters = reference.parameters();
        TextTwoSample.Options options = TextTwoSample.Options.defaults()
                .withFolds(parameters.find("folds").map(JsonValue::asInt).orElse(5))
                .withMinTexts(parameters.find("min_df").map(JsonValue::asInt).orElse(1));
        double[] seeds = parameters.find("seeds").map(JsonValue::asDoubles).orElse(new double[] {
            parameters.find("seed").map(JsonValue::asDouble).orElse(0.0)
        });
        double[] areas = new double[seeds.length];
        double accuracy = 0;
        double halves = 0;
        for (int s = 0; s < seeds.length; s++) {
            Seed seed = new Seed((long) seeds[s]);
            TextTwoSample result = test(tokens, human.size(), options, seed);
            areas[s] = result.pooledArea();
            accuracy += result.accuracy() / seeds.length;
            int[] order = PermutationSampler.natural(human.size());
            PermutationSampler.shuffle(seed.child("halves").random(), order);
            int[][] shuffled = Arrays.stream(order).mapToObj(t -> tokens[t]).toArray(int[][]::new);
            halves += test(shuffled, human.size() / 2, options, seed.child("human"))
                            .pooledArea()
                    / seeds.length;
        }
        Map<String, Double> figures = Map.of(
                "auc_mean", Arrays.stream(areas).average().orElseThrow(),
                "accuracy_mean", accuracy,
                "human_vs_human_split_auc", halves);
        return () -> figures.entrySet().stream()
                .filter(figure -> reference.expected().has(figure.getKey()))
                .flatMap(figure -> disagreement(reference, figure.getKey(), figure.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> disagreement(ReferenceCase reference, String key, double ours) {
        double expected = reference.expected().get(key).asDouble();
        JsonValue tolerance = reference.tolerance().isObject()
                ? reference.tolerance().find(key).orElse(reference.tolerance())
                : reference.tolerance();
        Matcher range = BETWEEN.matcher(tolerance.isString() ? tolerance.asString() : "");
        boolean agrees = range.find()
                ? ours >= Double.parseDouble(range.group(1)) && ours <= Double.parseDouble(range.group(2))
                : Math.abs(ours - expected) <= (tolerance.isNumber() ? tolerance.asDouble() : LOOSE);
        return agrees ? Optional.empty() : Optional.of("/" + key + ": ours is " + ours + ", expected " + expected);
    }

    /** Each text is a group of its own, as in the peer. */
    private static TextTwoSample test(int[][] texts, int humans, TextTwoSample.Options options, Seed seed) {
        int[] alone = IntStream.range(0, texts.length).toArray();
        return TextTwoSample.of(texts, humans, alone, options, seed, Parallel.serial());
    }

    private static List<String> texts(ReferenceCase reference, CaseData data, String side) throws IOException {
        JsonValue input = reference.input();
        List<String> texts = TextCaseInput.texts(TextCaseInput.rows(reference, data, input.find(side)));
        String used = input.find("text_used").map(JsonValue::asString).orElse("whole text");
        if (used.startsWith("whole")) {
            return texts;
        }
        if (used.contains("before the line that starts the choices")) {
            return texts.stream().map(TextClassifierSolvers::question).toList();
        }
        throw new UnsupportedCaseException("the part \"" + used + "\" of a text");
    }

    private static String question(String text) {
        Matcher choices = CHOICES.matcher(text);
        String question = choices.find() ? text.substring(0, choices.start()) : text;
        return LABEL.matcher(question).replaceFirst("");
    }
}
