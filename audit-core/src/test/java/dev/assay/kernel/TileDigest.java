package dev.assay.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Prints a digest of all bits of tiles, correlations and signatures of many shapes, for the comparison of providers in two processes. */
final class TileDigest {
    private TileDigest() {}

    public static void main(String[] arguments) {
        System.out.println(PanelKernels.provider() + " " + digest());
    }

    static long digest() {
        SplittableRandom random = new SplittableRandom(12);
        long[] hash = {1};
        int[] dimensions = IntStream.concat(
                        IntStream.rangeClosed(1, 130), IntStream.of(191, 192, 193, 239, 240, 241, 384, 385, 500))
                .toArray();
        for (int d : dimensions) {
            for (int n : d < 20 || d > 130 ? new int[] {1, 3, 4, 7, 8, 9, 127, 130} : new int[] {1 + d % 21}) {
                int m = 1 + random.nextInt(600);
                float[] a = values(random, n * d + 5);
                float[] b = values(random, m * d + 3);
                FloatTiles.dots(a, 5, n, b, 3, m, d, false, Parallel.serial(), task -> (r, rows, c, columns, tile) -> {
                    for (int i = 0; i < rows; i++) {
                        for (int j = 0; j < columns; j++) {
                            hash[0] = hash[0] * 31 + Float.floatToRawIntBits(tile[i][j]);
                        }
                    }
                });
            }
        }
        for (int permutations : new int[] {1, 15, 16, 17, 31, 33, 130, 511, 512, 513, 1100}) {
            for (int n : new int[] {1, 3, 4, 5, 130, 600}) {
                hash[0] = hash[0] * 31 + relabelled(random, n, permutations);
            }
        }
        for (int columns : new int[] {1, 2, 5, 8, 33}) {
            for (int rows : new int[] {1, 2, 130, 1023, 1025, 9_000, 70_000 / columns}) {
                for (double[] row : Correlations.pearson(columns(random, columns, rows), Parallel.serial())) {
                    for (double value : row) {
                        hash[0] = hash[0] * 31 + Double.doubleToLongBits(value);
                    }
                }
            }
        }
        for (int permutations = 4; permutations <= 260; permutations += 4) {
            MinHash minHash = new MinHash(permutations, 3);
            int[] signature = new int[permutations];
            for (int elements : new int[] {0, 1, 2, 7, 8, 9, 100, 5}) {
                minHash.signature(random.longs(elements + 2L).toArray(), 1, elements, signature, 0);
                hash[0] = hash[0] * 31 + Arrays.hashCode(signature);
            }
        }
        return hash[0];
    }

    /** Sums of re-labellings, which are products with packed columns. */
    private static long relabelled(SplittableRandom random, int n, int permutations) {
        float[] indicators = new float[(n + 3) * permutations];
        for (int i = 0; i < indicators.length; i++) {
            indicators[i] = random.nextInt(2);
        }
        float[] rows = values(random, 2 * (n + 3));
        PairSums sums = PairSums.of(
                PairFunction.polynomial(0.5, 1, 3), rows, n, 3, 2, indicators, permutations, Parallel.serial());
        return Arrays.hashCode(sums.firstRelabelled) * 31L + Arrays.hashCode(sums.betweenRelabelled);
    }

    private static double[][] columns(SplittableRandom random, int columns, int rows) {
        double[][] values = new double[columns][rows];
        for (int c = 0; c < columns; c++) {
            for (int i = 0; i < rows; i++) {
                values[c][i] = random.nextDouble() + values[0][i] + 10 * c;
            }
        }
        return values;
    }

    static float[] values(SplittableRandom random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] =
                    random.nextInt(50) == 0 ? Float.MIN_VALUE * random.nextInt(9) : (float) random.nextDouble() - 0.3f;
        }
        return values;
    }
}
