package dev.assay.metrics.bias.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.Seed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;

class HypergeometricProperties {
    @Property(tries = 100)
    void drawsStayInTheSupport(
            @ForAll @IntRange(min = 1, max = 500) int rows,
            @ForAll @IntRange(max = 500) int successes,
            @ForAll @IntRange(max = 500) int draws) {
        int s = Math.min(rows, successes);
        int d = Math.min(rows, draws);
        HypergeometricDistribution law = HypergeometricDistribution.of(rows, s, d);
        UniformRandomProvider random = new Seed(rows).random();
        for (int i = 0; i < 20; i++) {
            assertThat(Hypergeometric.draw(random, rows, s, d))
                    .isBetween(law.getSupportLowerBound(), law.getSupportUpperBound());
        }
    }

    @Test
    void meanAndVarianceAreThoseOfTheLaw() {
        HypergeometricDistribution law = HypergeometricDistribution.of(1000, 300, 200);
        UniformRandomProvider random = new Seed(3).random();
        int n = 20_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double x = Hypergeometric.draw(random, 1000, 300, 200) - law.getMean();
            sum += x;
            squares += x * x;
        }
        // Four standard errors.
        assertThat(Math.abs(sum / n)).isLessThan(4 * Math.sqrt(law.getVariance() / n));
        assertThat(squares / n / law.getVariance()).isBetween(0.96, 1.04);
    }
}
