package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.metrics.realism.embedding.Mauve;
import dev.assay.metrics.realism.embedding.MauveFeatures;
import dev.assay.metrics.text.LogOdds;
import dev.assay.metrics.text.NGrams;
import dev.assay.metrics.text.PhraseCounts;
import dev.assay.metrics.text.TfIdf;
import dev.assay.metrics.text.TokenizedTexts;
import dev.assay.stats.Seed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Over-used phrases and MAUVE of histograms. */
final class TextWordSolvers {
    private static final String AREA = "text";

    private static final double EXACT = 1e-9;

    private TextWordSolvers() {}

    static void register(SolverTable table) {
        table.add(AREA, "log-odds-dirichlet-z", TextWordSolvers::logOdds)
                .add(AREA, "tf-idf-cosine", TextWordSolvers::tfIdf)
                .add(AREA, "mauve-from-histograms", (c, data) -> mauve(c))
                .add(AREA, "mauve-from-features", (c, data) -> mauveOfFeatures(c));
    }

    /** The score of the histograms given exactly; of the vectors within the spread that clustering makes. */
    private static CaseCheck mauveOfFeatures(ReferenceCase reference) {
        JsonValue expected = reference.expected();
        JsonValue parameters = reference.parameters();
        MauveFeatures.Options options = MauveFeatures.Options.defaults()
                .withCells(parameters
                        .find("num_buckets")
                        .filter(JsonValue::isNumber)
                        .map(JsonValue::asInt)
                        .orElse(0))
                .withStarts(parameters.find("kmeans_redo").map(JsonValue::asInt).orElse(5))
                .withExplained(parameters
                        .find("explained_variance")
                        .map(JsonValue::asDouble)
                        .orElse(0.9))
                .withScaling(parameters
                        .find("scaling_factor")
                        .map(JsonValue::asDouble)
                        .orElse(Mauve.SCALING));
        double[][] human = matrix(reference.input().get("p_features"));
        double[][] synthetic = matrix(reference.input().get("q_features"));
        MauveFeatures ours = MauveFeatures.of(human, synthetic, options, new Seed(1));
        Map<String, double[]> pairs = new LinkedHashMap<>();
        JsonValue spread = expected.get("mauve_over_8_seeds");
        pairs.put("mauve_over_8_seeds/mean", new double[] {
            ours.mean(),
            spread.get("mean").asDouble(),
            Math.max(0.02, 4 * spread.get("sd").asDouble())
        });
        pairs.put(
                "num_buckets",
                new double[] {ours.cells(), expected.get("num_buckets").asDouble(), 0});
        double[] p = scaled(expected.get("p_hist").asDoubles(), human.length);
        double[] q = scaled(expected.get("q_hist").asDoubles(), synthetic.length);
        pairs.put("mauve_seed25", new double[] {
            Mauve.of(p, q, options.scaling(), Mauve.POINTS),
            expected.get("mauve_seed25").asDouble(),
            EXACT
        });
        pairs.put("mauve_star_seed25", new double[] {
            Mauve.of(Mauve.smoothed(p), Mauve.smoothed(q), options.scaling(), Mauve.POINTS),
            expected.get("mauve_star_seed25").asDouble(),
            EXACT
        });
        pairs.put("fi_seed25", new double[] {
            Mauve.frontierIntegral(p, q), expected.get("fi_seed25").asDouble(), EXACT
        });
        return () -> pairs.entrySet().stream()
                .filter(pair -> !(Math.abs(pair.getValue()[0] - pair.getValue()[1]) <= pair.getValue()[2]))
                .map(pair ->
                        "/" + pair.getKey() + ": ours is " + pair.getValue()[0] + ", expected " + pair.getValue()[1])
                .findFirst();
    }

    private static double[] scaled(double[] shares, int total) {
        return Arrays.stream(shares).map(share -> Math.rint(share * total)).toArray();
    }

    private static double[][] matrix(JsonValue rows) {
        return rows.elements().stream().map(JsonValue::asDoubles).toArray(double[][]::new);
    }

    private static Map<String, Object> mauve(ReferenceCase reference) {
        double[] p = reference.input().get("p_counts").asDoubles();
        double[] q = reference.input().get("q_counts").asDoubles();
        double scaling = reference
                .parameters()
                .find("scaling_factor")
                .map(JsonValue::asDouble)
                .orElse(Mauve.SCALING);
        int points = reference
                .parameters()
                .find("curve_points")
                .map(JsonValue::asInt)
                .orElse(Mauve.POINTS);
        return Map.of(
                "mauve", Mauve.of(p, q, scaling, points),
                "frontier_integral", Mauve.frontierIntegral(p, q),
                "mauve_star", Mauve.of(Mauve.smoothed(p), Mauve.smoothed(q), scaling, points),
                "frontier_integral_star", Mauve.frontierIntegral(Mauve.smoothed(p), Mauve.smoothed(q)));
    }

    /** Columns in the order of their terms, as the peer has them. */
    private static Map<String, Object> tfIdf(ReferenceCase reference, CaseData data) throws IOException {
        TokenizedTexts texts =
                TokenizedTexts.of(TextCaseInput.tokenizer(reference), TextCaseInput.texts(reference, data));
        int minTexts =
                reference.parameters().find("min_df").map(JsonValue::asInt).orElse(1);
        TfIdf vectors = TfIdf.of(texts.tokens(), minTexts, weighting(reference));
        Map<String, Integer> columns = new TreeMap<>();
        for (int k = 0; k < vectors.terms().length; k++) {
            columns.put(texts.vocabulary().term(vectors.terms()[k]), k);
        }
        int[] order = columns.values().stream().mapToInt(Integer::intValue).toArray();
        double[][] matrix = new double[texts.size()][order.length];
        double[][] cosine = new double[texts.size()][texts.size()];
        for (int t = 0; t < texts.size(); t++) {
            double[] dense = new double[order.length];
            for (int i = 0; i < vectors.columns()[t].length; i++) {
                dense[vectors.columns()[t][i]] = vectors.values()[t][i];
            }
            matrix[t] = Arrays.stream(order).mapToDouble(k -> dense[k]).toArray();
            for (int u = 0; u < texts.size(); u++) {
                cosine[t][u] = vectors.cosine(t, u);
            }
        }
        return Map.of(
                "vocabulary",
                List.copyOf(columns.keySet()),
                "idf",
                Arrays.stream(order).mapToDouble(k -> vectors.idf()[k]).toArray(),
                "matrix",
                matrix,
                "cosine",
                cosine);
    }

    private static TfIdf.Weighting weighting(ReferenceCase reference) {
        String count = word(reference, "tf", "raw count");
        String rarity = word(reference, "idf", "ln((1+n)/(1+df))+1");
        String norm = word(reference, "norm", "l2");
        return new TfIdf.Weighting(
                switch (count) {
                    case "rawcount" -> TfIdf.Count.RAW;
                    case "1+ln(tf)", "sublinear", "1+ln(count)" -> TfIdf.Count.LOGARITHM;
                    case "binary" -> TfIdf.Count.BINARY;
                    default -> throw new UnsupportedCaseException("the option tf = " + count);
                },
                switch (rarity) {
                    case "ln((1+n)/(1+df))+1" -> TfIdf.Rarity.SMOOTHED;
                    case "ln(n/df)+1" -> TfIdf.Rarity.PLAIN;
                    case "none", "1" -> TfIdf.Rarity.NONE;
                    default -> throw new UnsupportedCaseException("the option idf = " + rarity);
                },
                switch (norm) {
                    case "l2" -> TfIdf.Norm.EUCLIDEAN;
                    case "l1" -> TfIdf.Norm.SUM;
                    case "none" -> TfIdf.Norm.NONE;
                    default -> throw new UnsupportedCaseException("the option norm = " + norm);
                });
    }

    private static String word(ReferenceCase reference, String option, String otherwise) {
        return reference
                .parameters()
                .find(option)
                .map(JsonValue::asString)
                .orElse(otherwise)
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
    }

    private static CaseCheck logOdds(ReferenceCase reference, CaseData data) throws IOException {
        List<String> first = TextCaseInput.side(reference, data, "a");
        List<String> all = new ArrayList<>(first);
        all.addAll(TextCaseInput.side(reference, data, "b"));
        TokenizedTexts texts = TokenizedTexts.of(TextCaseInput.tokenizer(reference), all);
        NGrams grams =
                NGrams.of(texts.tokens(), reference.parameters().get("ngram").asInt());
        PhraseCounts counts = PhraseCounts.of(
                grams,
                first.size(),
                reference.parameters().get("min_document_frequency").asInt());
        double[] z = LogOdds.zScores(
                counts.first(),
                counts.second(),
                reference.parameters().get("prior_per_term").asDouble());
        Map<String, Integer> terms = new HashMap<>();
        for (int i = 0; i < counts.size(); i++) {
            int start = counts.exampleStart()[i];
            terms.put(texts.phrase(counts.exampleText()[i], start, start + counts.n()), i);
        }
        double tolerance =
                reference.tolerance().isNumber() ? reference.tolerance().asDouble() : 1e-4;
        return () -> disagreement(reference.expected(), counts, z, terms, tolerance);
    }

    /** Sizes and counts exactly; scores by term and by rank, since equal scores may change places. */
    private static Optional<String> disagreement(
            JsonValue expected, PhraseCounts counts, double[] z, Map<String, Integer> terms, double tolerance) {
        Map<String, Object> sizes = new LinkedHashMap<>();
        sizes.put("vocabulary_size", counts.size());
        sizes.put("n_a", Arrays.stream(counts.first()).sum());
        sizes.put("n_b", Arrays.stream(counts.second()).sum());
        for (Map.Entry<String, Object> size : sizes.entrySet()) {
            if (expected.has(size.getKey())
                    && expected.get(size.getKey()).asDouble() != ((Number) size.getValue()).doubleValue()) {
                return Optional.of("/" + size.getKey() + ": ours is " + size.getValue() + ", expected "
                        + expected.get(size.getKey()).raw());
            }
        }
        double[] sorted = z.clone();
        Arrays.sort(sorted);
        for (String side : List.of("top_a", "top_b")) {
            int rank = 0;
            for (JsonValue entry : expected.find(side).map(JsonValue::elements).orElse(List.of())) {
                Integer term = terms.get(entry.get("term").asString());
                double wanted = entry.get("z").asDouble();
                double ranked = side.equals("top_a") ? sorted[sorted.length - 1 - rank] : sorted[rank];
                if (term == null
                        || counts.first()[term] != entry.get("count_a").asLong()
                        || counts.second()[term] != entry.get("count_b").asLong()
                        || !(Math.abs(z[term] - wanted) <= tolerance)
                        || !(Math.abs(ranked - wanted) <= tolerance)) {
                    return Optional.of("/" + side + "[" + rank + "]: ours is "
                            + (term == null ? "no such term" : "z " + z[term] + ", at that rank " + ranked)
                            + ", expected " + entry.raw());
                }
                rank++;
            }
        }
        return Optional.empty();
    }
}
