package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MinHashLanesTest {
    @Test
    void signaturesOfAllSmallSetsAreTheLeastHashes() {
        for (int length = 0; length <= 130; length++) {
            assertSignature(4 + 4 * (length % 9), length);
        }
    }

    @Test
    void signaturesOfAllSmallLengthsAreTheLeastHashes() {
        for (int permutations = 4; permutations <= 132; permutations += 4) {
            assertSignature(permutations, 13);
        }
    }

    private static void assertSignature(int permutations, int length) {
        SplittableRandom random = new SplittableRandom(length);
        int[] multipliers = random.ints(permutations).map(m -> m | 1).toArray();
        int[] offsets = random.ints(permutations).toArray();
        long[] hashes = random.longs(length).toArray();
        if (length > 4) {
            hashes[0] = Long.MIN_VALUE;
            hashes[2] = -1;
            hashes[4] = 0;
        }
        int[] expected = new int[permutations];
        Arrays.fill(expected, Integer.MAX_VALUE);
        for (long hash : hashes) {
            int folded = (int) hash ^ (int) (hash >>> 32);
            for (int p = 0; p < permutations; p++) {
                expected[p] = Math.min(expected[p], (multipliers[p] * folded + offsets[p]) >>> 1);
            }
        }
        MinHashLanes lanes = PanelKernels.minHashLanes(multipliers, offsets);
        int[] signature = Samples.inside(new int[permutations], 3, 2, 77);
        // A value that would be the least of the first function, were it read.
        long sentinel = least(multipliers[0], offsets[0]);
        lanes.sign(Samples.inside(hashes, 5, 9, sentinel), 5, length, signature, 3);
        assertThat(signature).isEqualTo(Samples.inside(expected, 3, 2, 77));
        // A second set finds nothing left over from the first.
        lanes.sign(hashes, 0, 0, signature, 3);
        assertThat(Arrays.copyOfRange(signature, 3, 3 + permutations)).containsOnly(Integer.MAX_VALUE);
    }

    /** The value that an odd multiplier and an offset send to 0. */
    private static long least(int multiplier, int offset) {
        int inverse = multiplier;
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - multiplier * inverse;
        }
        return -offset * inverse & 0xFFFFFFFFL;
    }
}
