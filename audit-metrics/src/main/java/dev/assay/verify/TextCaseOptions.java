package dev.assay.verify;

import static java.util.Map.entry;

import dev.assay.json.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What cases on text may ask for. A case that states anything else is skipped by name: computing it with a default would be an
 * answer to another question.
 */
final class TextCaseOptions {
    /** Left to the solver, which reads the value and refuses what it does not know. */
    private static final String READ = ".*";

    private static final String WHITESPACE = ".*split on runs of ascii/unicode whitespace.*";
    private static final Map<String, String> WORDS = Map.of("tokenization", READ, "words", READ, "lowercase", READ);

    private static final Set<String> INPUTS = Set.of(
            "texts",
            "file",
            "filter",
            "first_n_rows_after_filter",
            "first_n",
            "tokenization",
            "concatenate",
            "tokens",
            "candidates",
            "reference",
            "texts_a",
            "texts_b",
            "filter_a",
            "filter_b",
            "negative",
            "positive",
            "text_used",
            "p_counts",
            "q_counts",
            "p_features",
            "q_features",
            "made_by",
            "id_a",
            "id_b",
            "text_a",
            "text_b",
            "grid",
            "train",
            "test",
            "text",
            "id");

    /** By metric and option: the values that the solver honours, as a pattern of lower-case text. */
    private static final Map<String, Map<String, String>> KNOWN = Map.ofEntries(
            entry("distinct-n", Map.of("ngrams", "within one text only")),
            entry(
                    "ngram-diversity-score",
                    Map.of(
                            "max_n", READ,
                            "tokenization", "split on each single u\\+0020 space only, keeping empty tokens.*",
                            "join", "texts joined with one space, n-grams do cross text borders")),
            entry("compression-ratio", Map.of("algorithm", READ, "join", "single space", "encoding", "utf-8")),
            entry("self-repetition-score", Map.of("n", READ)),
            entry("self-bleu", Map.of("smoothing", "method ?[0-7].*", "brevity_penalty", "closest reference length")),
            entry("pairwise-bleu", Map.of("n", READ, "smoothing", "method ?[0-7].*")),
            entry("homogenization-rougeL", Map.of("stemmer", READ)),
            entry(
                    "ngram-vendi-score",
                    Map.of("ns", READ, "q", READ, "kernel", "cosine of raw n-gram counts, averaged over n.*")),
            entry(
                    "lexical-richness",
                    Map.of(
                            "msttr_mattr_window", READ,
                            "msttr_discard", READ,
                            "mtld_threshold", READ,
                            "hdd_draws", READ)),
            entry("ngram-overlap-contamination", Map.of("n", READ)),
            entry("novelty-max-rougeL", Map.of("stemmer", READ)),
            entry("longest-verbatim-run-chars", Map.of("unit", "unicode code points, case-sensitive, raw text")),
            entry(
                    "gopher-repetition",
                    Map.of(
                            "words",
                            WHITESPACE,
                            "paragraph_split",
                            Pattern.quote("\\n{2,} on stripped text"),
                            "line_split",
                            Pattern.quote("\\n+ on unstripped text"),
                            "denominator",
                            "text length in unicode code points incl\\. whitespace")),
            entry("character-repetition-ratio", Map.of("n", READ)),
            entry(
                    "log-odds-dirichlet-z",
                    Map.of(
                            "ngram", READ,
                            "prior_per_term", READ,
                            "min_document_frequency", READ,
                            "vocabulary",
                                    "terms whose document frequency in a\\+b >= min_document_frequency; n1, n2 and a0"
                                            + " count vocabulary terms only")),
            entry(
                    "tf-idf-cosine",
                    Map.of(
                            "min_df", READ,
                            "tf", READ,
                            "norm", READ,
                            "idf", READ)),
            entry("mauve-from-histograms", Map.of("scaling_factor", READ, "curve_points", READ)),
            entry(
                    "mauve-from-features",
                    Map.of(
                            "num_buckets", "auto|[0-9.]+",
                            "kmeans_redo", READ,
                            "explained_variance", READ,
                            "scaling_factor", READ)),
            entry("jaccard-shingles", Map.of("shingle", READ)),
            entry("near-duplicate-pairs", Map.of("shingle", READ)),
            entry(
                    "minhash-signature",
                    Map.of(
                            "num_perm", READ,
                            "seed", READ,
                            "a", READ,
                            "b", READ,
                            "token_hash", "first 4 bytes of sha-1 of utf-8 bytes, little-endian.*")),
            entry("lsh-band-optimiser", Map.of("rule", "minimise w0\\*area under .*first minimum in b-major order")),
            entry("length-and-unigram-distribution", Map.of("quantile", ".*type 7.*", "zipf", READ, "heaps", READ)),
            entry(
                    "ngram-lm-perplexity",
                    Map.of(
                            "order", READ,
                            "model", READ,
                            "parameter", READ,
                            "vocabulary_cutoff", READ,
                            "padding", "n-1 start symbols and n-1 end symbols per text",
                            "oov", "mapped to one unk type; the vocabulary size counts unk.*")),
            entry(
                    "classifier-two-sample-test",
                    Map.of("min_df", READ, "folds", READ, "seeds", READ, "seed", READ, "idf_fit_on", "all rows")));

    private TextCaseOptions() {}

    /** Refuses a case that states an input or an option, or a value of one, that its solver would not honour. */
    static void require(ReferenceCase reference) {
        for (String key : reference.input().keys()) {
            if (!INPUTS.contains(key)) {
                throw new UnsupportedCaseException("the input \"" + key + "\"");
            }
        }
        String metric = reference.metric().startsWith("pairwise-bleu") ? "pairwise-bleu" : reference.metric();
        Map<String, String> known = KNOWN.getOrDefault(metric, Map.of());
        JsonValue parameters = reference.parameters();
        for (String key : parameters.keys()) {
            String values = known.getOrDefault(key, WORDS.getOrDefault(key, ""));
            String value = String.valueOf(parameters.get(key).raw()).toLowerCase(Locale.ROOT);
            if (values.isEmpty()
                    || !Pattern.compile(values, Pattern.DOTALL).matcher(value).matches()) {
                throw new UnsupportedCaseException(
                        "the option " + key + " = " + parameters.get(key).raw());
            }
        }
        String concatenate = reference
                .input()
                .find("concatenate")
                .map(JsonValue::asString)
                .orElse("tokens of all rows in file order");
        if (!concatenate.equals("tokens of all rows in file order")) {
            throw new UnsupportedCaseException("texts laid end to end as \"" + concatenate + "\"");
        }
    }
}
