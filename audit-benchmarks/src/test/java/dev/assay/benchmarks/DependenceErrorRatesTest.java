package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.Seed;
import org.junit.jupiter.api.Test;

class DependenceErrorRatesTest {
    @Test
    void aChangeIsSeldomClaimedWhereThereIsNone() {
        for (int claims : DependenceErrorRates.claims(60, new Seed(3), 0.05, 0.1)) {
            // 60 audits at 5 %: 11 or more have a probability below one in a thousand.
            assertThat(claims).isLessThan(11);
        }
    }
}
