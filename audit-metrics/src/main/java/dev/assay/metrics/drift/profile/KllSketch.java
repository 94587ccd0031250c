package dev.assay.metrics.drift.profile;

import dev.assay.json.JsonException;
import dev.assay.json.JsonValue;
import dev.assay.kernel.RadixSort;
import dev.assay.kernel.SortScratch;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ranks and quantiles of a column from about 3,000 of its values: sorted levels, where a value of level {@code h} stands
 * for {@code 2^h} values; a full level is halved into the next by taking every second value, from a start that a fixed hash
 * of the level decides.
 *
 * <p>Up to {@code 3 * }{@value #CAPACITY} values everything is kept and all answers are exact. Beyond, a sketch knows its own
 * error: each halving of level {@code h} moves any rank by {@code 2^h}, 0 or {@code -2^h} with mean 0, so with {@code V}
 * the sum of {@code 4^h} over all halvings a rank is wrong by more than {@code t} with probability at most
 * {@code 2 exp(-t^2 / 2V)} (Azuma and Hoeffding): {@link #rankError}, about 0.6 % at 99 % for any size. Merges add the
 * {@code V} of their parts. Parts with the very same values make the same error, which then is that of one part.
 *
 * <p>Same values in the same order, same bits; {@code a.merge(b)} equals {@code b.merge(a)}. -0.0 equals 0.0, infinities
 * are values, NaN is refused. It holds values of the column as they were, each for itself. Immutable; build one with
 * {@link Builder}. Cost: O(1) a value on average.
 *
 * <p>Source: Karnin, Lang and Liberty (2016), <a href="https://arxiv.org/abs/1603.05346">arXiv:1603.05346</a>.
 */
public final class KllSketch {
    /** Values of the highest level. */
    public static final int CAPACITY = 1024;

    private static final double SHRINKAGE = 2.0 / 3;
    private static final int LEAST_CAPACITY = 8;
    private static final int MOST_LEVELS = 60;
    private static final int LEAST_BUFFER = 256;
    private static final int MOST_BUFFER = 8192;
    private static final long SEED = new Seed(0).child("quantiles").value();

    private final double[][] levels;
    private final double variance;

    private KllSketch(double[][] levels, double variance) {
        this.levels = levels;
        this.variance = variance;
    }

    /** Takes values; not thread-safe. */
    public static final class Builder {
        private @Nullable SortScratch scratch;
        private double[] buffer = {};
        private int buffered;
        private double[][] levels = {{}};
        private double variance;

        /** Counts a value that is not NaN. */
        public void add(double value) {
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("a value must not be NaN");
            }
            if (buffered == buffer.length) {
                makeRoom();
            }
            buffer[buffered++] = value + 0.0;
        }

        private void makeRoom() {
            if (buffer.length < MOST_BUFFER) {
                buffer = Arrays.copyOf(buffer, Math.max(LEAST_BUFFER, 2 * buffer.length));
            } else {
                flush();
            }
        }

        private void flush() {
            if (buffered == 0) {
                return;
            }
            if (buffered < MOST_BUFFER) {
                Arrays.sort(buffer, 0, buffered);
            } else {
                scratch = scratch == null ? new SortScratch() : scratch;
                RadixSort.sort(buffer, 0, buffered, buffer, 0, scratch);
            }
            levels[0] = merged(levels[0], levels[0].length, buffer, buffered);
            buffered = 0;
            compress();
        }

        private void compress() {
            while (total(levels) > room(levels.length)) {
                int h = 0;
                while (levels[h].length < capacity(h, levels.length)) {
                    h++;
                }
                if (h + 1 == levels.length) {
                    levels = Arrays.copyOf(levels, h + 2);
                    levels[h + 1] = new double[0];
                }
                halve(h);
            }
        }

        /** Of an odd number of values the smallest stays, with its weight. */
        private void halve(int h) {
            double[] level = levels[h];
            int odd = level.length & 1;
            int start = odd + (int) (hash(level, h) >>> 63);
            double[] half = new double[level.length / 2];
            for (int i = 0; i < half.length; i++) {
                half[i] = level[start + 2 * i];
            }
            levels[h] = Arrays.copyOf(level, odd);
            levels[h + 1] = merged(levels[h + 1], levels[h + 1].length, half, half.length);
            variance += Math.scalb(1.0, 2 * h);
        }

        public KllSketch build() {
            flush();
            return new KllSketch(levels.clone(), variance);
        }
    }

    private static long hash(double[] level, int h) {
        long hash = SEED + h;
        for (double value : level) {
            hash = (hash ^ Double.doubleToLongBits(value)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return new Seed(hash).child(h).value();
    }

    private static int capacity(int level, int levels) {
        return Math.max(LEAST_CAPACITY, (int) Math.ceil(CAPACITY * Math.pow(SHRINKAGE, levels - 1.0 - level)));
    }

    /** As many values as all levels may hold; one level alone holds what many would. */
    private static int room(int levels) {
        int room = 0;
        for (int h = 0; h < levels; h++) {
            room += capacity(h, levels);
        }
        return Math.max(3 * CAPACITY, room);
    }

    private static int total(double[][] levels) {
        int total = 0;
        for (double[] level : levels) {
            total += level.length;
        }
        return total;
    }

    private static double[] merged(double[] a, int n, double[] b, int m) {
        double[] merged = new double[n + m];
        int i = 0;
        int j = 0;
        for (int k = 0; k < merged.length; k++) {
            merged[k] = j == m || i < n && a[i] <= b[j] ? a[i++] : b[j++];
        }
        return merged;
    }

    /** The sketch of the values of both. */
    public KllSketch merge(KllSketch other) {
        Builder builder = new Builder();
        builder.levels = new double[Math.max(levels.length, other.levels.length)][];
        for (int h = 0; h < builder.levels.length; h++) {
            double[] mine = h < levels.length ? levels[h] : new double[0];
            double[] theirs = h < other.levels.length ? other.levels[h] : new double[0];
            builder.levels[h] = merged(mine, mine.length, theirs, theirs.length);
        }
        builder.variance = variance + other.variance;
        builder.compress();
        return builder.build();
    }

    /** Values counted. */
    public long values() {
        long values = 0;
        for (int h = 0; h < levels.length; h++) {
            values += (long) levels[h].length << h;
        }
        return values;
    }

    /** Whether every value is kept, so that all answers are exact. */
    public boolean exact() {
        return variance == 0;
    }

    /**
     * By how much a share of values at or below a point may be wrong, with that confidence; 0 while exact.
     *
     * @param confidence in (0, 1)
     */
    public double rankError(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be in (0, 1), was " + confidence);
        }
        return exact() ? 0 : Math.sqrt(2 * variance * Math.log(2 / (1 - confidence))) / values();
    }

    /** By how much any such share may be wrong, at all points at once, with that confidence. */
    public double largestRankError(double confidence) {
        // Between two points whose shares differ by 1/POINTS no share is wrong by more than at these and 1/POINTS.
        int points = 1000;
        return exact() ? 0 : rankError(1 - (1 - confidence) / points) + 1.0 / points;
    }

    /** The share of values at or below a point; undefined without values. */
    public double rank(double value) {
        long below = 0;
        for (int h = 0; h < levels.length; h++) {
            below += (long) upTo(levels[h], value) << h;
        }
        return (double) below / required();
    }

    private static int upTo(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The smallest kept value with at least that share of values at or below it; undefined without values. */
    public double quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in [0, 1], was " + share);
        }
        double wanted = Math.max(1, Math.ceil(share * required() * (1 - 1e-15)));
        List<Kept> kept = kept();
        long upTo = 0;
        for (Kept one : kept) {
            upTo += one.weight;
            if (upTo >= wanted) {
                return one.value;
            }
        }
        return kept.get(kept.size() - 1).value;
    }

    /**
     * A kept value.
     *
     * @param value as it was in the column
     * @param weight values that it stands for
     */
    public record Kept(double value, long weight) {}

    /** All kept values, ascending. */
    public List<Kept> kept() {
        List<Kept> kept = new ArrayList<>();
        for (int h = 0; h < levels.length; h++) {
            for (double value : levels[h]) {
                kept.add(new Kept(value, 1L << h));
            }
        }
        kept.sort((a, b) -> a.value != b.value ? Double.compare(a.value, b.value) : Long.compare(a.weight, b.weight));
        return kept;
    }

    private long required() {
        long values = values();
        if (values == 0) {
            throw new UndefinedStatisticException("there are no values");
        }
        return values;
    }

    Object tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("variance", variance);
        List<String> written = new ArrayList<>();
        for (double[] level : levels) {
            ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * level.length);
            for (double value : level) {
                bytes.putDouble(value);
            }
            written.add(Base64.getEncoder().encodeToString(bytes.array()));
        }
        tree.put("levels", written);
        return tree;
    }

    static KllSketch read(JsonValue json) {
        List<JsonValue> written = json.get("levels").elements();
        double variance = json.get("variance").asDouble();
        if (written.isEmpty() || written.size() > MOST_LEVELS || !(variance >= 0)) {
            throw new JsonException(
                    json.path() + ": 1 to " + MOST_LEVELS + " levels and a variance not below 0 were expected");
        }
        double[][] levels = new double[written.size()][];
        for (int h = 0; h < levels.length; h++) {
            levels[h] = readLevel(written.get(h));
        }
        if (total(levels) > room(levels.length)) {
            throw new JsonException(json.path() + ": holds more values than a sketch keeps");
        }
        return new KllSketch(levels, variance);
    }

    private static double[] readLevel(JsonValue json) {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getDecoder().decode(json.asString()));
        } catch (IllegalArgumentException e) {
            throw new JsonException(json.path() + ": is not base64: " + e.getMessage());
        }
        double[] level = new double[bytes.remaining() / Double.BYTES];
        for (int i = 0; i < level.length; i++) {
            level[i] = bytes.getDouble();
            if (Double.isNaN(level[i]) || i > 0 && level[i] < level[i - 1]) {
                throw new JsonException(json.path() + ": ascending numbers were expected");
            }
        }
        return level;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KllSketch that && variance == that.variance && Arrays.deepEquals(levels, that.levels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.deepHashCode(levels) + Double.hashCode(variance);
    }

    @Override
    public String toString() {
        return total(levels) + " of " + values() + " values" + (exact() ? "" : ", ranks to " + rankError(0.99));
    }
}
