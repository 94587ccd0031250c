package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LongInternerProperties {
    /** Against a map: keys with repeats, few or many leading zeros, and both extremes. */
    @Property(tries = 60)
    void numbersAreThoseOfAMap(
            @ForAll @IntRange(max = 3000) int draws,
            @ForAll @IntRange(max = 4000) int expected,
            @ForAll @IntRange(max = 63) int shift,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LongInterner interner = new LongInterner(expected);
        Map<Long, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < draws; i++) {
            long key =
                    switch (random.nextInt(50)) {
                        case 0 -> 0;
                        case 1 -> Long.MIN_VALUE;
                        case 2 -> -1;
                        default -> shift % 2 == 0 ? random.nextLong() >>> shift : (long) random.nextInt(2000) << shift;
                    };
            assertThat(interner.find(key)).isEqualTo(map.getOrDefault(key, -1));
            map.putIfAbsent(key, map.size());
            assertThat(interner.intern(key)).isEqualTo(map.get(key));
            assertThat(interner.size()).isEqualTo(map.size());
        }
        map.forEach((key, number) -> assertThat(interner.find(key)).isEqualTo(number));
    }
}
