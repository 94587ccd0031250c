package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CellCountsProperties {
    @Example
    void countAndWeighAllSmallNumbersOfRows() {
        for (int rows = 0; rows <= 130; rows++) {
            countAndWeighTheRowsOfEachCell(rows, 1 + rows % 5, 1 + rows % 4, 1 + rows % 3, rows);
        }
    }

    @Property(tries = 100)
    void countAndWeighTheRowsOfEachCell(
            @ForAll @IntRange(min = 0, max = 130) int rows,
            @ForAll @IntRange(min = 1, max = 5) int sizeA,
            @ForAll @IntRange(min = 1, max = 4) int sizeB,
            @ForAll @IntRange(min = 1, max = 3) int sizeC,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] a = codes(random, rows, sizeA);
        int[] b = codes(random, rows, sizeB);
        int[] c = codes(random, rows, sizeC);
        double[] weights = new double[rows];
        double[] pairs = new double[sizeA * sizeB];
        double[] weightedPairs = new double[sizeA * sizeB];
        double[] triples = new double[sizeA * sizeB * sizeC];
        double[] weightedTriples = new double[sizeA * sizeB * sizeC];
        for (int i = 0; i < rows; i++) {
            // Whole weights, so that sums are exact.
            weights[i] = random.nextInt(9);
            if (a[i] >= 0 && b[i] >= 0) {
                int pair = a[i] * sizeB + b[i];
                pairs[pair]++;
                weightedPairs[pair] += weights[i];
                if (c[i] >= 0) {
                    triples[pair * sizeC + c[i]]++;
                    weightedTriples[pair * sizeC + c[i]] += weights[i];
                }
            }
        }
        assertThat(CellCounts.of(a, sizeA, b, sizeB, null)).isEqualTo(pairs);
        assertThat(CellCounts.of(a, sizeA, b, sizeB, weights)).isEqualTo(weightedPairs);
        assertThat(CellCounts.of(a, sizeA, b, sizeB, c, sizeC, null)).isEqualTo(triples);
        assertThat(CellCounts.of(a, sizeA, b, sizeB, c, sizeC, weights)).isEqualTo(weightedTriples);
    }

    private static int[] codes(SplittableRandom random, int rows, int size) {
        int[] codes = new int[rows];
        for (int i = 0; i < rows; i++) {
            codes[i] = random.nextInt(6) == 0 ? -1 - random.nextInt(3) : random.nextInt(size);
        }
        return codes;
    }

    @Example
    void refuseArraysOfDifferentLengths() {
        assertThatThrownBy(() -> CellCounts.of(new int[2], 1, new int[3], 1, null))
                .hasMessageContaining("were 2 and 3");
        assertThatThrownBy(() -> CellCounts.of(new int[2], 1, new int[2], 1, new double[1]))
                .hasMessageContaining("were 2 and 1");
    }
}
