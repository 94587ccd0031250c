package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LshBandsTest {
    @Test
    void candidatesOfAllSmallNumbersOfSignatures() {
        for (int n = 0; n <= 130; n++) {
            assertCandidates(n, 13, 1 + n % 4, 1 + n % 3);
        }
    }

    @Test
    void candidatesOfAllSmallLengths() {
        for (int permutations = 1; permutations <= 130; permutations++) {
            int rows = 1 + permutations % 5;
            assertCandidates(12, permutations, Math.max(1, permutations / rows), Math.min(rows, permutations));
        }
    }

    private static void assertCandidates(int n, int permutations, int bands, int rows) {
        SplittableRandom random = new SplittableRandom(n + permutations);
        int[] signatures = new int[n * permutations];
        Arrays.setAll(signatures, i -> random.nextInt(10) == 0 ? Integer.MAX_VALUE : random.nextInt(-2, 2));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                boolean candidate = false;
                for (int band = 0; band < bands; band++) {
                    int a = i * permutations + band * rows;
                    int b = j * permutations + band * rows;
                    candidate |= Arrays.equals(signatures, a, a + rows, signatures, b, b + rows);
                }
                if (candidate) {
                    expected.add(i + "-" + j);
                }
            }
        }
        List<String> found = new ArrayList<>();
        LshBands.candidates(signatures, n, permutations, bands, rows, (a, b) -> found.add(a + "-" + b));
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void refuseMoreBandsThanTheSignatureHolds() {
        assertThatThrownBy(() -> LshBands.candidates(new int[0], 0, 12, 4, 4, (a, b) -> {}))
                .hasMessageContaining("bands * rows must be in [1, 12], was 4 * 4");
        assertThatThrownBy(() -> LshBands.candidates(new int[12], 1, 12, 1 << 16, 1 << 16, (a, b) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LshBands.candidates(new int[12], 1, 12, 0, 1, (a, b) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
