package dev.assay.metrics.drift.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.TestResult;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tests of ranks heed neither the order nor the scale of the values, tests of counts not the order of the categories. */
class RankTestProperties {
    private interface Rule {
        TestResult test(double[] x, double[] y);
    }

    @Property(tries = 60)
    void kuiper(@ForAll("values") double[] x, @ForAll("values") double[] y) {
        heedsRanksAlone(Kuiper::test, x, y);
    }

    @Property(tries = 40)
    void baumgartnerWeissSchindler(@ForAll("values") double[] x, @ForAll("values") double[] y) {
        heedsRanksAlone(BaumgartnerWeissSchindler::test, x, y);
    }

    @Property(tries = 60)
    void cramerVonMises(@ForAll("values") double[] x, @ForAll("values") double[] y) {
        heedsRanksAlone(CramerVonMisesExact::test, x, y);
    }

    @Property(tries = 60)
    void freemanHalton(@ForAll("counts") long[] x, @ForAll("counts") long[] y) {
        TestResult result = FreemanHalton.test(x, y);
        assertThat(result.pValue()).isPositive().isLessThan(1 + 1e-9);
        same(FreemanHalton.test(y, x), result);
        same(FreemanHalton.test(reversed(x), reversed(y)), result);
    }

    private static void heedsRanksAlone(Rule rule, double[] x, double[] y) {
        TestResult result = rule.test(x, y);
        assertThat(result.pValue()).isBetween(0.0, 1 + 1e-9);
        same(rule.test(y, x), result);
        same(rule.test(reversed(x), reversed(y)), result);
        same(rule.test(grown(x), grown(y)), result);
    }

    @Provide
    Arbitrary<double[]> values() {
        return Arbitraries.integers()
                .between(-9, 9)
                .map(value -> (double) value)
                .array(double[].class)
                .ofMinSize(2)
                .ofMaxSize(7);
    }

    @Provide
    Arbitrary<long[]> counts() {
        return Arbitraries.longs()
                .between(0, 5)
                .array(long[].class)
                .ofSize(4)
                .filter(counts -> Arrays.stream(counts).sum() > 0);
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
        return reversed;
    }

    private static long[] reversed(long[] counts) {
        long[] reversed = new long[counts.length];
        Arrays.setAll(reversed, i -> counts[counts.length - 1 - i]);
        return reversed;
    }

    /** Another scale in the same order. */
    private static double[] grown(double[] values) {
        return Arrays.stream(values).map(value -> Math.exp(value / 3) + 100).toArray();
    }

    private static void same(TestResult one, TestResult other) {
        assertThat(one.statistic()).isCloseTo(other.statistic(), within(1e-9));
        assertThat(one.pValue()).isCloseTo(other.pValue(), within(1e-9));
    }
}
