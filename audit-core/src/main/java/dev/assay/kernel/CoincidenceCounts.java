package dev.assay.kernel;

import java.util.Arrays;

/**
 * The coincidence matrix behind Krippendorff's alpha: for each unit with {@code u >= 2} ratings every ordered pair of
 * them counts {@code 1 / (u - 1)}. Pairs are counted as integers by {@code u} and divided once, so the order of units
 * changes nothing. Where there are few combinations of codes, units are counted by combination first: O(units raters),
 * else O(units raters^2).
 */
public final class CoincidenceCounts {
    /** Most combinations of codes that are counted: their table stays in the first-level cache. */
    private static final int COMBINATIONS = 4096;

    /** Units whose combinations are computed at once. */
    private static final int CHUNK = 1024;

    private CoincidenceCounts() {}

    /**
     * @param ratings one array a rater, one code a unit; negative = not rated
     * @param categories number of codes
     * @return {@code categories x categories}, row-major, symmetric; its sum is the number of pairable ratings
     */
    public static double[] of(int[][] ratings, int units, int categories) {
        int raters = ratings.length;
        long[][] pairs = new long[raters + 1][categories * categories];
        int[] present = new int[raters];
        int combinations = 1;
        for (int r = 0; r < raters && combinations <= COMBINATIONS; r++) {
            combinations *= Math.min(categories, COMBINATIONS) + 1;
        }
        if (combinations <= COMBINATIONS && combinations < units) {
            long[] counts = countCombinations(ratings, units, categories, combinations);
            for (int combination = 0; combination < combinations; combination++) {
                int rest = combination;
                int rated = 0;
                for (int r = 0; r < raters; r++) {
                    int code = rest % (categories + 1) - 1;
                    rest /= categories + 1;
                    present[rated] = code;
                    rated += code >= 0 ? 1 : 0;
                }
                addPairs(present, rated, categories, counts[combination], pairs[rated]);
            }
        } else {
            for (int unit = 0; unit < units; unit++) {
                int rated = 0;
                for (int r = 0; r < raters; r++) {
                    int code = ratings[r][unit];
                    check(code, categories);
                    present[rated] = code;
                    rated += code >= 0 ? 1 : 0;
                }
                addPairs(present, rated, categories, 1, pairs[rated]);
            }
        }
        double[] coincidences = new double[categories * categories];
        for (int rated = 2; rated <= raters; rated++) {
            for (int x = 0; x < categories; x++) {
                for (int y = 0; y < categories; y++) {
                    long both = pairs[rated][x * categories + y] + pairs[rated][y * categories + x];
                    coincidences[x * categories + y] += (double) both / (rated - 1);
                }
            }
        }
        return coincidences;
    }

    private static void addPairs(int[] present, int rated, int categories, long count, long[] table) {
        for (int a = 1; a < rated; a++) {
            for (int b = 0; b < a; b++) {
                table[present[a] * categories + present[b]] += count;
            }
        }
    }

    private static void check(int code, int categories) {
        if (code >= categories) {
            throw new IllegalArgumentException("codes must be below " + categories + ", one was " + code);
        }
    }

    /** How often each combination {@code sum of (code + 1) (categories + 1)^rater} occurs. */
    private static long[] countCombinations(int[][] ratings, int units, int categories, int combinations) {
        int[] even = new int[combinations];
        int[] odd = new int[combinations];
        int[] combination = new int[CHUNK];
        int[] largest = new int[CHUNK];
        for (int from = 0; from < units; from += CHUNK) {
            int count = Math.min(CHUNK, units - from);
            Arrays.fill(combination, 0);
            for (int r = ratings.length - 1; r >= 0; r--) {
                append(ratings[r], from, count, categories, combination, largest);
            }
            // Codes that are too large leave a sign; only then is the culprit looked for.
            for (int i = 0; i < count; i++) {
                if (largest[i] < 0) {
                    for (int[] rater : ratings) {
                        check(rater[from + i], categories);
                    }
                }
            }
            tally(combination, count, even, odd);
        }
        long[] counts = new long[combinations];
        for (int c = 0; c < combinations; c++) {
            counts[c] = (long) even[c] + odd[c];
        }
        return counts;
    }

    private static void append(int[] codes, int from, int count, int categories, int[] combination, int[] largest) {
        for (int i = 0; i < count; i++) {
            int code = codes[from + i];
            // All negative codes become -1.
            combination[i] = combination[i] * (categories + 1) + (code | code >> 31) + 1;
            largest[i] |= categories - 1 - code & ~code;
        }
    }

    /** Two tables in turn, so that a run of equal units does not wait for itself. */
    private static void tally(int[] combination, int count, int[] even, int[] odd) {
        int i = 0;
        for (; i + 1 < count; i += 2) {
            even[combination[i]]++;
            odd[combination[i + 1]]++;
        }
        if (i < count) {
            even[combination[i]]++;
        }
    }
}
