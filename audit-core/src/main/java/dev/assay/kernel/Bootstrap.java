package dev.assay.kernel;

import java.util.Arrays;

/**
 * Resampling in bulk: means of bootstrap samples of values, and bootstrap samples of counts. Drawing {@code n} rows with
 * replacement changes a table of counts by a multinomial draw over its cells, so statistics of counts need no pass over
 * rows. Each resample has its own random stream, so results depend on the seed alone.
 */
public final class Bootstrap {
    private static final int TASK = 64;

    private Bootstrap() {}

    /**
     * Means of {@code means.length} samples with replacement from {@code values[offset .. offset + length)}. Two indexes
     * are cut from each 64-bit draw by multiplication, whose bias is below {@code length / 2^32}. O(length) a resample.
     */
    public static void means(double[] values, int offset, int length, long seed, double[] means, Parallel parallel) {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1, was " + length);
        }
        parallel.run((means.length + TASK - 1) / TASK, task -> {
            for (int r = task * TASK; r < Math.min(means.length, (task + 1) * TASK); r++) {
                means[r] = mean(values, offset, length, RandomBits.stream(seed, r));
            }
        });
    }

    private static double mean(double[] values, int offset, int length, RandomBits random) {
        double even = 0;
        double odd = 0;
        int draws = 0;
        for (; draws + 1 < length; draws += 2) {
            long bits = random.next();
            even += values[offset + (int) (((bits >>> 32) * length) >>> 32)];
            odd += values[offset + (int) (((bits & 0xFFFFFFFFL) * length) >>> 32)];
        }
        if (draws < length) {
            even += values[offset + (int) (((random.next() >>> 32) * length) >>> 32)];
        }
        return (even + odd) / length;
    }

    /**
     * A bootstrap sample of a table of counts: an exact multinomial draw of {@code sum(counts)} rows with the cells'
     * shares as probabilities. O(cells).
     *
     * @param resample the number of the resample: names its random stream
     * @param target receives the resampled counts; must not be {@code counts}
     */
    public static void counts(long[] counts, long seed, long resample, long[] target) {
        RandomBits random = RandomBits.stream(seed, resample);
        long rest = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("counts must not be negative, was " + count);
            }
            rest = Math.addExact(rest, count);
        }
        long draws = rest;
        for (int cell = 0; cell < counts.length; cell++) {
            long count = counts[cell];
            target[cell] = count == rest ? draws : Binomial.draw(random, draws, (double) count / rest);
            draws -= target[cell];
            rest -= count;
            if (rest == 0) {
                Arrays.fill(target, cell + 1, counts.length, 0);
                return;
            }
        }
    }
}
