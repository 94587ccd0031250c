package dev.assay.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedTextsTest {
    @Test
    void caseSpaceAndUnicodeFormDoNotMatter() {
        assertThat(FoldedTexts.fold("  Caf\u0065\u0301 \n\t CRÈME ")).isEqualTo("café crème");
    }

    @Test
    void punctuationMattersAndBlankTextsAreLikeNothing() {
        NearDuplicates found = FoldedTexts.duplicates(new String[] {"Yes.", "yes. ", "Yes!", " ", ""});
        assertThat(found.pairs(1)).isEqualTo(1);
        assertThat(found.clusters().get(0).members()).containsExactly(0, 1);
    }
}
