package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.metrics.text.CharacterRepetition;
import dev.assay.metrics.text.GopherRepetition;
import dev.assay.metrics.text.NGramOverlap;
import dev.assay.metrics.text.RougeL;
import dev.assay.metrics.text.TokenizedTexts;
import dev.assay.metrics.text.VerbatimRuns;
import dev.assay.metrics.text.Vocabulary;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of reference texts, and repetition inside a text. */
final class TextCopySolvers {
    private static final String AREA = "text";

    private TextCopySolvers() {}

    static void register(SolverTable table) {
        table.add(AREA, "ngram-overlap-contamination", TextCopySolvers::overlap)
                .add(AREA, "novelty-max-rougeL", TextCopySolvers::closest)
                .add(AREA, "longest-verbatim-run-chars", TextCopySolvers::longestRun)
                .add(AREA, "gopher-repetition", TextCopySolvers::gopher)
                .add(
                        AREA,
                        "character-repetition-ratio",
                        (c, data) -> CharacterRepetition.of(
                                TextCaseInput.text(c, data, "text", "id"),
                                c.parameters().find("n").map(JsonValue::asInt).orElse(10)));
    }

    private static Map<String, Object> overlap(ReferenceCase reference, CaseData data) throws IOException {
        Sides sides = Sides.of(reference, data);
        Map<String, Object> answer = new LinkedHashMap<>();
        for (int n : reference.parameters().get("n").asInts()) {
            NGramOverlap.Result result = NGramOverlap.of(sides.texts.tokens(), sides.references.tokens(), n);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("texts_sharing_any_ngram", result.textsSharing());
            one.put("mean_share_of_distinct_ngrams_found_in_seeds", result.meanShare());
            one.put("texts_with_no_ngram_of_this_length", result.textsTooShort());
            answer.put("n" + n, one);
        }
        return answer;
    }

    private static Map<String, Object> closest(ReferenceCase reference, CaseData data) throws IOException {
        Sides sides = Sides.of(reference, data);
        double[] f1 = Arrays.stream(RougeL.closest(sides.texts.tokens(), sides.references.tokens()))
                .mapToDouble(RougeL.Closest::f1)
                .toArray();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("mean", Arrays.stream(f1).average().orElse(Double.NaN));
        answer.put("max", Arrays.stream(f1).max().orElse(Double.NaN));
        for (String key : reference.expected().keys()) {
            if (key.startsWith("count_over_")) {
                double limit = Double.parseDouble(key.substring("count_over_".length()));
                answer.put(key, Arrays.stream(f1).filter(f -> f > limit).count());
            } else if (key.startsWith("first_")) {
                answer.put(key, Arrays.copyOf(f1, Math.min(f1.length, Integer.parseInt(key.substring(6)))));
            }
        }
        return answer;
    }

    private static Map<String, Object> longestRun(ReferenceCase reference, CaseData data) throws IOException {
        VerbatimRuns.Run[] runs = VerbatimRuns.longest(
                VerbatimRuns.codePoints(candidates(reference, data)),
                VerbatimRuns.codePoints(examples(reference, data)));
        return Map.of(
                "longest_per_text",
                Arrays.stream(runs).mapToInt(VerbatimRuns.Run::length).toArray());
    }

    private static Map<String, Object> gopher(ReferenceCase reference, CaseData data) throws IOException {
        GopherRepetition.Result result = GopherRepetition.of(TextCaseInput.text(reference, data, "text", "id"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("n_words", result.words());
        answer.put("n_chars", result.characters());
        result.shares().forEach((name, share) -> answer.put(peerName(name), share));
        answer.put(
                "filter_verdict",
                result.broken(GopherRepetition.limits(), 0)
                        .map(TextCopySolvers::peerVerdict)
                        .orElse("keep"));
        return answer;
    }

    private static String peerName(String share) {
        return share.startsWith("top-") || share.matches("duplicate-[0-9]+-grams")
                ? share.replace("duplicate-", "dup_").replace("-grams", "_gram").replace('-', '_') + "_char_frac"
                : share.replace("duplicate-paragraph", "dup_para")
                                .replace("duplicate-line", "dup_line")
                                .replace("-characters", "_char")
                                .replaceAll("s$", "")
                        + "_frac";
    }

    private static String peerVerdict(String share) {
        return share.matches("duplicate-[0-9]+-grams")
                ? share.replace("duplicate-", "duplicated_").replace("-grams", "_n_grams")
                : share.startsWith("top-") ? share.replace('-', '_') : peerName(share);
    }

    private static List<String> candidates(ReferenceCase reference, CaseData data) throws IOException {
        if (reference.input().has("texts")) {
            return reference.input().get("texts").asStrings();
        }
        List<String> texts = TextCaseInput.texts(
                TextCaseInput.rows(reference, data, reference.input().find("candidates")));
        int limit = reference.input().find("first_n").map(JsonValue::asInt).orElse(texts.size());
        return texts.subList(0, Math.min(limit, texts.size()));
    }

    private static List<String> examples(ReferenceCase reference, CaseData data) throws IOException {
        JsonValue references = reference.input().get("reference");
        return references.isArray()
                ? references.asStrings()
                : TextCaseInput.texts(TextCaseInput.rows(reference, data, java.util.Optional.of(references)));
    }

    /** Candidates and references in one vocabulary. */
    private record Sides(TokenizedTexts texts, TokenizedTexts references) {
        static Sides of(ReferenceCase reference, CaseData data) throws IOException {
            Vocabulary vocabulary = new Vocabulary();
            return new Sides(
                    TokenizedTexts.of(TextCaseInput.tokenizer(reference), candidates(reference, data), vocabulary),
                    TokenizedTexts.of(TextCaseInput.tokenizer(reference), examples(reference, data), vocabulary));
        }
    }
}
