package dev.assay.metrics.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverageLossTest {
    @Test
    void textsOfOneSourceLoseNothing() {
        int outside = 0;
        for (long run = 0; run < 50; run++) {
            CoverageLoss loss = CoverageLoss.of(texts(run, 90, 400), texts(run + 100, 60, 400), new Seed(run));
            outside += loss.interval().contains(0) ? 0 : 1;
            assertThat(loss.value()).isBetween(-0.2, 0.2);
        }
        assertThat(outside).isLessThanOrEqualTo(3);
    }

    @Test
    void halfOfTheUnitsNeverSaidAreMissed() {
        CoverageLoss loss = CoverageLoss.of(texts(1, 300, 40), texts(2, 300, 20), new Seed(1));
        assertThat(loss.fresh()).isGreaterThan(0.99);
        assertThat(loss.value()).isBetween(0.47, 0.53);
        assertThat(loss.floor()).isLessThan(0.05);
    }

    @Test
    void nothingInCommonIsOne() {
        int[][] other = {{900}, {901}, {902}, {903}};
        CoverageLoss loss = CoverageLoss.of(texts(1, 30, 10), other, new Seed(1));
        assertThat(loss.value()).isEqualTo(1);
        assertThat(loss.synthetic()).isZero();
    }

    @Test
    void whatCannotBeReachedSaysSo() {
        int[][] apart = new int[9][1];
        for (int i = 0; i < apart.length; i++) {
            apart[i][0] = i;
        }
        assertThatThrownBy(() -> CoverageLoss.of(apart, apart, new Seed(1)))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("nothing in common");
        assertThatThrownBy(() -> CoverageLoss.of(new int[5][0], apart, new Seed(1)))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("too few texts");
    }

    private static int[][] texts(long seed, int n, int units) {
        Random random = new Random(seed);
        int[][] texts = new int[n][];
        for (int t = 0; t < n; t++) {
            texts[t] = random.ints(1 + random.nextInt(20), 0, units).toArray();
        }
        return texts;
    }
}
