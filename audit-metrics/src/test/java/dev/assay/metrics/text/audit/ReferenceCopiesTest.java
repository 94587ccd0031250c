package dev.assay.metrics.text.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Evidence;
import dev.assay.audit.Measurement;
import dev.assay.audit.Side;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.TextColumn;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferenceCopiesTest {
    private static final String SEED = "We can give you ten apples now or twenty pears in a year, which do you want?";

    @Test
    void outputsThatCopyASeedAreCountedAndShownBesideIt() {
        String[] synthetic = texts(40, 2);
        for (int i = 0; i < 10; i++) {
            synthetic[i] = SEED.replace("ten", "number" + i);
        }
        Measurement copies = audit(texts(40, 1), synthetic, "something else entirely", SEED)
                .of("reference-copies")
                .get(0);
        assertThat(copies.value().orElseThrow()).isCloseTo(0.25, within(1e-12));
        assertThat(copies.headline()).startsWith("text: 10 of 40 synthetic texts copy a text of seeds (25 %");
        Evidence.Records group = (Evidence.Records) copies.evidence().get(0);
        assertThat(group.label()).isEqualTo("a text of seeds and 10 copies of it");
        assertThat(group.records().get(0).side()).isEqualTo(Side.REFERENCE);
        assertThat(group.records().get(0).row()).isOne();
        assertThat(group.records().get(1).side()).isEqualTo(Side.SYNTHETIC);
    }

    @Test
    void aLongTextThatQuotesThirteenWordsIsACopy() {
        String[] synthetic = texts(40, 2);
        synthetic[7] += " " + SEED + " " + synthetic[8] + " " + synthetic[9];
        Measurement copies =
                audit(texts(40, 1), synthetic, SEED).of("reference-copies").get(0);
        assertThat(copies.details()).containsEntry("synthetic longest run in words", 17.0);
        assertThat(copies.details()).containsEntry("synthetic share of ROUGE-L above 0.7", 0.0);
        assertThat(copies.value().orElseThrow()).isCloseTo(1 / 40.0, within(1e-12));
    }

    @Test
    void aHumanTextThatIsTheReferenceItselfIsNoBaseline() {
        String[] human = texts(40, 1);
        human[3] = SEED.toUpperCase(java.util.Locale.ROOT);
        Measurement copies =
                audit(human, texts(40, 2), SEED).of("reference-copies").get(0);
        assertThat(copies.humanRows()).isEqualTo(39);
        assertThat(copies.details()).containsEntry("human share", 0.0);
        assertThat(copies.note()).contains("1 human text is one of the reference");
    }

    @Test
    void peopleWhoQuoteAsMuchMakeItNoFinding() {
        String[] human = texts(40, 1);
        String[] synthetic = texts(40, 2);
        for (int i = 0; i < 20; i++) {
            human[i] = SEED + " said " + i;
            synthetic[i] = SEED + " says " + i;
        }
        Measurement copies =
                audit(human, synthetic, SEED).of("reference-copies").get(0);
        assertThat(copies.value().orElseThrow()).isZero();
    }

    @Test
    void withoutAReferenceTheReasonIsGiven() {
        Dataset side = Dataset.of("side", TextColumn.of("text", texts(10, 1)));
        assertThat(only(Audit.compare(side, side)).skipped())
                .anySatisfy(skipped -> assertThat(skipped.reason()).startsWith("no reference was given"));
    }

    @Test
    void aReferenceWithoutTextIsSkippedByName() {
        Dataset side = Dataset.of("side", TextColumn.of("text", texts(10, 1)));
        Dataset numbers = Dataset.of("numbers", NumericColumn.of("x", 1, 2));
        assertThat(only(Audit.compare(side, side).reference("numbers", numbers)).skipped())
                .anySatisfy(skipped -> {
                    assertThat(skipped.scope()).hasToString("text, reference numbers");
                    assertThat(skipped.reason())
                            .isEqualTo("the reference numbers has no column text of text and no other one");
                });
    }

    private static AuditReport audit(String[] human, String[] synthetic, String... seeds) {
        return only(Audit.compare(
                        Dataset.of("human", TextColumn.of("text", human)),
                        Dataset.of("synthetic", TextColumn.of("text", synthetic)))
                .reference("seeds", Dataset.of("seeds", TextColumn.of("prompt", seeds))));
    }

    private static AuditReport only(Audit audit) {
        return audit.only(info -> info.id().equals("reference-copies")).run();
    }

    private static String[] texts(int n, long seed) {
        Random random = new Random(seed);
        String[] texts = new String[n];
        for (int t = 0; t < n; t++) {
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 20; w++) {
                text.append(" word").append(random.nextInt(1000));
            }
            texts[t] = text.toString();
        }
        return texts;
    }
}
