package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.metrics.bias.embedding.EmbeddingAssociation;
import dev.assay.metrics.bias.text.CooccurrenceBias;
import dev.assay.metrics.bias.text.PairedStereotype;
import dev.assay.metrics.bias.text.ScoreAggregates;
import dev.assay.metrics.bias.text.StereotypicalAssociation;
import dev.assay.metrics.bias.text.TreebankWords;
import dev.assay.metrics.realism.Wasserstein;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Text, score and embedding association cases, under the names of langfair, wefe and the CrowS-Pairs script. */
final class BiasTextSolvers {
    private BiasTextSolvers() {}

    static void register(SolverTable table) {
        table.add("bias", "co-occurrence bias score (COBS)", (c, data) -> cooccurrence(c));
        table.add(
                "bias",
                "stereotypical associations (total variation from uniform)",
                (c, data) -> StereotypicalAssociation.fromUniform(
                        texts(c, TreebankWords::tokens),
                        groups(c),
                        c.parameters().get("target_words").asStrings()));
        table.addWhere(
                c -> c.area().equals("bias") && c.metric().startsWith("expected maximum"), (c, data) -> aggregates(c));
        table.addWhere(
                c -> c.area().equals("bias") && c.metric().startsWith("strong (Wasserstein-1)"),
                (c, data) -> parity(c));
        table.add("bias", "counterfactual recommendation similarity", (c, data) -> jaccard(c));
        table.addWhere(c -> c.area().equals("bias") && c.metric().startsWith("CrowS-Pairs"), BiasTextSolvers::pairs);
        table.add("bias", "WEAT statistic and effect size", (c, data) -> weat(c));
        table.addWhere(
                c -> c.area().equals("bias") && c.metric().startsWith("relative norm distance"),
                (c, data) -> relativeNorm(c));
        table.add("bias", "relational inner product association", (c, data) -> ripa(c));
        table.addWhere(c -> c.area().equals("bias") && c.metric().startsWith("embedding coherence"), (c, data) -> {
            double r = EmbeddingAssociation.coherence(
                    vectors(c, "attributes", 0), vectors(c, "targets", 0), vectors(c, "targets", 1));
            return Map.of("result", r, "ect", r);
        });
        table.add("bias", "mean average cosine distance", (c, data) -> mac(c));
    }

    private static List<List<String>> texts(ReferenceCase c, Function<String, List<String>> cut) {
        return c.input().get("texts").asStrings().stream().map(cut).toList();
    }

    private static List<Set<String>> groups(ReferenceCase c) {
        JsonValue groups = c.parameters().get("groups");
        List<Set<String>> sets = new ArrayList<>();
        groups.keys().forEach(key -> sets.add(new HashSet<>(groups.get(key).asStrings())));
        return sets;
    }

    private static Object cooccurrence(ReferenceCase c) {
        List<Set<String>> groups = groups(c);
        if (groups.size() != 2) {
            throw new UnsupportedCaseException("co-occurrence bias compares two groups");
        }
        CooccurrenceBias bias = CooccurrenceBias.of(
                texts(c, TreebankWords::letters),
                groups.get(0),
                groups.get(1),
                new HashSet<>(c.parameters().get("stop_words").asStrings()),
                c.parameters().get("beta").asDouble());
        Map<String, Object> words = new LinkedHashMap<>();
        double sum = 0;
        for (Map.Entry<String, Double> entry :
                bias.scores(c.parameters().get("target_words").asStrings()).entrySet()) {
            words.put(entry.getKey(), Math.abs(entry.getValue()));
            sum += Math.abs(entry.getValue());
        }
        return Map.of("mean_abs_log10", sum / words.size(), "word_level", words);
    }

    private static Object aggregates(ReferenceCase c) {
        BiasTable.Groups prompts =
                BiasTable.Groups.of(c.input().get("prompt").asStrings().toArray(String[]::new));
        ScoreAggregates a = ScoreAggregates.of(
                prompts.codes(),
                prompts.names().size(),
                c.input().get("score").asDoubles(),
                c.parameters().get("threshold").asDouble());
        return Map.of(
                "expected_maximum", a.expectedMaximum(), "probability", a.probability(), "fraction", a.fraction());
    }

    private static Object parity(ReferenceCase c) {
        double[] first = c.input().get("scores1").asDoubles();
        double[] second = c.input().get("scores2").asDoubles();
        return Map.of(
                "strong", Wasserstein.distance(first, second),
                "weak",
                        ScoreAggregates.weakParity(
                                first, second, c.parameters().get("threshold").asDouble()));
    }

    private static Object jaccard(ReferenceCase c) {
        Set<String> both = new HashSet<>(c.input().get("list1").asStrings());
        Set<String> any = new HashSet<>(both);
        both.retainAll(c.input().get("list2").asStrings());
        any.addAll(c.input().get("list2").asStrings());
        return Map.of("jaccard", (double) both.size() / any.size());
    }

    private static Object pairs(ReferenceCase c, CaseData data) throws IOException {
        CaseTable table = BiasTable.rows(c, data, "data");
        String rule = c.parameters().get("sentence_score").asString();
        double[] more = scores(table.strings("sent_more"), rule);
        double[] less = scores(table.strings("sent_less"), rule);
        String[] direction = table.strings("stereo_antistereo");
        String[] type = table.strings("bias_type");
        Map<String, Object> answer = new LinkedHashMap<>();
        PairedStereotype all = PairedStereotype.of(more, less, 3);
        answer.put("total", all.pairs());
        answer.put("neutral", all.neutral());
        answer.put("metric_score_percent", percent(all.share()));
        answer.put(
                "stereotype_score_percent",
                percent(where(more, less, direction, "stereo").untiedShare()));
        answer.put(
                "antistereotype_score_percent",
                percent(where(more, less, direction, "antistereo").untiedShare()));
        Map<String, Object> preferred = new TreeMap<>();
        Map<String, Object> counts = new TreeMap<>();
        for (String name : new HashSet<>(Arrays.asList(type))) {
            PairedStereotype part = where(more, less, type, name);
            preferred.put(name, part.preferredMore());
            counts.put(name, part.pairs());
        }
        answer.put("preferred_sent_more_by_type", preferred);
        answer.put("pairs_by_type", counts);
        return answer;
    }

    private static double percent(double share) {
        return Math.rint(share * 1e4) / 100;
    }

    private static PairedStereotype where(double[] more, double[] less, String[] key, String wanted) {
        double[] a = new double[more.length];
        double[] b = new double[more.length];
        int n = 0;
        for (int i = 0; i < more.length; i++) {
            if (key[i].equals(wanted)) {
                a[n] = more[i];
                b[n++] = less[i];
            }
        }
        return PairedStereotype.of(Arrays.copyOf(a, n), Arrays.copyOf(b, n), 3);
    }

    /** The stand-in for a model's score: an expression over facts of the sentence. */
    private static double[] scores(String[] sentences, String rule) {
        List<List<String>> rows = new ArrayList<>();
        for (String sentence : sentences) {
            long codes = sentence.codePoints().asLongStream().sum();
            long spaces = sentence.chars().filter(ch -> ch == ' ').count();
            rows.add(List.of(
                    String.valueOf(sentence.codePointCount(0, sentence.length())),
                    String.valueOf(codes),
                    String.valueOf(spaces)));
        }
        String expression = rule.replace("number of spaces", "spaces");
        return RowExpression.numbers(
                new CaseTable(List.of("len", "codesum", "spaces"), rows),
                expression.startsWith("-") ? "0 " + expression : expression);
    }

    private static double[][] vectors(ReferenceCase c, String key, int set) {
        JsonValue parameters = c.parameters();
        JsonValue sets = parameters.get(parameters.has(key) ? key : key + " (paired)");
        double[][] raw = sets.elements().get(set).asStrings().stream()
                .map(word -> c.input().get("vectors").get(word).asDoubles())
                .toArray(double[][]::new);
        boolean normalize =
                parameters.find("normalize").map(JsonValue::asBoolean).orElse(false);
        return normalize ? EmbeddingAssociation.normalized(raw) : raw;
    }

    private static Object weat(ReferenceCase c) {
        double[][] x = vectors(c, "targets", 0);
        double[][] y = vectors(c, "targets", 1);
        double[][] a = vectors(c, "attributes", 0);
        double[][] b = vectors(c, "attributes", 1);
        return Map.of(
                "weat", EmbeddingAssociation.weat(x, y, a, b),
                "effect_size", EmbeddingAssociation.weatEffectSize(x, y, a, b));
    }

    private static Object relativeNorm(ReferenceCase c) {
        double[][] words = vectors(c, "attributes", 0);
        double[][] x = vectors(c, "targets", 0);
        double[][] y = vectors(c, "targets", 1);
        double[] byWord = c.parameters().get("distance").asString().equals("cosine")
                ? EmbeddingAssociation.relativeCosines(words, x, y)
                : EmbeddingAssociation.relativeNorms(words, x, y);
        double mean = Arrays.stream(byWord).average().orElseThrow();
        Map<String, Object> named = new LinkedHashMap<>();
        List<String> names = c.parameters().get("attributes").elements().get(0).asStrings();
        for (int i = 0; i < byWord.length; i++) {
            named.put(names.get(i), byWord[i]);
        }
        return Map.of("result", mean, "rnd", mean, "distance_by_word", named);
    }

    private static Object ripa(ReferenceCase c) {
        double[][] words = vectors(c, "attributes", 0);
        List<String> names = c.parameters().get("attributes").elements().get(0).asStrings();
        Map<String, Object> values = new LinkedHashMap<>();
        double sum = 0;
        for (int i = 0; i < words.length; i++) {
            double[] products = EmbeddingAssociation.relationalInnerProducts(
                    words[i], vectors(c, "targets", 0), vectors(c, "targets", 1));
            double mean = Arrays.stream(products).average().orElseThrow();
            double square = Arrays.stream(products)
                    .map(p -> (p - mean) * (p - mean))
                    .average()
                    .orElseThrow();
            values.put(names.get(i), Map.of("mean", mean, "std", Math.sqrt(square)));
            sum += mean;
        }
        return Map.of("result", sum / words.length, "ripa", sum / words.length, "word_values", values);
    }

    private static Object mac(ReferenceCase c) {
        Map<String, Object> sets = new LinkedHashMap<>();
        double sum = 0;
        int count = 0;
        for (int t = 0; t < c.parameters().get("targets").size(); t++) {
            double[][] words = vectors(c, "targets", t);
            List<String> names = c.parameters().get("targets").elements().get(t).asStrings();
            Map<String, Object> byWord = new LinkedHashMap<>();
            for (int i = 0; i < words.length; i++) {
                Map<String, Object> bySet = new LinkedHashMap<>();
                for (int a = 0; a < c.parameters().get("attributes").size(); a++) {
                    double distance =
                            EmbeddingAssociation.meanAverageCosineDistance(words[i], vectors(c, "attributes", a));
                    bySet.put("a" + a, distance);
                    sum += distance;
                    count++;
                }
                byWord.put(names.get(i), bySet);
            }
            sets.put("t" + t, byWord);
        }
        return Map.of("result", sum / count, "mac", sum / count, "targets_eval", sets);
    }
}
