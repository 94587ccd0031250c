package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ShinglesTest {
    /** Equal runs have equal hashes wherever they stand, other runs have others. */
    @Test
    void hashesAreThoseOfTheRunsAtAllSmallLengths() {
        for (int length = 0; length <= 130; length++) {
            SplittableRandom random = new SplittableRandom(length);
            String[] words = new String[length];
            long[] tokens = new long[length];
            for (int i = 0; i < length; i++) {
                words[i] = "w" + random.nextInt(3);
                tokens[i] = Shingles.token(words[i]);
            }
            int width = 1 + length % 6;
            int count = length == 0 ? 0 : Math.max(1, length - width + 1);
            long[] target = Samples.inside(new long[count], 3, 2, 77);
            int written = Shingles.hash(Samples.inside(tokens, 5, 4, length), 5, length, width, target, 3);
            assertThat(written).isEqualTo(count);
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < i; j++) {
                    List<String> a = List.of(words).subList(i, Math.min(length, i + width));
                    List<String> b = List.of(words).subList(j, Math.min(length, j + width));
                    assertThat(target[3 + i] == target[3 + j]).isEqualTo(a.equals(b));
                }
            }
            assertThat(target[2]).isEqualTo(77);
            assertThat(Arrays.copyOfRange(target, 3 + count, target.length)).containsOnly(77);
        }
    }

    @Test
    void aRunIsItsTokensInTheirOrderAndNumber() {
        long a = Shingles.token("a");
        long b = Shingles.token("b");
        HashSet<Long> hashes = new HashSet<>();
        for (long[] tokens : new long[][] {{a}, {b}, {a, b}, {b, a}, {a, a}, {a, a, b}, {0}, {0, 0}}) {
            long[] target = new long[1];
            Shingles.hash(tokens, 0, tokens.length, tokens.length, target, 0);
            hashes.add(target[0]);
        }
        assertThat(hashes).hasSize(8);
    }

    @Test
    void setsAreThoseOfTheCollectionsAtAllSmallLengths() {
        for (int length = 0; length <= 130; length++) {
            SplittableRandom random = new SplittableRandom(length);
            long[] a = draws(random, length);
            long[] b = draws(random, random.nextInt(131));
            TreeSet<Long> setA = set(a);
            TreeSet<Long> setB = set(b);
            long[] paddedA = Samples.inside(a, 3, 2, 5);
            long[] paddedB = Samples.inside(b, 1, 4, 5);
            int sizeA = Shingles.distinct(paddedA, 3, a.length);
            int sizeB = Shingles.distinct(paddedB, 1, b.length);
            assertThat(Arrays.copyOfRange(paddedA, 3, 3 + sizeA))
                    .isEqualTo(setA.stream().mapToLong(Long::longValue).toArray());
            assertThat(new long[] {paddedA[2], paddedA[3 + a.length]}).containsOnly(5);
            TreeSet<Long> common = new TreeSet<>(setA);
            common.retainAll(setB);
            TreeSet<Long> union = new TreeSet<>(setA);
            union.addAll(setB);
            assertThat(Shingles.intersection(paddedA, 3, sizeA, paddedB, 1, sizeB))
                    .isEqualTo(common.size());
            assertThat(Shingles.jaccard(paddedA, 3, sizeA, paddedB, 1, sizeB))
                    .isEqualTo((double) common.size() / union.size());
        }
    }

    @Test
    void refuseNoWidth() {
        assertThatThrownBy(() -> Shingles.hash(new long[1], 0, 1, 0, new long[1], 0))
                .hasMessageContaining("width must be at least 1, was 0");
    }

    /** With repeats, both extremes and, now and then, the sentinel. */
    private static long[] draws(SplittableRandom random, int length) {
        long[] draws = new long[length];
        for (int i = 0; i < length; i++) {
            draws[i] = switch (random.nextInt(20)) {
                case 0 -> Long.MIN_VALUE;
                case 1 -> Long.MAX_VALUE;
                default -> random.nextInt(-90, 90);
            };
        }
        return draws;
    }

    private static TreeSet<Long> set(long[] values) {
        TreeSet<Long> set = new TreeSet<>();
        for (long value : values) {
            set.add(value);
        }
        return set;
    }
}
