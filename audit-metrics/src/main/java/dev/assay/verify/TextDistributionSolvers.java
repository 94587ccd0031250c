package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.metrics.diversity.LogLogFit;
import dev.assay.metrics.diversity.TermCounts;
import dev.assay.metrics.realism.Entropy;
import dev.assay.metrics.realism.JensenShannon;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.metrics.realism.Quantiles;
import dev.assay.metrics.realism.Wasserstein;
import dev.assay.metrics.text.NGramModel;
import dev.assay.metrics.text.NGramModel.Smoothing;
import dev.assay.metrics.text.TokenizedTexts;
import dev.assay.metrics.text.Tokenizer;
import dev.assay.metrics.text.Vocabulary;
import dev.assay.stats.TestResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths, vocabularies and language models of texts. */
final class TextDistributionSolvers {
    private static final String AREA = "text";
    private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};
    private static final Pattern FIRST_ITEMS = Pattern.compile("(\\w+) items, first (\\d+)");
    private static final Pattern ZIPF =
            Pattern.compile("OLS of ln frequency on ln rank, top min\\(V, ?(\\d+)\\) ranks");
    private static final Pattern HEAPS = Pattern.compile(
            "OLS of ln V\\(n\\) on ln n at n=(\\d+),\\d+,\\.\\.\\. over the texts concatenated in file order");
    private static final Pattern ITEMS = Pattern.compile("(\\w+) items (\\d+)\\.\\.(\\d+)");

    private TextDistributionSolvers() {}

    static void register(SolverTable table) {
        table.add(AREA, "length-and-unigram-distribution", TextDistributionSolvers::distributions)
                .add(AREA, "ngram-lm-perplexity", TextDistributionSolvers::perplexity);
    }

    private static Map<String, Object> distributions(ReferenceCase reference, CaseData data) throws IOException {
        Tokenizer tokenizer = TextCaseInput.tokenizer(reference);
        Vocabulary vocabulary = new Vocabulary();
        int[][] a = side(reference, data, "a", tokenizer, vocabulary);
        int[][] b = side(reference, data, "b", tokenizer, vocabulary);
        double[] lengthsA = lengths(a);
        double[] lengthsB = lengths(b);
        TestResult ks = KolmogorovSmirnov.test(lengthsA, lengthsB);
        Map<String, Object> length = new LinkedHashMap<>();
        length.put("ks_statistic", ks.statistic());
        length.put("ks_pvalue", ks.pValue());
        length.put("wasserstein", Wasserstein.distance(lengthsA, lengthsB));
        length.put("mean_a", Arrays.stream(lengthsA).average().orElseThrow());
        length.put("mean_b", Arrays.stream(lengthsB).average().orElseThrow());
        length.put("quantiles_a", quantiles(lengthsA));
        length.put("quantiles_b", quantiles(lengthsB));
        int symbols = Math.max(TermCounts.symbols(a), TermCounts.symbols(b));
        TermCounts termsA = new TermCounts(a, symbols);
        TermCounts termsB = new TermCounts(b, symbols);
        Map<String, Object> unigram = new LinkedHashMap<>();
        unigram.put("entropy_bits_a", Entropy.of(termsA.counts(), 2));
        unigram.put("entropy_bits_b", Entropy.of(termsB.counts(), 2));
        unigram.put(
                "jensen_shannon_distance_base2",
                JensenShannon.distance(shares(termsA.counts()), shares(termsB.counts()), 2));
        unigram.put("vocab_a", termsA.vocabulary());
        unigram.put("vocab_b", termsB.vocabulary());
        unigram.put("vocab_jaccard", termsA.vocabularyOverlap(termsB));
        int ranks = stated(reference, "zipf", ZIPF, LogLogFit.ZIPF_RANKS);
        int step = stated(reference, "heaps", HEAPS, LogLogFit.HEAPS_STEP);
        return Map.of(
                "length_tokens", length,
                "unigram", unigram,
                "zipf_a", zipf(a, ranks),
                "zipf_b", zipf(b, ranks),
                "heaps_a", heaps(a, step),
                "heaps_b", heaps(b, step));
    }

    private static int[][] side(
            ReferenceCase reference, CaseData data, String side, Tokenizer tokenizer, Vocabulary vocabulary)
            throws IOException {
        return TokenizedTexts.of(tokenizer, TextCaseInput.side(reference, data, side), vocabulary)
                .tokens();
    }

    private static double[] lengths(int[][] texts) {
        return Arrays.stream(texts).mapToDouble(text -> text.length).toArray();
    }

    private static double[] quantiles(double[] lengths) {
        return Arrays.stream(SHARES).map(share -> Quantiles.of(lengths, share)).toArray();
    }

    private static double[] shares(double[] counts) {
        double total = Arrays.stream(counts).sum();
        return Arrays.stream(counts).map(count -> count / total).toArray();
    }

    /** The number in a description of a fit. */
    private static int stated(ReferenceCase reference, String name, Pattern description, int otherwise) {
        Optional<String> words = reference.parameters().find(name).map(JsonValue::asString);
        if (words.isEmpty()) {
            return otherwise;
        }
        Matcher matcher = description.matcher(words.get());
        if (!matcher.matches()) {
            throw new UnsupportedCaseException("the fit \"" + words.get() + "\"");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static Map<String, Object> zipf(int[][] texts, int ranks) {
        LogLogFit fit = LogLogFit.zipf(texts, ranks);
        return Map.of(
                "slope", fit.slope(),
                "intercept", fit.intercept(),
                "r_squared", fit.rSquared(),
                "ranks_used", fit.points());
    }

    private static Map<String, Object> heaps(int[][] texts, int step) {
        LogLogFit fit = LogLogFit.heaps(texts, step);
        return Map.of("beta", fit.slope(), "ln_k", fit.intercept(), "points", fit.points());
    }

    private static Map<String, Object> perplexity(ReferenceCase reference, CaseData data) throws IOException {
        Tokenizer tokenizer = TextCaseInput.tokenizer(reference);
        Vocabulary vocabulary = new Vocabulary();
        int[][] train = TokenizedTexts.of(tokenizer, part(reference, data, "train"), vocabulary)
                .tokens();
        JsonValue parameters = reference.parameters();
        Smoothing smoothing = smoothing(parameters.get("model").asString());
        NGramModel.Options options = new NGramModel.Options(
                parameters.get("order").asInt(),
                smoothing,
                parameters.find("parameter").map(JsonValue::asDouble).orElseGet(() -> usual(parameters, smoothing)),
                parameters.find("vocabulary_cutoff").map(JsonValue::asInt).orElse(1));
        NGramModel model = NGramModel.train(train, options);
        double[] perplexities = Arrays.stream(TokenizedTexts.of(tokenizer, part(reference, data, "test"), vocabulary)
                        .tokens())
                .mapToDouble(model::perplexity)
                .toArray();
        return Map.of(
                "vocabulary_size", model.vocabularySize(),
                "perplexity_per_text", perplexities,
                "perplexity_mean", Arrays.stream(perplexities).average().orElseThrow());
    }

    /** The peer's own default where a case states no parameter. */
    private static double usual(JsonValue parameters, Smoothing smoothing) {
        return switch (smoothing) {
            case KNESER_NEY -> 0.1;
            case ABSOLUTE_DISCOUNTING -> 0.75;
            case STUPID_BACKOFF -> 0.4;
            case MAXIMUM_LIKELIHOOD, WITTEN_BELL -> 0;
            case LIDSTONE -> {
                if (parameters.get("model").asString().equalsIgnoreCase("laplace")) {
                    yield 1;
                }
                throw new UnsupportedCaseException("Lidstone's rule without the number to add");
            }
        };
    }

    private static Smoothing smoothing(String model) {
        return switch (model.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")) {
            case "laplace", "lidstone" -> Smoothing.LIDSTONE;
            case "mle" -> Smoothing.MAXIMUM_LIKELIHOOD;
            case "kneserney", "kneserneyinterpolated" -> Smoothing.KNESER_NEY;
            case "absolutediscounting", "absolutediscountinginterpolated" -> Smoothing.ABSOLUTE_DISCOUNTING;
            case "wittenbell", "wittenbellinterpolated" -> Smoothing.WITTEN_BELL;
            case "stupidbackoff" -> Smoothing.STUPID_BACKOFF;
            default -> throw new UnsupportedCaseException("language model \"" + model + "\"");
        };
    }

    /** Inline texts, or items of the file by source, as in "human items 300..319 then synthetic items 0..19". */
    private static List<String> part(ReferenceCase reference, CaseData data, String key) throws IOException {
        JsonValue part = reference.input().get(key);
        if (part.isArray()) {
            return part.asStrings();
        }
        List<String> texts = new ArrayList<>();
        for (String words : part.asString().split(" then ")) {
            Matcher first = FIRST_ITEMS.matcher(words);
            Matcher range = ITEMS.matcher(words);
            if (first.matches()) {
                texts.addAll(items(reference, data, first.group(1)).subList(0, Integer.parseInt(first.group(2))));
            } else if (range.matches()) {
                texts.addAll(items(reference, data, range.group(1))
                        .subList(Integer.parseInt(range.group(2)), Integer.parseInt(range.group(3)) + 1));
            } else {
                throw new UnsupportedCaseException("the texts \"" + words + "\"");
            }
        }
        return texts;
    }

    private static List<String> items(ReferenceCase reference, CaseData data, String source) throws IOException {
        return TextCaseInput.texts(TextCaseInput.rows(reference, data, Optional.empty()).stream()
                .filter(row -> row.get("source").asString().equals(source)
                        && row.find("role")
                                .map(JsonValue::asString)
                                .orElse("item")
                                .equals("item"))
                .toList());
    }
}
