package dev.assay.metrics.bias.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmpiricalBayesTest {
    @Test
    void smallGroupsMoveFurtherTowardsTheCommonRate() {
        List<EmpiricalBayes.Shrunken> shrunken = EmpiricalBayes.shrink(new GroupRates(
                "rate",
                List.of(
                        new GroupRate("large", 600, 1000),
                        new GroupRate("other", 200, 1000),
                        new GroupRate("small", 9, 10))));
        EmpiricalBayes.Shrunken large = shrunken.get(0);
        EmpiricalBayes.Shrunken small = shrunken.get(2);
        assertThat(small.raw() - small.shrunken()).isGreaterThan(large.raw() - large.shrunken());
        assertThat(small.shrunken()).isBetween(0.4, 0.9);
    }

    @Test
    void equalGroupsGetTheCommonRate() {
        EmpiricalBayes.shrink(new GroupRates("rate", List.of(new GroupRate("a", 40, 100), new GroupRate("b", 41, 100))))
                .forEach(one -> assertThat(one.shrunken()).isEqualTo(0.405));
    }
}
