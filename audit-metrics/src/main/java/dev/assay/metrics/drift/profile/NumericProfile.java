package dev.assay.metrics.drift.profile;

import dev.assay.data.Column;
import dev.assay.data.NumericColumn;
import dev.assay.json.JsonException;
import dev.assay.json.JsonValue;
import dev.assay.metrics.drift.batch.FrozenBins;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.numbers.core.Sum;

/**
 * The summary of a numeric column. Counts, ends and distinct values merge exactly; the sums are compensated and taken
 * about a fixed origin, so that the mean and deviation of any split agree to rounding.
 *
 * @param name of the column
 * @param bins cells fixed on the reference
 * @param origin mean of the reference, about which sums are taken
 * @param counts values in each bin
 * @param missing rows without a value
 * @param infinite infinite values: they are in the bins, not in the sums
 * @param sum of {@code v - origin}
 * @param squares sum of {@code (v - origin)^2}
 * @param smallest value, infinite when there is none
 * @param largest value, negative infinite when there is none
 * @param distinct sketch of the distinct values
 * @param quantiles sketch of the ranks of all values, infinite ones included
 */
public record NumericProfile(
        String name,
        FrozenBins bins,
        double origin,
        List<Long> counts,
        long missing,
        long infinite,
        double sum,
        double squares,
        double smallest,
        double largest,
        HyperLogLog distinct,
        KllSketch quantiles)
        implements ColumnProfile {
    private static final int BINS = 10;

    public NumericProfile {
        counts = List.copyOf(counts);
    }

    /** Fixes deciles and origin on this column; undefined when it has no value. */
    static NumericProfile of(NumericColumn column) {
        FrozenBins bins = FrozenBins.quantiles(column.values(), BINS);
        Sum total = Sum.create();
        long n = 0;
        for (double value : column.values()) {
            if (Double.isFinite(value)) {
                total.add(value);
                n++;
            }
        }
        double mean = n == 0 ? 0 : total.getAsDouble() / n;
        return summary(column, bins, Double.isFinite(mean) ? mean : 0);
    }

    private static NumericProfile summary(NumericColumn column, FrozenBins bins, double origin) {
        long[] counts = new long[bins.size()];
        long missing = 0;
        long infinite = 0;
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        Sum sum = Sum.create();
        Sum squares = Sum.create();
        HyperLogLog.Builder distinct = new HyperLogLog.Builder();
        KllSketch.Builder quantiles = new KllSketch.Builder();
        for (double value : column.values()) {
            if (Double.isNaN(value)) {
                missing++;
                continue;
            }
            counts[bins.bin(value)]++;
            distinct.add(value);
            quantiles.add(value);
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
            if (Double.isInfinite(value)) {
                infinite++;
            } else {
                double d = value - origin;
                sum.add(d);
                squares.addProduct(d, d);
            }
        }
        return new NumericProfile(
                column.name(),
                bins,
                origin,
                LongStream.of(counts).boxed().toList(),
                missing,
                infinite,
                sum.getAsDouble(),
                squares.getAsDouble(),
                smallest,
                largest,
                distinct.build(),
                quantiles.build());
    }

    @Override
    public List<String> labels() {
        return IntStream.range(0, bins.size()).mapToObj(bins::label).toList();
    }

    /** Mean of the finite values; undefined without one. */
    public double mean() {
        return origin + sum / finite(1);
    }

    /** Standard deviation of the finite values, divisor n - 1; undefined for fewer than two. */
    public double standardDeviation() {
        double n = finite(2);
        return Math.sqrt(Math.max(0, squares - sum * sum / n) / (n - 1));
    }

    private double finite(int least) {
        long n = values() - infinite;
        if (n < least) {
            throw new UndefinedStatisticException(name + " needs at least " + least + " finite values, has " + n);
        }
        return n;
    }

    @Override
    public NumericProfile count(Column column) {
        if (column instanceof NumericColumn numeric) {
            return summary(numeric, bins, origin);
        }
        throw new IllegalArgumentException("column " + name + " is numeric in the profile, was " + column.kind());
    }

    @Override
    public boolean sameCells(ColumnProfile other) {
        return other instanceof NumericProfile that
                && name.equals(that.name)
                && bins.equals(that.bins)
                && origin == that.origin;
    }

    @Override
    public NumericProfile merge(ColumnProfile other) {
        if (!(other instanceof NumericProfile that) || !sameCells(other)) {
            throw new IllegalArgumentException("profiles of " + name + " merge only when counted on the same cells");
        }
        List<Long> merged = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            merged.add(counts.get(i) + that.counts.get(i));
        }
        return new NumericProfile(
                name,
                bins,
                origin,
                merged,
                missing + that.missing,
                infinite + that.infinite,
                sum + that.sum,
                squares + that.squares,
                Math.min(smallest, that.smallest),
                Math.max(largest, that.largest),
                distinct.merge(that.distinct),
                quantiles.merge(that.quantiles));
    }

    @Override
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put("kind", "numeric");
        double[] cuts = bins.cuts();
        List<Object> written = new ArrayList<>();
        for (double cut : cuts) {
            written.add(number(cut));
        }
        tree.put("cuts", written);
        tree.put("low", number(bins.low()));
        tree.put("high", number(bins.high()));
        tree.put("origin", origin);
        tree.put("counts", counts);
        tree.put("missing", missing);
        tree.put("infinite", infinite);
        tree.put("sum", number(sum));
        tree.put("squares", number(squares));
        tree.put("smallest", number(smallest));
        tree.put("largest", number(largest));
        tree.put("distinct", distinct.tree());
        tree.put("quantiles", quantiles.tree());
        return tree;
    }

    static NumericProfile read(JsonValue json) {
        FrozenBins bins;
        try {
            bins = FrozenBins.at(
                    json.get("cuts").asDoubles(),
                    json.get("low").asDouble(),
                    json.get("high").asDouble());
        } catch (IllegalArgumentException e) {
            throw new JsonException(json.path() + ": " + e.getMessage());
        }
        List<Long> counts = Profile.readCounts(json.get("counts"), bins.size());
        return new NumericProfile(
                json.get("name").asString(),
                bins,
                json.get("origin").asDouble(),
                counts,
                json.get("missing").asLong(),
                json.get("infinite").asLong(),
                json.get("sum").asDouble(),
                json.get("squares").asDouble(),
                json.get("smallest").asDouble(),
                json.get("largest").asDouble(),
                HyperLogLog.read(json.get("distinct")),
                KllSketch.read(json.get("quantiles")));
    }

    /** JSON has no infinities; the reader takes their names. */
    private static Object number(double value) {
        return Double.isFinite(value) ? (Object) value : Double.toString(value);
    }
}
