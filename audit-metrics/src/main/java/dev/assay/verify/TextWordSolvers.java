package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.metrics.text.LogOdds;
import dev.assay.metrics.text.Mauve;
import dev.assay.metrics.text.NGrams;
import dev.assay.metrics.text.PhraseCounts;
import dev.assay.metrics.text.TokenizedTexts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Over-used phrases and MAUVE of histograms. */
final class TextWordSolvers {
    private static final String AREA = "text";

    private TextWordSolvers() {}

    static void register(SolverTable table) {
        table.add(AREA, "log-odds-dirichlet-z", TextWordSolvers::logOdds)
                .add(AREA, "mauve-from-histograms", (c, data) -> mauve(c));
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

    private static CaseCheck logOdds(ReferenceCase reference, CaseData data) throws IOException {
        List<String> first = TextCaseInput.texts(
                TextCaseInput.rows(reference, data, reference.input().find("filter_a")));
        List<String> all = new ArrayList<>(first);
        all.addAll(TextCaseInput.texts(
                TextCaseInput.rows(reference, data, reference.input().find("filter_b"))));
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
