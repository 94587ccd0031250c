package dev.assay.metrics.copying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.kernel.Parallel;
import dev.assay.stats.AreaUnderCurve;
import dev.assay.stats.ExcessRate;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class CopyingTest {
    private static final double NAN = Double.NaN;

    @Test
    void distanceOfMissingValues() {
        MixedRecords reference = MixedRecords.of(new double[][] {{10, 20, NAN, 40}}, new int[][] {{0, 1, 0, -1}});
        MixedRecords queries = MixedRecords.of(new double[][] {{12, NAN, 100}}, new int[][] {{0, 0, 1}});
        assertThat(GowerDistance.fit(reference)
                        .nearest(queries, reference, 1, Parallel.serial())
                        .distance())
                .containsExactly(new double[] {1.0 / 30, 0, 0.5}, within(1e-12));
    }

    @Test
    void infinityAndConstantColumnsHaveADistance() {
        MixedRecords reference =
                MixedRecords.of(new double[][] {{1, 1, 1}, {0, 5, Double.POSITIVE_INFINITY}}, new int[0][]);
        MixedRecords queries = MixedRecords.of(new double[][] {{1, 2}, {Double.POSITIVE_INFINITY, 5}}, new int[0][]);
        assertThat(GowerDistance.fit(reference)
                        .nearest(queries, reference, 1, Parallel.serial())
                        .distance())
                .containsExactly(0, 0.5);
    }

    @Test
    void closestRecordShareCountsTiesHalf() {
        ClosestRecordShare.Result result = ClosestRecordShare.of(new double[] {0, 1, 2, 3}, new double[] {1, 1, 1, 3});
        assertThat(result.share()).isEqualTo(0.5);
        assertThat(result.closer()).isEqualTo(1);
        assertThat(result.ties()).isEqualTo(2);
    }

    @Test
    void closestRecordShareOfACopyIsOneButForStrangersThatEqualIt() {
        MixedRecords human = random(90, 1);
        ClosestRecordShare.Result result = share(human, random(30, 2), human, 1);
        assertThat(result.closer() + result.ties()).isEqualTo(90);
        assertThat(result.neutral()).isEqualTo(0.75);
        assertThat(result.excess()).isBetween(0.8, 1.0);
    }

    @Test
    void closestRecordShareCoversTheNeutralValue() {
        int covered = 0;
        int below = 0;
        double sum = 0;
        int runs = 400;
        for (int run = 0; run < runs; run++) {
            // Coarse values, so that ties are common and their draw is tested.
            ClosestRecordShare.Result result =
                    share(random(80, 3L * run + 100), random(40, 3L * run + 101), random(60, 3L * run + 102), run);
            sum += result.excess();
            covered += result.interval().contains(0) ? 1 : 0;
            below += result.test().pValue() <= 0.05 ? 1 : 0;
        }
        // Four standard errors of a share of 0.95 in 400 runs.
        assertThat(covered / (double) runs).isBetween(0.906, 0.99);
        assertThat(below / (double) runs).isLessThan(0.094);
        assertThat(sum / runs).isCloseTo(0, within(0.05));
    }

    @Test
    void exactMatchesIgnoreOrderAndTheSignOfZero() {
        MixedRecords human = MixedRecords.of(new double[][] {{1, 0.0, NAN}}, new int[][] {{0, 1, -1}});
        MixedRecords synthetic = MixedRecords.of(new double[][] {{NAN, -0.0, 1, 1}}, new int[][] {{-2, 1, 0, 1}});
        assertThat(RowMatches.exact(synthetic, human).original()).containsExactly(2, 1, 0, -1);
    }

    @Test
    void duplicatesAreFoundOnBothSidesOfAPair() {
        MixedRecords records = MixedRecords.of(new double[][] {{1, 2, 1, 3, 1}}, new int[0][]);
        assertThat(RowMatches.duplicates(records).original()).containsExactly(2, -1, 0, -1, 0);
    }

    @Test
    void relativeToleranceLetsZeroMatchZeroOnly() {
        MixedRecords human = MixedRecords.of(new double[][] {{0, -100}}, new int[0][]);
        MixedRecords synthetic = MixedRecords.of(new double[][] {{0, 1e-9, -100.5}}, new int[0][]);
        assertThat(RowMatches.tolerant(synthetic, human, new RowMatches.Tolerance.Relative(0.01))
                        .original())
                .containsExactly(0, -1, 1);
    }

    @Test
    void authenticityLooksUpTheNearestHumanRecord() {
        // Human records 0 and 1 are 10 apart, 2 is 1 from 1.
        Authenticity.Result result = Authenticity.of(new double[] {5, 5}, new int[] {0, 1}, new double[] {10, 1, 1});
        assertThat(result.authentic()).containsExactly(false, true);
    }

    @Test
    void ratioOfTwoZeroDistancesIsOne() {
        assertThat(NearestNeighbourDistanceRatio.of(new double[] {0, 0}, new double[] {0, 1}))
                .containsExactly(new double[] {1, 1e-8}, within(1e-12));
    }

    @Test
    void membershipNeedsEnoughStrangersForTheLowRate() {
        assertThatThrownBy(() -> MembershipInference.of(new double[10], new double[99]))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("at least 100");
    }

    @Test
    void membershipOfACopyIsFound() {
        double[] others = new double[200];
        java.util.Arrays.setAll(others, i -> 1 + i);
        MembershipInference.Result result = MembershipInference.of(new double[50], others);
        assertThat(result.area().value()).isEqualTo(1);
        assertThat(result.atLowRate()).isEqualTo(1);
        assertThat(result.interval().low()).isBetween(0.9, 0.99);
        assertThat(result.falsePositiveRate()).isLessThanOrEqualTo(0.01);
    }

    @Test
    void equalDistancesAccuseNobody() {
        MembershipInference.Result result = MembershipInference.of(new double[50], new double[200]);
        assertThat(result.area().value()).isEqualTo(0.5);
        assertThat(result.atLowRate()).isZero();
    }

    @Test
    void areaAgreesWithAHandCount() {
        AreaUnderCurve area = AreaUnderCurve.of(new double[] {1, 3, 3}, new double[] {0, 1, 2, 3});
        // Wins of 1: 1.5, of 3: 3.5 twice; 8.5 of 12.
        assertThat(area.value()).isCloseTo(8.5 / 12, within(1e-12));
    }

    @Test
    void attackRiskIsWhatTheControlDoesNotExplain() {
        AttackRisk risk = AttackRisk.of(500, 60, 10, 40);
        assertThat(risk.risk()).isCloseTo(0.043297472329355054, within(1e-12));
        assertThat(risk.beatsGuessing()).isTrue();
    }

    @Test
    void negativeGuessIsNotAlwaysRight() {
        assertThat(AttributeInference.right(new double[] {-5, -100, NAN}, new double[] {100, -103, NAN}, 0.05))
                .containsExactly(false, true, true);
    }

    @Test
    void disclosureWithoutMatchesIsUndefinedNotZero() {
        int[][] known = {{0, 0}};
        int[][] other = {{1, 1}};
        assertThatThrownBy(() -> AttributeDisclosure.of(known, known, other, known, AttributeDisclosure.Method.CAP))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("nobody can be attacked");
        assertThat(AttributeDisclosure.of(known, known, other, known, AttributeDisclosure.Method.ZERO_CAP)
                        .protection())
                .isEqualTo(1);
    }

    @Test
    void excessIsTheShareOfCopies() {
        // A fifth copied, the others matching as often as fresh records do.
        assertThat(ExcessRate.of(28, 100, 10, 100).value()).isCloseTo(0.2, within(1e-12));
        assertThatThrownBy(() -> ExcessRate.of(3, 10, 10, 10)).isInstanceOf(UndefinedStatisticException.class);
    }

    @Test
    void isolationOverAllWeights() {
        assertThat(SinglingOut.isolationIntegral(1000, 0, 1)).isCloseTo(1 / 1001.0, within(1e-12));
    }

    @Test
    void singlingOutOfACopySucceedsEveryTime() {
        MixedRecords human = random(60, 5);
        SinglingOut.Counts counts = SinglingOut.attack(human, random(60, 6), human, 3, 50, new Seed(1));
        assertThat(counts.human()).isEqualTo(counts.attempts());
        assertThat(counts.holdout()).isLessThan(counts.human());
    }

    private static ClosestRecordShare.Result share(
            MixedRecords human, MixedRecords holdout, MixedRecords synthetic, long seed) {
        return ClosestRecordShare.of(
                human, holdout, synthetic, GowerDistance.fit(human), new Seed(seed), Parallel.serial());
    }

    private static MixedRecords random(int rows, long seed) {
        UniformRandomProvider random = new Seed(seed).random();
        double[][] numbers = new double[2][rows];
        int[][] codes = new int[2][rows];
        for (int i = 0; i < rows; i++) {
            numbers[0][i] = random.nextInt(8);
            numbers[1][i] = random.nextInt(5) * 0.1;
            codes[0][i] = random.nextInt(3);
            codes[1][i] = random.nextInt(4);
        }
        return MixedRecords.of(numbers, codes);
    }
}
