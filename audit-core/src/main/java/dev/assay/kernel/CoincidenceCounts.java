package dev.assay.kernel;

/**
 * The coincidence matrix behind Krippendorff's alpha: for each unit with {@code u >= 2} ratings every ordered pair of
 * them counts {@code 1 / (u - 1)}. Pairs are counted as integers by {@code u} and divided once, so the order of units
 * changes nothing. O(units raters^2).
 */
public final class CoincidenceCounts {
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
        for (int unit = 0; unit < units; unit++) {
            int rated = 0;
            for (int r = 0; r < raters; r++) {
                int code = ratings[r][unit];
                present[rated] = code;
                rated += code >= 0 ? 1 : 0;
            }
            long[] table = pairs[rated];
            for (int a = 1; a < rated; a++) {
                for (int b = 0; b < a; b++) {
                    table[present[a] * categories + present[b]]++;
                }
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
}
