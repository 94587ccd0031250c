package dev.assay.metrics.bias.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ScoreCountsProperties {
    /** Scores of at most ten values, so that ten bins count them without loss. */
    private record Sample(double[] score, int[] label, ScoreCounts counts) {
        static Sample of(Random random) {
            int n = 20 + random.nextInt(30);
            double[] score = new double[n];
            int[] label = new int[n];
            double[] positives = new double[10];
            double[] negatives = new double[10];
            for (int i = 0; i < n; i++) {
                int bin = random.nextInt(10);
                score[i] = bin;
                label[i] = i < 2 ? i : random.nextInt(2);
                (label[i] == 1 ? positives : negatives)[bin]++;
            }
            return new Sample(score, label, new ScoreCounts(positives, negatives));
        }
    }

    @Property(tries = 100)
    void areasOfCountsAreThoseOfScores(@ForAll long seed) {
        Random random = new Random(seed);
        Sample a = Sample.of(random);
        Sample b = Sample.of(random);
        assertThat(a.counts().area()).isCloseTo(ScoreBias.auc(a.score(), a.label()), within(1e-12));
        assertThat(a.counts().areaBetween(b.counts()))
                .isCloseTo(ScoreBias.abroca(a.score(), a.label(), b.score(), b.label()), within(1e-12));
    }

    @Property(tries = 100)
    void areaBetweenIsAtLeastTheDifferenceOfAreas(@ForAll long seed) {
        Random random = new Random(seed);
        ScoreCounts a = Sample.of(random).counts();
        ScoreCounts b = Sample.of(random).counts();
        assertThat(a.areaBetween(b)).isGreaterThanOrEqualTo(Math.abs(a.area() - b.area()) - 1e-12);
        assertThat(a.areaBetween(a)).isZero();
    }
}
