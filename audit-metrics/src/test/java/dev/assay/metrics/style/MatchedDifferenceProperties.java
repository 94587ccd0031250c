package dev.assay.metrics.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class MatchedDifferenceProperties {
    @Property(tries = 50)
    void unitAndOriginDoNotMatter(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.01, max = 100) double unit,
            @ForAll @IntRange(min = 1, max = 30) int k) {
        Random random = new Random(seed);
        double[] human = random.doubles(120).toArray();
        double[] synthetic = random.doubles(100).map(x -> x * x).toArray();
        int[] ofHuman = random.ints(120, 0, k).toArray();
        int[] ofSynthetic = random.ints(100, 0, k).toArray();
        MatchedDifference one = MatchedDifference.of(human, ofHuman, synthetic, ofSynthetic);
        MatchedDifference other = MatchedDifference.of(
                Arrays.stream(human).map(x -> unit * x + 3).toArray(),
                ofHuman,
                Arrays.stream(synthetic).map(x -> unit * x + 3).toArray(),
                ofSynthetic);
        assertThat(other.value()).isCloseTo(one.value(), within(1e-9));
        assertThat(other.error()).isCloseTo(one.error(), within(1e-9));
        assertThat(other.test().pValue()).isCloseTo(one.test().pValue(), offset(1e-9));
    }

    @Property(tries = 50)
    void aShiftMovesTheValueAlone(@ForAll long seed, @ForAll @DoubleRange(min = -5, max = 5) double shift) {
        Random random = new Random(seed);
        double[] human = random.doubles(80).toArray();
        double[] synthetic = random.doubles(90).toArray();
        int[] ofHuman = random.ints(80, 0, 4).toArray();
        int[] ofSynthetic = random.ints(90, 0, 5).toArray();
        MatchedDifference one = MatchedDifference.of(human, ofHuman, synthetic, ofSynthetic);
        MatchedDifference moved = MatchedDifference.of(
                human, ofHuman, Arrays.stream(synthetic).map(x -> x + shift).toArray(), ofSynthetic);
        double mean = Arrays.stream(human).average().orElseThrow();
        double deviation =
                Math.sqrt(Arrays.stream(human).map(x -> (x - mean) * (x - mean)).sum() / 79);
        assertThat(moved.value()).isCloseTo(one.value() + shift / deviation, within(1e-9));
        assertThat(moved.error()).isCloseTo(one.error(), within(1e-9));
    }
}
