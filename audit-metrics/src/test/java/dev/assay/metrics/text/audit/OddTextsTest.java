package dev.assay.metrics.text.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Catalogue;
import dev.assay.audit.Metric;
import dev.assay.data.Dataset;
import dev.assay.data.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every audit of texts on texts that are not sentences of Latin letters. */
class OddTextsTest {
    private static final List<Metric> METRICS = Catalogue.load().metrics().stream()
            .filter(metric -> metric.info().needs().startsWith("a text column"))
            .toList();

    static Stream<Arguments> texts() {
        String longToken = "x".repeat(300);
        return Stream.of(
                texts("empty", i -> ""),
                texts("blank", i -> " \t\n\u00A0\u3000".repeat(1 + i % 3)),
                texts("one letter", i -> String.valueOf((char) ('a' + i))),
                texts("punctuation", i -> "?".repeat(1 + i)),
                texts("one emoji", i -> Character.toString(0x1F600 + i)),
                texts("joined emoji", i -> "👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈 👩‍" + Character.toString(0x1F680 + i)),
                texts("Chinese", i -> Character.toString(0x4E00 + 7 * i) + "東京都は大きい" + i),
                texts("Thai", i -> "ภาษาไทย" + Character.toString(0x0E01 + i) + "ไม่มีวรรค"),
                texts("right to left", i -> "\u202Eשלום " + Character.toString(0x05D0 + i % 22) + " مرحبا " + i),
                texts("combining marks", i -> "Z" + "\u0301\u0327".repeat(40 + i)),
                texts("lone surrogates", i -> "\uD83D" + " w" + i + " \uDE00"),
                texts("control characters", i -> "\u0000\u0007\u001B[31m" + i),
                texts("long tokens", i -> longToken + i + " " + i + longToken),
                texts("a long line", i -> i == 0 ? line(1 << 20) : "short text number " + i),
                texts("nothing but one word", i -> ("word" + i + " ").repeat(60)),
                Arguments.of("all equal", same(20), same(20), 1.0),
                Arguments.of("one text a side", new String[] {"a human text"}, new String[] {"a model's text"}, 0.0),
                Arguments.of("one empty text a side", new String[] {""}, new String[] {""}, 0.0),
                Arguments.of("one text and many", new String[] {"a human text"}, distinct(30), 0.0),
                Arguments.of("many texts and one", distinct(30), new String[] {"a model's text"}, 0.0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void everyMetricAnswersOrSaysWhyNot(String name, String[] human, String[] synthetic, double repeated) {
        AuditReport report = Audit.compare(side("human", human), side("synthetic", synthetic))
                .catalogue(Catalogue.of(METRICS))
                .also(METRICS.stream().map(metric -> metric.info().id()).toArray(String[]::new))
                .run();
        assertThat(report.skipped()).allSatisfy(skipped -> {
            assertThat(skipped.failed()).as(skipped.toString()).isFalse();
            assertThat(skipped.reason()).isNotBlank();
        });
        assertThat(METRICS)
                .allSatisfy(metric -> assertThat(report.of(metric.info().id()).size()
                                + report.skipped().stream()
                                        .filter(skipped -> skipped.metric()
                                                .equals(metric.info().id()))
                                        .count())
                        .as(metric.info().id())
                        .isPositive());
        for (String duplicates : List.of("exact-duplicates", "near-duplicates")) {
            assertThat(report.of(duplicates))
                    .allSatisfy(measurement -> assertThat(measurement.details().get("synthetic share"))
                            .isEqualTo(repeated));
        }
    }

    private static Arguments texts(String name, IntFunction<String> text) {
        return Arguments.of(
                name,
                IntStream.range(0, 20).mapToObj(i -> text.apply(i)).toArray(String[]::new),
                IntStream.range(20, 40).mapToObj(i -> text.apply(i - 20)).toArray(String[]::new),
                0.0);
    }

    private static String line(int length) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; line.length() < length; i++) {
            line.append("inconceivable").append(i % 1009).append(' ');
        }
        return line.toString();
    }

    private static String[] same(int n) {
        String[] texts = new String[n];
        Arrays.fill(texts, "the same text again");
        return texts;
    }

    private static String[] distinct(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> "text " + i + " of many " + i * i)
                .toArray(String[]::new);
    }

    private static Dataset side(String name, String[] texts) {
        return Dataset.of(name, TextColumn.of("text", texts));
    }
}
