package dev.assay.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatShareTest {
    private final int[] neighbours = {1, 1, 0, 0};
    private final boolean[] all = {true, true, true, true};

    @Test
    void wholeSetCountsEveryRepeat() {
        assertThat(RepeatShare.of(neighbours, all, List.of(2), 4).share()).isEqualTo(0.5);
    }

    @Test
    void smallerSampleKeepsTheOtherTextAsOftenAsItIsDrawn() {
        // The other text is one of 3, of which a sample of 2 draws 1.
        assertThat(RepeatShare.of(neighbours, all, List.of(2), 2).share()).isCloseTo(0.5 / 3, within(1e-12));
        assertThat(RepeatShare.of(neighbours, all, List.of(2), 1).share()).isZero();
    }

    @Test
    void clusteringIsTheSizeOfARepeatedTextsCluster() {
        assertThat(RepeatShare.of(neighbours, all, List.of(4, 2, 1), 4).clustering())
                .isCloseTo(20.0 / 6, within(1e-12));
        assertThat(RepeatShare.of(new int[4], all, List.of(), 4).clustering()).isEqualTo(1);
    }
}
