package dev.assay.metrics.drift.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.assay.metrics.realism.ChiSquare;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.junit.jupiter.api.Test;

class CountTestsTest {
    @Test
    void two_categories_are_fishers_test() {
        double fisher = FisherExactTest.withDefaults()
                .test(new int[][] {{3, 9}, {12, 7}})
                .getPValue();
        assertThat(FreemanHalton.test(new long[] {3, 9}, new long[] {12, 7}).pValue())
                .isCloseTo(fisher, offset(1e-12));
    }

    @Test
    void tables_are_counted_that_are_at_most_as_likely() {
        // Of the tables (2,0,0), (1,1,0), (1,0,1), (0,1,1) with shares 1, 2, 2, 1 of 6, the first and last.
        TestResult result = FreemanHalton.test(new long[] {2, 0, 0}, new long[] {0, 1, 1});
        assertThat(result.pValue()).isCloseTo(2 / 6.0, offset(1e-12));
        assertThat(result.statistic()).isCloseTo(1 / 6.0, offset(1e-12));
    }

    @Test
    void a_category_without_counts_changes_nothing() {
        assertThat(FreemanHalton.test(new long[] {4, 0, 2, 5}, new long[] {1, 0, 7, 3}))
                .isEqualTo(FreemanHalton.test(new long[] {4, 2, 5}, new long[] {1, 7, 3}));
    }

    @Test
    void too_many_tables_are_refused_with_the_way_out() {
        assertThatThrownBy(() -> FreemanHalton.test(new long[] {500, 500, 500, 500}, new long[] {500, 500, 500, 500}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RareCellHomogeneity");
    }

    @Test
    void the_pooled_z_squared_is_chi_square() {
        TestResult z = TwoProportions.test(40, 100, 55, 100);
        assertThat(z.statistic() * z.statistic())
                .isCloseTo(
                        ChiSquare.homogeneity(new double[] {40, 60}, new double[] {55, 45})
                                .statistic(),
                        offset(1e-12));
        assertThat(z.pValue()).isCloseTo(0.0337, offset(5e-5));
    }

    @Test
    void shares_that_cannot_differ_do_not() {
        assertThat(TwoProportions.test(5, 5, 9, 9).pValue()).isEqualTo(1);
        assertThatThrownBy(() -> TwoProportions.test(0, 5, 5, 5, false))
                .isInstanceOf(UndefinedStatisticException.class);
    }
}
