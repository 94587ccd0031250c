package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "-0.0 | 0",
                "0.1234 | 0.123",
                "0.12 | 0.12",
                "-0.12345 | -0.123",
                "12.345 | 12.3",
                "999.6 | 1,000",
                "1234.5 | 1,235",
                "1234567 | 1,234,567",
                "-1000 | -1,000",
                "0.00001234 | 1.23e-5",
                "0.00099999 | 0.001",
                "1.5e12 | 1.5e12",
                "1e9 | 1e9",
                "NaN | undefined",
                "Infinity | ∞",
                "-Infinity | -∞"
            })
    void numbersKeepThreeSignificantDigits(double value, String text) {
        assertThat(Figures.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 %",
                "1 | 100 %",
                "0.123456 | 12.3 %",
                "0.99999 | > 99.9 %",
                "0.00001 | < 0.01 %",
                "0.07 | 7 %",
                "1.5 | 150 %",
                "-0.25 | -25 %"
            })
    void percentagesAreNeverFalselyAllOrNone(double share, String text) {
        assertThat(Figures.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | < 0.001", "0.00099 | < 0.001", "0.001 | 0.001", "0.0456 | 0.046", "0.999 | > 0.99", "1 | 1"})
    void pValuesAreNeverZero(double p, String text) {
        assertThat(Figures.pValue(p)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "0.0004 | < 0.001",
                "0.1845 | 0.184",
                "0.5 | 0.5",
                "0.9994 | 0.999",
                "0.9996 | > 0.999",
                "1 | 1"
            })
    void onlyAPerfectScoreIsOneAndOnlyTheWorstIsZero(double score, String text) {
        assertThat(Figures.score(score)).isEqualTo(text);
    }
}
