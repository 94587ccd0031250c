package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongInternerTest {
    @Test
    void numbersKeysInOrderOfFirstAppearance() {
        LongInterner interner = new LongInterner(1);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 10_000; i++) {
                assertThat(interner.intern((long) i << 40)).isEqualTo(i);
            }
        }
        assertThat(interner.size()).isEqualTo(10_000);
        assertThat(interner.find(1L << 40)).isEqualTo(1);
        assertThat(interner.find(7)).isEqualTo(-1);
    }
}
