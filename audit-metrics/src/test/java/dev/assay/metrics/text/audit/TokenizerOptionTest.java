package dev.assay.metrics.text.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Catalogue;
import dev.assay.audit.Measurement;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricOption;
import dev.assay.audit.OptionException;
import dev.assay.data.Dataset;
import dev.assay.data.TextColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerOptionTest {
    private static final String[] HUMAN = {"Why not?", "Who says so", "so be it", "a man, a plan", "well then"};
    private static final String[] SYNTHETIC = {"why why", "Not so: (so)", "so! so? be", "WELL well, Well", "a plan"};

    @Test
    void thePublishedFigureIsThatOfTheTokenizer() {
        Measurement standard = measured("text-length", "standard");
        Measurement characters = measured("text-length", "characters");
        assertThat(characters.value()).isNotEqualTo(standard.value());
        assertThat(characters.note()).startsWith("Words are those of the tokenizer characters.");
        assertThat(standard.note()).doesNotContain("tokenizer");
    }

    @Test
    void caseIsPartOfAWordBetweenWhiteSpaceAlone() {
        assertThat(measured("distinct-2", "whitespace").details().get("synthetic"))
                .isGreaterThan(measured("distinct-2", "ascii-words").details().get("synthetic"));
    }

    @Test
    void metricsOfOneAuditMayCutDifferently() {
        AuditReport report =
                audit().option("distinct-2", "tokenizer", "whitespace").run();
        assertThat(report.of("distinct-2").get(0).note()).contains("tokenizer whitespace");
        assertThat(report.of("lexical-richness").get(0).note()).doesNotContain("tokenizer");
        assertThat(report.of("distinct-2").get(0).value())
                .isNotEqualTo(audit().run().of("distinct-2").get(0).value());
    }

    @Test
    void everyMetricOnWordsHasTheOption() {
        List<String> having = Catalogue.load().metrics().stream()
                .filter(metric -> metric.options().contains(TextPair.TOKENIZER))
                .map(metric -> metric.info().id())
                .toList();
        assertThat(having)
                .hasSize(22)
                .contains("copied-texts", "near-duplicates", "overused-phrases", "perplexity", "matched-style")
                .doesNotContain("exact-duplicates", "formatting", "repetitive-texts");
        for (Metric metric : Catalogue.load().metrics()) {
            assertThat(metric.options().stream().map(MetricOption::name))
                    .as(metric.info().id())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void anUnknownTokenizerIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> measured("self-bleu", "nltk"))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining(
                        "the option tokenizer: no tokenizer is named nltk; there are standard, whitespace");
        assertThatThrownBy(() -> measured("self-bleu", "language-xx"))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("no analyzer for language xx; there are [ar, bg");
    }

    private static Audit audit() {
        return Audit.compare(
                Dataset.of("human", TextColumn.of("text", HUMAN)),
                Dataset.of("synthetic", TextColumn.of("text", SYNTHETIC)));
    }

    private static Measurement measured(String metric, String tokenizer) {
        return audit().only(info -> info.id().equals(metric))
                .option(metric, "tokenizer", tokenizer)
                .run()
                .of(metric)
                .get(0);
    }
}
