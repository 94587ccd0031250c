package dev.assay.metrics.bias.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.audit.Conclusion;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupFunctionsTest {
    private static final int[] GROUP = {0, 0, 0, 1, 1, 1};
    private static final int[] LABEL = {1, 0, 1, 0, 0, 0};
    private static final int[] PREDICTION = {1, 0, 0, 1, 0, 1};
    private static final ConfusionTable TABLE = ConfusionTable.of(GROUP, List.of("a", "b"), LABEL, PREDICTION);

    @Test
    void aRateWithoutDenominatorIsListedNotZero() {
        GroupRates recall = TABLE.rates(Rate.TRUE_POSITIVE);
        assertThat(recall.undefined()).containsExactly("b");
        assertThat(recall.spread().difference()).isZero();
        assertThatThrownBy(() -> recall.group("b").value()).isInstanceOf(UndefinedStatisticException.class);
    }

    @Test
    void swappingTheFavourableLabelSwapsTheRates() {
        assertThat(TABLE.swapped().rates(Rate.TRUE_NEGATIVE).group("a").value())
                .isEqualTo(TABLE.rates(Rate.TRUE_POSITIVE).group("a").value());
        assertThat(TABLE.against("a").statisticalParityDifference())
                .isCloseTo(-TABLE.swapped().against("a").statisticalParityDifference(), within(1e-15));
    }

    @Test
    void weightsCountRows() {
        double[] two = {2, 2, 2, 2, 2, 2};
        ConfusionTable weighted = ConfusionTable.of(GROUP, List.of("a", "b"), LABEL, PREDICTION, two);
        assertThat(weighted).isEqualTo(TABLE.plus(TABLE));
    }

    @Test
    void aMissingCodeLeavesTheRowOut() {
        ConfusionTable table = ConfusionTable.of(new int[] {0, -1}, List.of("a"), new int[] {1, 1}, new int[] {1, 1});
        assertThat(table.overall().total()).isEqualTo(1);
    }

    @Test
    void oneGroupHasNoGap() {
        Spread spread = Spread.of(new double[] {0.3}, 0.3);
        assertThat(spread.difference()).isZero();
        assertThat(spread.ratio()).isEqualTo(1);
    }

    @Test
    void zeroAgainstZeroHasNoRatio() {
        assertThatThrownBy(() -> Spread.of(new double[] {0, 0}, 0).ratio())
                .isInstanceOf(UndefinedStatisticException.class);
    }

    @Test
    void meanLogDeviationIsTheTextbookOne() {
        assertThat(GeneralizedEntropy.index(new double[] {1, 2, 4}, 0)).isCloseTo(0.1542, within(5e-5));
    }

    @Test
    void entropyBetweenGroupsIsPartOfTheWhole() {
        double[] benefits = GeneralizedEntropy.benefits(LABEL, PREDICTION);
        assertThat(GeneralizedEntropy.betweenGroups(benefits, GROUP, 2, 2))
                .isLessThanOrEqualTo(GeneralizedEntropy.index(benefits, 2));
    }

    @Test
    void abrocaSeesCurvesThatCross() {
        double[] score = {0.9, 0.8, 0.7, 0.6};
        int[] early = {1, 0, 0, 1};
        int[] late = {0, 1, 1, 0};
        assertThat(ScoreBias.auc(score, early)).isEqualTo(ScoreBias.auc(score, late));
        assertThat(ScoreBias.abroca(score, early, score, late)).isPositive();
        assertThat(ScoreBias.abroca(score, early, score, early)).isZero();
    }

    @Test
    void conditionalOddsRatioMatchesScipy() {
        ConditionalOddsRatio odds = ConditionalOddsRatio.of(new TwoProportionTest(48, 80, 12, 40), 0.95);
        assertThat(odds.value()).isCloseTo(3.4621800903426387, within(1e-6));
        assertThat(odds.interval().low()).isCloseTo(1.4558358015587565, within(1e-6));
        assertThat(odds.interval().high()).isCloseTo(8.648503053787584, within(1e-6));
    }

    @Test
    void simpsonsReversalShowsInThePooledRatio() {
        MantelHaenszel pooled = new MantelHaenszel(List.of(
                new MantelHaenszel.Stratum("easy", new GroupRate("g", 9, 10), new GroupRate("others", 80, 100)),
                new MantelHaenszel.Stratum("hard", new GroupRate("g", 30, 100), new GroupRate("others", 2, 10))));
        assertThat(pooled.collapsed().difference()).isNegative();
        assertThat(pooled.riskDifference()).isPositive();
    }

    @Test
    void censusIncomeGapIsNotEstablishedAsWider() {
        DisparityChange change = new DisparityChange(
                new GroupRate("Female", 73, 653),
                new GroupRate("Male", 422, 1347),
                new GroupRate("Female", 67, 686),
                new GroupRate("Male", 441, 1314));
        assertThat(change.growth()).isCloseTo(0.0365, within(5e-5));
        assertThat(change.verdict(0.05)).isEqualTo(Conclusion.INSUFFICIENT_EVIDENCE);
        assertThat(change.rowsFactor(0.05)).isGreaterThan(1);
        assertThat(change.test().pValue()).isBetween(0.1, 0.2);
    }

    @Test
    void the_minimum_detectable_change_is_seen_in_four_audits_of_five() {
        double shift = draw(0.3, 0.4, 0.3, 0.4, (rate, n) -> rate * n).minimumDetectableChange(1);
        assertThat(shift).isCloseTo(0.1326, within(1e-4));
        var random = new dev.assay.stats.Seed(11).random();
        int seen = 0;
        for (int audit = 0; audit < 1000; audit++) {
            DisparityChange drawn = draw(0.3, 0.4, 0.3 + shift, 0.4, (rate, n) -> {
                int successes = 0;
                for (int i = 0; i < n; i++) {
                    successes += random.nextDouble() < rate ? 1 : 0;
                }
                return successes;
            });
            seen += drawn.test().pValue() < 0.05 ? 1 : 0;
        }
        assertThat(seen / 1000.0).isBetween(0.75, 0.85);
    }

    private static DisparityChange draw(
            double human,
            double others,
            double synthetic,
            double othersToo,
            java.util.function.DoubleBinaryOperator draw) {
        return new DisparityChange(
                new GroupRate("a", draw.applyAsDouble(human, 400), 400),
                new GroupRate("others", draw.applyAsDouble(others, 400), 400),
                new GroupRate("a", draw.applyAsDouble(synthetic, 400), 400),
                new GroupRate("others", draw.applyAsDouble(othersToo, 400), 400));
    }
}
