package dev.assay.metrics.bias.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnconditionalTestTest {
    /** Tables with ties of the statistic; values of scipy 1.10.1, boschloo_exact. */
    @ParameterizedTest
    @CsvSource({
        "4, 5, 3, 5, 0.75390625",
        "2, 5, 1, 5, 0.75390625",
        "4, 5, 5, 5, 0.75390625",
        "3, 10, 9, 11, 0.02746993645",
    })
    void tiesCountAsExtreme(int x1, int n1, int x2, int n2, double p) {
        assertThat(new TwoProportionTest(x1, n1, x2, n2).boschlooDoubled().pValue())
                .isCloseTo(p, within(1e-8));
    }

    /** The largest probability over a grid of 40,001 rates, tables compared as fractions. */
    @ParameterizedTest
    @CsvSource({
        "0, 5, 3, 5, 0.0618480903336",
        "4, 8, 0, 9, 0.0169410977856",
        "4, 5, 3, 5, 0.6648494147454",
        "5, 15, 24, 30, 0.0019068232658",
    })
    void barnardCountsTiesThatRoundingLoses(int x1, int n1, int x2, int n2, double p) {
        TwoProportionTest test = new TwoProportionTest(x1, n1, x2, n2);
        assertThat(test.barnard().pValue()).isCloseTo(p, within(1e-8));
        assertThat(test.barnardWithoutTies().pValue()).isLessThan(test.barnard().pValue());
    }
}
