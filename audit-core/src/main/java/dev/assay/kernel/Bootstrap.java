package dev.assay.kernel;

import java.util.Arrays;

/**
 * Resampling in bulk: means of bootstrap samples of values, and bootstrap samples of counts. Drawing {@code n} rows with
 * replacement changes a table of counts by a multinomial draw over its cells, so statistics of counts need no pass over
 * rows. Each resample has its own random stream, so results depend on the seed alone.
 */
public final class Bootstrap {
    private static final int TASK = 64;

    /** Values that are drawn from at once; a power of two, so that bits are indexes. */
    private static final int BLOCK_BITS = 12;

    private static final int BLOCK = 1 << BLOCK_BITS;

    /** Indexes cut from one word. */
    private static final int AT_ONCE = Long.SIZE / BLOCK_BITS;

    private static final int WORDS = 256;

    private Bootstrap() {}

    /**
     * Means of {@code means.length} samples with replacement from {@code values[offset .. offset + length)}. Indexes are
     * cut from 64-bit draws; where multiplication does it, its bias is below {@code 2^-20}. O(length) a resample.
     */
    public static void means(double[] values, int offset, int length, long seed, double[] means, Parallel parallel) {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1, was " + length);
        }
        parallel.run((means.length + TASK - 1) / TASK, task -> {
            long[] words = new long[WORDS];
            for (int r = task * TASK; r < Math.min(means.length, (task + 1) * TASK); r++) {
                means[r] = mean(values, offset, length, RandomBits.stream(seed, r), words);
            }
        });
    }

    /**
     * First how many of the draws fall into each block, a multinomial draw, then draws within one block after the other:
     * the same distribution as draws from all values, and a block stays in the first-level cache.
     */
    private static double mean(double[] values, int offset, int length, RandomBits random, long[] words) {
        double sum = 0;
        int draws = length;
        for (int from = 0; from < length; from += BLOCK) {
            int rest = length - from;
            if (rest <= BLOCK) {
                sum += sumOfDraws(values, offset + from, rest, draws, random);
            } else {
                int here = (int) Binomial.draw(random, draws, (double) BLOCK / rest);
                sum += sumOfDrawsFromBlock(values, offset + from, here, random, words);
                draws -= here;
            }
        }
        return sum / length;
    }

    private static double sumOfDrawsFromBlock(double[] values, int offset, int draws, RandomBits random, long[] words) {
        double sum = 0;
        for (int done = 0; done < draws; done += AT_ONCE * words.length) {
            int left = Math.min(draws - done, AT_ONCE * words.length);
            int whole = left / AT_ONCE;
            random.fill(words, (left + AT_ONCE - 1) / AT_ONCE);
            sum += sumAt(values, offset, words, whole);
            for (int i = whole * AT_ONCE; i < left; i++) {
                sum += values[offset + (int) (words[whole] >>> i % AT_ONCE * BLOCK_BITS & BLOCK - 1)];
            }
        }
        return sum;
    }

    /** Adds the values at all indexes that words are cut into. */
    private static double sumAt(double[] values, int offset, long[] words, int count) {
        double first = 0;
        double second = 0;
        for (int w = 0; w < count; w++) {
            long bits = words[w];
            int i = (int) bits;
            int j = (int) (bits >>> 2 * BLOCK_BITS);
            first += (values[offset + (i & BLOCK - 1)] + values[offset + (i >>> BLOCK_BITS & BLOCK - 1)])
                    + values[offset + (int) (bits >>> 4 * BLOCK_BITS & BLOCK - 1)];
            second += values[offset + (j & BLOCK - 1)] + values[offset + (j >>> BLOCK_BITS & BLOCK - 1)];
        }
        return first + second;
    }

    private static double sumOfDraws(double[] values, int offset, int length, int draws, RandomBits random) {
        double even = 0;
        double odd = 0;
        int done = 0;
        for (; done + 1 < draws; done += 2) {
            long bits = random.next();
            even += values[offset + (int) (((bits >>> 32) * length) >>> 32)];
            odd += values[offset + (int) (((bits & 0xFFFFFFFFL) * length) >>> 32)];
        }
        if (done < draws) {
            even += values[offset + (int) (((random.next() >>> 32) * length) >>> 32)];
        }
        return even + odd;
    }

    /**
     * A bootstrap sample of a table of counts: an exact multinomial draw of {@code sum(counts)} rows with the cells'
     * shares as probabilities. O(cells).
     *
     * @param resample the number of the resample: names its random stream
     * @param target receives the resampled counts; must not be {@code counts}
     */
    public static void counts(long[] counts, long seed, long resample, long[] target) {
        draw(counts, total(counts), RandomBits.stream(seed, resample), target, 0);
    }

    /**
     * Many bootstrap samples of a table of counts, the same as those drawn one by one. O(cells) a resample; allocates
     * nothing that grows with them.
     *
     * @param first the number of the first resample
     * @param resamples how many there are
     * @param targets receives {@code resamples x counts.length} counts, row-major
     */
    public static void counts(long[] counts, long seed, long first, int resamples, long[] targets) {
        if (targets.length < (long) resamples * counts.length) {
            throw new IllegalArgumentException("targets must hold " + resamples + " x " + counts.length
                    + " counts, has room for " + targets.length);
        }
        long total = total(counts);
        RandomBits random = new RandomBits(seed);
        for (int r = 0; r < resamples; r++) {
            random.restart(seed, first + r);
            draw(counts, total, random, targets, r * counts.length);
        }
    }

    private static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("counts must not be negative, was " + count);
            }
            total = Math.addExact(total, count);
        }
        return total;
    }

    /** One cell after the other: of the draws that are left, a binomial number falls into it. */
    private static void draw(long[] counts, long total, RandomBits random, long[] target, int offset) {
        long rest = total;
        long draws = total;
        for (int cell = 0; cell < counts.length; cell++) {
            long count = counts[cell];
            long drawn = count == rest ? draws : Binomial.draw(random, draws, (double) count / rest);
            target[offset + cell] = drawn;
            draws -= drawn;
            rest -= count;
            if (rest == 0) {
                Arrays.fill(target, offset + cell + 1, offset + counts.length, 0);
                return;
            }
        }
    }
}
