package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CloseColumnsTest {
    private static final float[] SPECIAL = {
        Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, 0, Float.MIN_VALUE, 1, 1, -1
    };

    @Test
    void columnsNotAboveALimitAreFoundAtAllSmallSizes() {
        CloseColumns close = PanelKernels.closeColumns();
        SplittableRandom random = new SplittableRandom(20261124);
        for (int columns = 0; columns <= 130; columns++) {
            int first = random.nextInt(columns + 1);
            int offset = random.nextInt(5);
            float[] distances = values(random, columns);
            float[] limits = values(random, offset + columns);
            float limit = SPECIAL[random.nextInt(SPECIAL.length)];
            int[] expected = IntStream.range(first, columns)
                    .filter(j -> !(distances[j] > limit) || !(distances[j] > limits[offset + j]))
                    .toArray();
            int count = close.find(distances, first, columns, limit, limits, offset);
            assertThat(Arrays.copyOf(close.found, count)).containsExactly(expected);
        }
    }

    @Test
    void fullTilesWithFewCloseColumnsGiveThem() {
        CloseColumns close = PanelKernels.closeColumns();
        float[] distances = new float[FloatTiles.COLUMNS];
        float[] limits = new float[FloatTiles.COLUMNS];
        Arrays.fill(distances, 3);
        Arrays.fill(limits, 1);
        assertThat(close.find(distances, 0, distances.length, 2, limits, 0)).isZero();
        distances[17] = 2;
        limits[511] = 3;
        int count = close.find(distances, 0, distances.length, 2, limits, 0);
        assertThat(Arrays.copyOf(close.found, count)).containsExactly(17, 511);
    }

    private static float[] values(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int j = 0; j < count; j++) {
            values[j] = random.nextInt(3) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : (float) random.nextDouble(9);
        }
        return values;
    }
}
