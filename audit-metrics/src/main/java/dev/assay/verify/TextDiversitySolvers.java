package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.kernel.Parallel;
import dev.assay.metrics.diversity.BleuSmoothing;
import dev.assay.metrics.diversity.CompressionRatio;
import dev.assay.metrics.diversity.DistinctN;
import dev.assay.metrics.diversity.LexicalRichness;
import dev.assay.metrics.diversity.NGramVendi;
import dev.assay.metrics.diversity.PairwiseBleu;
import dev.assay.metrics.diversity.RougeHomogenisation;
import dev.assay.metrics.diversity.SelfBleu;
import dev.assay.metrics.diversity.SelfRepetition;
import dev.assay.metrics.text.TokenizedTexts;
import dev.assay.metrics.text.Tokenizers;
import dev.assay.metrics.text.Vocabulary;
import dev.assay.stats.UndefinedStatisticException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Diversity of a set of texts. */
final class TextDiversitySolvers {
    private static final String AREA = "text";

    private TextDiversitySolvers() {}

    static void register(SolverTable table) {
        table.add(AREA, "distinct-n", TextDiversitySolvers::distinctN)
                .add(AREA, "ngram-diversity-score", TextDiversitySolvers::ngramDiversity)
                .add(AREA, "compression-ratio", TextDiversitySolvers::compressionRatio)
                .add(
                        AREA,
                        "self-repetition-score",
                        (c, data) -> SelfRepetition.of(tokens(c, data), parameter(c, "n", 4)))
                .add(AREA, "self-bleu", TextDiversitySolvers::selfBleu)
                .addWhere(
                        c -> c.area().equals(AREA) && c.metric().startsWith("pairwise-bleu"),
                        (c, data) -> PairwiseBleu.of(tokens(c, data), order(c), smoothing(c)))
                .add(
                        AREA,
                        "homogenization-rougeL",
                        (c, data) -> RougeHomogenisation.of(
                                tokens(c, data), RougeHomogenisation.Convention.DIVERSITY_PACKAGE, Parallel.serial()))
                .add(AREA, "ngram-vendi-score", TextDiversitySolvers::vendi)
                .add(AREA, "lexical-richness", TextDiversitySolvers::lexicalRichness);
    }

    private static int[][] tokens(ReferenceCase reference, CaseData data) throws IOException {
        return TokenizedTexts.of(TextCaseInput.tokenizer(reference), TextCaseInput.texts(reference, data))
                .tokens();
    }

    private static int parameter(ReferenceCase reference, String name, int otherwise) {
        return reference.parameters().find(name).map(JsonValue::asInt).orElse(otherwise);
    }

    /** The order of "pairwise-bleu-4". */
    private static int order(ReferenceCase reference) {
        String metric = reference.metric();
        String last = metric.substring(metric.lastIndexOf('-') + 1);
        return parameter(reference, "n", last.matches("[0-9]+") ? Integer.parseInt(last) : 4);
    }

    private static Map<String, Object> distinctN(ReferenceCase reference, CaseData data) throws IOException {
        int maxN = reference.expected().keys().stream()
                .filter(key -> key.matches("distinct_[0-9]+"))
                .mapToInt(key -> Integer.parseInt(key.substring("distinct_".length())))
                .max()
                .orElse(4);
        Map<String, Object> answer = new LinkedHashMap<>();
        double sum = 0;
        for (DistinctN.Result result : DistinctN.upTo(tokens(reference, data), maxN)) {
            answer.put("distinct_" + result.n(), result.value());
            sum += result.value();
            answer.put("mean_1_" + result.n(), sum / result.n());
        }
        return answer;
    }

    private static Object ngramDiversity(ReferenceCase reference, CaseData data) throws IOException {
        String joined = String.join(" ", TextCaseInput.texts(reference, data));
        int[] stream =
                TokenizedTexts.of(Tokenizers.singleSpace(), List.of(joined)).tokens(0);
        return DistinctN.sum(stream, parameter(reference, "max_n", 4));
    }

    /** Sizes to 1 %; the peer's own ratio to 2 % for inputs over 2000 bytes, where its file name does not matter. */
    private static CaseCheck compressionRatio(ReferenceCase reference, CaseData data) throws IOException {
        String algorithm = reference
                .parameters()
                .find("algorithm")
                .map(JsonValue::asString)
                .orElse("gzip");
        if (algorithm.equals("xz") && CompressionRatio.hasXz()) {
            return xz(reference, CompressionRatio.xz(TextCaseInput.texts(reference, data)));
        }
        if (!algorithm.equals("gzip")) {
            throw new UnsupportedCaseException("compression by " + algorithm + " needs a library that is not here");
        }
        CompressionRatio.Result ours = CompressionRatio.of(TextCaseInput.texts(reference, data));
        Map<String, Double> sizes = Map.of(
                "original_bytes", (double) ours.original(),
                "single_gzip_level9_bytes", (double) ours.gzip(),
                "zlib_level9_bytes", (double) ours.zlib(),
                "peer_value", ours.gzipTwiceRatio());
        return () -> {
            for (String key : reference.expected().keys()) {
                double expected = reference.expected().get(key).asDouble();
                Double actual = sizes.get(key);
                boolean ratio = key.equals("peer_value");
                if (actual == null) {
                    return Optional.of("/" + key + ": is missing from ours");
                }
                double allowed = ratio ? 0.02 : 0.01;
                if (Math.abs(actual - expected) > allowed * expected && !(ratio && ours.original() <= 2000)) {
                    return Optional.of("/" + key + ": ours is " + actual + ", expected " + expected);
                }
            }
            return Optional.empty();
        };
    }

    /** To 2 %, since encoders differ in what they search. */
    private static CaseCheck xz(ReferenceCase reference, double ours) {
        double expected = reference.expected().asDouble();
        return () -> Math.abs(ours - expected) <= 0.02 * expected
                ? Optional.empty()
                : Optional.of("ours is " + ours + ", expected " + expected);
    }

    private static Map<String, Object> selfBleu(ReferenceCase reference, CaseData data) throws IOException {
        int maxN = reference.expected().keys().stream()
                .filter(key -> key.matches("self_bleu_[0-9]+"))
                .mapToInt(key -> Integer.parseInt(key.substring("self_bleu_".length())))
                .max()
                .orElse(5);
        double[] scores = SelfBleu.upTo(tokens(reference, data), maxN, smoothing(reference));
        Map<String, Object> answer = new LinkedHashMap<>();
        for (int n = 1; n <= maxN; n++) {
            answer.put("self_bleu_" + n, scores[n - 1]);
        }
        return answer;
    }

    /** "method1" and the like, with words after it. */
    private static BleuSmoothing smoothing(ReferenceCase reference) {
        String words = reference
                .parameters()
                .find("smoothing")
                .map(JsonValue::asString)
                .orElse("method1");
        return BleuSmoothing.method(Integer.parseInt(words.replaceFirst("(?is)method ?([0-7]).*", "$1")));
    }

    private static Object vendi(ReferenceCase reference, CaseData data) throws IOException {
        int[] orders = reference.parameters().has("ns")
                ? reference.parameters().get("ns").asInts()
                : new int[] {1, 2, 3, 4};
        int[][] tokens = tokens(reference, data);
        JsonValue q = reference.parameters().find("q").orElse(new JsonValue(1.0, "q"));
        if (!q.isArray()) {
            return NGramVendi.of(tokens, orders, vendiOrder(q));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        for (JsonValue one : q.elements()) {
            answer.put("q_" + one.raw(), NGramVendi.of(tokens, orders, vendiOrder(one)));
        }
        return answer;
    }

    private static double vendiOrder(JsonValue q) {
        return q.isString() && q.asString().matches("(?i)inf(inity)?") ? Double.POSITIVE_INFINITY : q.asDouble();
    }

    private static Map<String, Object> lexicalRichness(ReferenceCase reference, CaseData data) throws IOException {
        int[] tokens = reference.input().has("tokens")
                ? terms(reference.input().get("tokens").asStrings())
                : Arrays.stream(tokens(reference, data))
                        .flatMapToInt(Arrays::stream)
                        .toArray();
        LexicalRichness richness = LexicalRichness.of(tokens);
        int window = parameter(reference, "msttr_mattr_window", 100);
        boolean drop = reference
                .parameters()
                .find("msttr_discard")
                .map(JsonValue::asBoolean)
                .orElse(true);
        double threshold = reference
                .parameters()
                .find("mtld_threshold")
                .map(JsonValue::asDouble)
                .orElse(0.72);
        int draws = parameter(reference, "hdd_draws", 42);
        Map<String, DoubleSupplier> measures = new LinkedHashMap<>();
        measures.put("words", richness::words);
        measures.put("terms", richness::terms);
        measures.put("ttr", richness::ttr);
        measures.put("rttr", richness::rootTtr);
        measures.put("cttr", richness::correctedTtr);
        measures.put("Herdan", richness::herdan);
        measures.put("Summer", richness::summer);
        measures.put("Dugast", richness::dugast);
        measures.put("Maas", richness::maas);
        measures.put("yulek", richness::yuleK);
        measures.put("yulei", richness::yuleI);
        measures.put("herdanvm", richness::herdanVm);
        measures.put("simpsond", richness::simpsonD);
        measures.put("msttr", () -> richness.msttr(window, drop));
        measures.put("mattr", () -> richness.mattr(window));
        measures.put("mtld", () -> richness.mtld(threshold));
        measures.put("hdd", () -> richness.hdd(draws));
        Map<String, Object> answer = new LinkedHashMap<>();
        measures.forEach((key, measure) -> {
            try {
                answer.put(key, measure.getAsDouble());
            } catch (UndefinedStatisticException e) {
                answer.put(key, Comparison.UNDEFINED);
            }
        });
        return answer;
    }

    private static int[] terms(List<String> tokens) {
        Vocabulary vocabulary = new Vocabulary();
        return tokens.stream().mapToInt(vocabulary::intern).toArray();
    }
}
