package dev.assay.metrics.bias.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import org.junit.jupiter.api.Test;

class WeatTestTest {
    private static final double[][] A = {{1, 0}};
    private static final double[][] B = {{0, 1}};
    private static final double[][] NEAR_A = {{1, 0.1}, {1, 0.2}, {1, 0.3}};
    private static final double[][] NEAR_B = {{0.1, 1}, {0.2, 1}, {0.3, 1}};

    @Test
    void oneDivisionOfTwentyIsAsFarApart() {
        TestResult test = EmbeddingAssociation.weatTest(NEAR_A, NEAR_B, A, B, 19_999, new Seed(1));
        assertThat(test.pValue()).isCloseTo(1.0 / 20, within(0.01));
        assertThat(test.statistic()).isCloseTo(EmbeddingAssociation.weat(NEAR_A, NEAR_B, A, B), within(1e-12));
    }

    @Test
    void theOtherDirectionIsNoEvidence() {
        assertThat(EmbeddingAssociation.weatTest(NEAR_B, NEAR_A, A, B, 999, new Seed(1))
                        .pValue())
                .isEqualTo(1);
    }
}
