package dev.assay.metrics.text;

import dev.assay.stats.UndefinedStatisticException;
import java.util.List;

/**
 * The share of texts that another text of the same set repeats, as it would be in a smaller random sample.
 *
 * <p>A repeat is seen only when both texts are in the set, so the share grows with the number of texts. A text with
 * {@code d} neighbours among {@code n} texts keeps one in a sample of {@code m} with probability
 * {@code 1 - ∏ (n - m - i) / (n - 1 - i)}, i from 0 to d - 1; the mean over texts needs no sampling.
 *
 * @param texts number of texts
 * @param share in [0, 1], at {@code sample} texts
 * @param sample number of texts that the share is for
 * @param clustering mean size of the cluster that a repeated text is in, at least 1: how many repeated texts stand for one
 *     independent event
 */
public record RepeatShare(int texts, double share, int sample, double clustering) {
    /**
     * Of the texts chosen.
     *
     * @param neighbours per text, how many chosen others it is alike with
     * @param clusterSizes number of chosen texts in each cluster
     * @param sample at most the number of chosen texts
     */
    public static RepeatShare of(int[] neighbours, boolean[] chosen, List<Integer> clusterSizes, int sample) {
        int n = 0;
        for (boolean one : chosen) {
            n += one ? 1 : 0;
        }
        if (n == 0) {
            throw new UndefinedStatisticException("there are no texts");
        }
        if (sample < 1 || sample > n) {
            throw new IllegalArgumentException("sample must be in [1, " + n + "], was " + sample);
        }
        long[] byNeighbours = new long[n];
        for (int t = 0; t < chosen.length; t++) {
            if (chosen[t]) {
                byNeighbours[neighbours[t]]++;
            }
        }
        double sum = 0;
        double alone = 1;
        for (int d = 1; d < n; d++) {
            alone *= Math.max(0, (double) (n - sample - d + 1) / (n - d));
            sum += byNeighbours[d] * (1 - alone);
        }
        double squares = 0;
        double sizes = 0;
        for (int size : clusterSizes) {
            if (size > 1) {
                squares += (double) size * size;
                sizes += size;
            }
        }
        return new RepeatShare(n, sum / n, sample, sizes == 0 ? 1 : squares / sizes);
    }
}
