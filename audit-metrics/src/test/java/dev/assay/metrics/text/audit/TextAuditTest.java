package dev.assay.metrics.text.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.data.Dataset;
import dev.assay.data.TextColumn;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextAuditTest {
    private static final String[] WORDS =
            "time year people way day man thing woman life child world school state family".split(" ");

    @Test
    void loopsAreFoundWithTheirRecords() {
        String[] synthetic = texts(60, 60, 2);
        for (int t = 0; t < 30; t++) {
            synthetic[t] = "over and over again we say it ".repeat(12);
        }
        Measurement loops =
                audit(texts(60, 60, 1), synthetic).of("repetitive-texts").get(0);
        assertThat(loops.value().orElseThrow()).isGreaterThan(0.4);
        assertThat(loops.headline()).contains("30 of 60 longer synthetic texts repeat themselves");
        assertThat(((Evidence.Records) loops.evidence().get(0)).records().get(0).row())
                .isZero();
    }

    @Test
    void longerTextsAreSeen() {
        Measurement length =
                audit(texts(80, 20, 1), texts(80, 60, 2)).of("text-length").get(0);
        assertThat(length.value()).hasValue(1);
        assertThat(length.headline()).contains("at most 60 words", "at most 20.");
    }

    @Test
    void emptyAndOddTextsRaiseNoError() {
        String[] human = {"", " ", "👍🏽", "ไทย", "שלום", "x".repeat(300), "東京", "\uD83D", "\u0000", "a\r\nb"};
        String[] synthetic = {"", "", "😀😀", "ok", "مرحبا", "y".repeat(1 << 20), "\n\n\n", "!", "?", "—"};
        AuditReport report = audit(human, synthetic);
        assertThat(report.partial()).isFalse();
        assertThat(report.of("near-duplicates").get(0).value().orElseThrow()).isZero();
    }

    @Test
    void textsWithoutAWordSayWhyNothingIsMeasured() {
        AuditReport report = audit(new String[] {"", "", "", "", ""}, new String[] {"!", "?", ".", "", ""});
        assertThat(report.partial()).isFalse();
        assertThat(report.skipped())
                .anySatisfy(skipped -> assertThat(skipped.reason()).isEqualTo("a side has no text with a word"));
    }

    @Test
    void dataWithoutTextIsSkippedByName() {
        Dataset none = Dataset.of("none", dev.assay.data.NumericColumn.of("x", 1, 2, 3));
        assertThat(Audit.compare(none, none)
                        .only(info -> info.id().equals("formatting"))
                        .run()
                        .skipped())
                .anySatisfy(skipped -> assertThat(skipped.reason()).isEqualTo("there is no column of text"));
    }

    private static AuditReport audit(String[] human, String[] synthetic) {
        return Audit.compare(
                        Dataset.of("human", TextColumn.of("text", human)),
                        Dataset.of("synthetic", TextColumn.of("text", synthetic)))
                .only(info -> Set.of(Family.TEXT, Family.DIVERSITY).contains(info.family())
                        || info.id().equals("copied-texts"))
                .run();
    }

    private static String[] texts(int n, int words, long seed) {
        Random random = new Random(seed);
        String[] texts = new String[n];
        for (int t = 0; t < n; t++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < words; i++) {
                text.append(i == 0 ? "" : " ")
                        .append(WORDS[random.nextInt(WORDS.length)])
                        .append(random.nextInt(9));
            }
            texts[t] = text.toString();
        }
        return texts;
    }
}
