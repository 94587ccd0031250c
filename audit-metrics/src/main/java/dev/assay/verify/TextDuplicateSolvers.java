package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.kernel.MinHash;
import dev.assay.kernel.Parallel;
import dev.assay.kernel.Shingles;
import dev.assay.metrics.text.DatasketchSignature;
import dev.assay.metrics.text.LshParameters;
import dev.assay.metrics.text.NearDuplicates;
import dev.assay.metrics.text.ShingleSets;
import dev.assay.metrics.text.TokenizedTexts;
import dev.assay.metrics.text.Tokenizer;
import dev.assay.metrics.text.Tokenizers;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jaccard similarity, MinHash and near duplicates. */
final class TextDuplicateSolvers {
    private static final String AREA = "text";
    private static final Pattern WIDTH =
            Pattern.compile("([0-9]+) (word tokens?|characters?)( joined by one space)?(, set semantics)?");
    private static final double RECALLED = 0.7;

    private TextDuplicateSolvers() {}

    static void register(SolverTable table) {
        table.add(AREA, "jaccard-shingles", TextDuplicateSolvers::jaccard)
                .add(AREA, "minhash-signature", (c, data) -> signature(c))
                .add(AREA, "lsh-band-optimiser", (c, data) -> bands(c))
                .add(AREA, "near-duplicate-pairs", TextDuplicateSolvers::pairs);
    }

    private static int width(ReferenceCase reference) {
        JsonValue shingle = reference.parameters().get("shingle");
        Matcher matcher = WIDTH.matcher(shingle.isString() ? shingle.asString() : "");
        if (!matcher.matches()) {
            throw new UnsupportedCaseException("shingles of " + shingle.raw());
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** Words, or the characters of the raw text where shingles are made of those. */
    private static Tokenizer tokenizer(ReferenceCase reference) {
        return reference.parameters().get("shingle").asString().contains("character")
                ? Tokenizers.characters()
                : TextCaseInput.tokenizer(reference);
    }

    private static CaseCheck jaccard(ReferenceCase reference, CaseData data) throws IOException {
        TokenizedTexts texts = TokenizedTexts.of(
                tokenizer(reference),
                List.of(
                        TextCaseInput.text(reference, data, "text_a", "id_a"),
                        TextCaseInput.text(reference, data, "text_b", "id_b")));
        int width = width(reference);
        ShingleSets sets = ShingleSets.of(texts, width, ShingleSets.ShortTexts.EMPTY);
        Map<String, Double> exact = new LinkedHashMap<>();
        boolean some = sets.size(0) + sets.size(1) > 0;
        exact.put("true_jaccard", some ? sets.jaccard(0, 1) : Double.NaN);
        exact.put("containment_a_in_b", sets.size(0) > 0 ? sets.containment(0, 1) : Double.NaN);
        exact.put("size_a", (double) sets.size(0));
        exact.put("size_b", (double) sets.size(1));
        return () -> {
            for (String key : reference.expected().keys()) {
                JsonValue expected = reference.expected().get(key);
                Double ours = exact.get(key);
                if (ours != null) {
                    double wanted = expected.isNumber() ? expected.asDouble() : Double.NaN;
                    if (!(Math.abs(ours - wanted) <= 1e-12 || Double.isNaN(ours) && Double.isNaN(wanted))) {
                        return Optional.of("/" + key + ": ours is " + ours + ", expected " + expected.raw());
                    }
                } else if (some && key.matches("datasketch_estimate_[0-9]+")) {
                    int k = Integer.parseInt(key.substring(key.lastIndexOf('_') + 1));
                    double truth = exact.get("true_jaccard");
                    double estimate = estimate(texts, width, k);
                    if (Math.abs(estimate - truth) > 4 * Math.sqrt(truth * (1 - truth) / k) + 1.0 / k) {
                        return Optional.of("/" + key + ": our estimate is " + estimate + ", the truth " + truth);
                    }
                } else if (!key.matches("datasketch_estimate_[0-9]+")) {
                    return Optional.of("/" + key + ": is missing from ours");
                }
            }
            return Optional.empty();
        };
    }

    private static double estimate(TokenizedTexts texts, int width, int permutations) {
        MinHash minHash = new MinHash(permutations, 1);
        int[] signatures = new int[2 * permutations];
        for (int t = 0; t < 2; t++) {
            int[] ids = texts.tokens(t);
            long[] tokens = new long[ids.length];
            for (int i = 0; i < ids.length; i++) {
                tokens[i] = Shingles.token(texts.vocabulary().term(ids[i]));
            }
            long[] hashes = new long[Math.max(1, ids.length)];
            int count = Shingles.hash(tokens, 0, tokens.length, width, hashes, 0);
            minHash.signature(hashes, 0, count, signatures, t * permutations);
        }
        return MinHash.similarity(signatures, 0, signatures, permutations, permutations);
    }

    private static Map<String, Object> signature(ReferenceCase reference) {
        List<String> tokens = reference.input().get("tokens").asStrings();
        long[] a = unsigned(reference.parameters().get("a"));
        long[] b = unsigned(reference.parameters().get("b"));
        long[] signature = DatasketchSignature.of(tokens, a, b);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "token_hashes",
                tokens.stream().mapToDouble(DatasketchSignature::tokenHash).toArray());
        answer.put(
                "signature", java.util.Arrays.stream(signature).asDoubleStream().toArray());
        answer.put("count_estimate", DatasketchSignature.count(signature));
        return answer;
    }

    private static long[] unsigned(JsonValue numbers) {
        return numbers.elements().stream()
                .mapToLong(
                        number -> new BigInteger(number.isString() ? number.asString() : String.valueOf(number.raw()))
                                .longValue())
                .toArray();
    }

    private static List<Map<String, Object>> bands(ReferenceCase reference) {
        List<Map<String, Object>> answer = new ArrayList<>();
        for (JsonValue point : reference.input().get("grid").elements()) {
            double[] weights = point.find("weights").map(JsonValue::asDoubles).orElse(new double[] {0.5, 0.5});
            LshParameters best = LshParameters.leastError(
                    point.get("threshold").asDouble(), point.get("num_perm").asInt(), weights[0], weights[1]);
            answer.add(Map.of("b", best.bands(), "r", best.rows()));
        }
        return answer;
    }

    /** Counts and named pairs exactly; the banded search must miss none of the pairs that are alike. */
    private static CaseCheck pairs(ReferenceCase reference, CaseData data) throws IOException {
        List<JsonValue> rows =
                TextCaseInput.rows(reference, data, reference.input().find("filter"));
        TokenizedTexts texts = TokenizedTexts.of(tokenizer(reference), TextCaseInput.texts(rows));
        ShingleSets sets = ShingleSets.of(texts, width(reference), ShingleSets.ShortTexts.EMPTY);
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            positions.put(rows.get(i).find("id").map(JsonValue::asString).orElse(""), i);
        }
        JsonValue counts = reference.expected().get("pairs_with_jaccard_at_least");
        double least =
                counts.keys().stream().mapToDouble(Double::parseDouble).min().orElse(RECALLED);
        NearDuplicates all = NearDuplicates.exhaustive(sets, least);
        return () -> {
            for (String key : counts.keys()) {
                long ours = all.pairs(Double.parseDouble(key));
                if (ours != counts.get(key).asLong()) {
                    return Optional.of("/pairs_with_jaccard_at_least/" + key + ": ours is " + ours + ", expected "
                            + counts.get(key).raw());
                }
            }
            for (JsonValue pair : reference
                    .expected()
                    .find("top_pairs")
                    .map(JsonValue::elements)
                    .orElse(List.of())) {
                Integer a = positions.get(pair.get("a").asString());
                Integer b = positions.get(pair.get("b").asString());
                if (a == null
                        || b == null
                        || !(Math.abs(sets.jaccard(a, b) - pair.get("jaccard").asDouble()) < 1e-9)) {
                    return Optional.of("/top_pairs: ours differs at " + pair.raw());
                }
            }
            long found = NearDuplicates.find(sets, RECALLED, Parallel.serial()).pairs(RECALLED);
            return found == all.pairs(RECALLED)
                    ? Optional.empty()
                    : Optional.of("banding found " + found + " of " + all.pairs(RECALLED) + " pairs");
        };
    }
}
