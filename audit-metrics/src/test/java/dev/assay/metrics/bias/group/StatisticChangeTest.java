package dev.assay.metrics.bias.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.audit.Conclusion;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class StatisticChangeTest {
    private static final ToDoubleFunction<double[]> SHARE = cells -> {
        if (cells[0] + cells[1] == 0) {
            throw new UndefinedStatisticException("no rows");
        }
        return cells[0] / (cells[0] + cells[1]);
    };

    private static double[][] folds(Random random, int rows, double rate) {
        double[][] folds = new double[16][2];
        for (int row = 0; row < rows; row++) {
            folds[row % 16][random.nextDouble() < rate ? 0 : 1]++;
        }
        return folds;
    }

    @Test
    void theErrorOfAShareIsTheTextbookOne() {
        Random random = new Random(5);
        double sum = 0;
        for (int run = 0; run < 200; run++) {
            double error = StatisticChange.of(folds(random, 800, 0.3), folds(random, 1600, 0.3), SHARE)
                    .error();
            sum += error * error;
        }
        double textbook = 0.21 / 800 + 0.21 / 1600;
        assertThat(sum / 200).isCloseTo(textbook, within(0.06 * textbook));
    }

    @Test
    void equalSharesAreRarelyADisparityAndAShiftIsOne() {
        Random random = new Random(7);
        int claimed = 0;
        for (int run = 0; run < 1000; run++) {
            StatisticChange equal = StatisticChange.of(folds(random, 400, 0.3), folds(random, 400, 0.3), SHARE);
            claimed += equal.verdict(0.001, 1) == Conclusion.DISPARITY ? 1 : 0;
        }
        assertThat(claimed).isBetween(25, 75);
        StatisticChange shifted = StatisticChange.of(folds(random, 4000, 0.3), folds(random, 4000, 0.5), SHARE);
        assertThat(shifted.verdict(0.05, 1)).isEqualTo(Conclusion.DISPARITY);
        assertThat(shifted.interval(0.95).contains(shifted.change())).isTrue();
    }

    @Test
    void aStatisticThatNoFoldAltersSupportsNoClaim() {
        double[][] ones = {{5, 0}, {5, 0}};
        double[][] zeros = {{0, 5}, {0, 5}};
        StatisticChange change = StatisticChange.of(ones, zeros, SHARE);
        assertThat(change.change()).isEqualTo(-1);
        assertThat(change.hasError()).isFalse();
        assertThat(change.verdict(0.05, 1)).isEqualTo(Conclusion.INSUFFICIENT_EVIDENCE);
        assertThat(change.rowsFactor(0.05, 1)).isInfinite();
    }

    @Test
    void anUndefinedSideIsRefused() {
        assertThatThrownBy(() ->
                        StatisticChange.of(new double[][] {{0, 0}, {0, 0}}, new double[][] {{1, 0}, {0, 1}}, SHARE))
                .isInstanceOf(UndefinedStatisticException.class);
    }
}
