package dev.assay.metrics.bias.slice;

import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The worst slices: conjunctions of up to a few {@code column = value} conditions with both many rows and a high mean error.
 *
 * <p>{@code score = alpha (mean error in the slice / mean error - 1) - (1 - alpha) (n / size - 1)} (Sagadeeva and Boehm
 * 2021); a positive score means worse than average by more than its smallness costs. The search is exact: a branch is cut
 * only when an upper bound on every slice below it cannot reach the k-th best. Ties with the k-th are all returned.
 *
 * <p>No alpha suits all data: with a common error even strong slices score below 0. Such slices are still returned, unless
 * {@link Options#positiveOnly}; {@link Slice#isWorse} tells them apart. A slice found by search is not a test:
 * {@link HonestSlices} tests on rows that the search has not seen. Cost: one bitset intersection a candidate.
 */
public final class SliceLine {
    /**
     * @param alpha weight of error against size, in (0, 1]
     * @param k how many slices are wanted
     * @param maxConditions largest number of conditions
     * @param minSupport smallest size
     * @param positiveOnly whether slices that score 0 or less are left out, as sliceline does
     */
    public record Options(double alpha, int k, int maxConditions, int minSupport, boolean positiveOnly) {
        public Options {
            if (!(alpha > 0 && alpha <= 1)) {
                throw new IllegalArgumentException("alpha must be in (0, 1], was " + alpha);
            }
            if (k < 1 || maxConditions < 1 || minSupport < 1) {
                throw new IllegalArgumentException("k, maxConditions and minSupport must be at least 1, were " + k
                        + ", " + maxConditions + ", " + minSupport);
            }
        }

        /** Alpha 0.95, ten slices of up to three conditions and {@code max(32, n / 100)} rows. */
        public static Options defaults(int rows) {
            return new Options(0.95, 10, 3, Math.max(32, rows / 100), false);
        }

        public Options withK(int number) {
            return new Options(alpha, number, maxConditions, minSupport, positiveOnly);
        }

        public Options withAlpha(double weight) {
            return new Options(weight, k, maxConditions, minSupport, positiveOnly);
        }
    }

    /** One condition: the column has this value. */
    public record Condition(int column, int value) {}

    /**
     * A slice.
     *
     * @param conditions in order of column
     * @param score see {@link SliceLine}
     * @param size number of rows
     * @param errorSum sum of their errors
     * @param maxError largest error among them
     */
    public record Slice(List<Condition> conditions, double score, int size, double errorSum, double maxError) {
        public Slice {
            conditions = List.copyOf(conditions);
        }

        public double meanError() {
            return errorSum / size;
        }

        /** Whether it is worse than average by more than its smallness costs. */
        public boolean isWorse() {
            return score > 0;
        }
    }

    private static final double SLACK = 1e-12;

    private final double[] errors;
    private final Options options;
    private final double total;
    private final List<Item> items = new ArrayList<>();
    private final List<Slice> found = new ArrayList<>();
    private final long[] errorBits;
    private final double unitError;
    private double threshold = Double.NEGATIVE_INFINITY;

    private record Item(Condition condition, Bits rows) {}

    private SliceLine(int[][] codes, int[] sizes, double[] errors, Options options) {
        this.errors = errors;
        this.options = options;
        double sum = 0;
        double largest = 0;
        for (double error : errors) {
            if (!(error >= 0)) {
                throw new IllegalArgumentException("errors must not be negative or missing, was " + error);
            }
            sum += error;
            largest = Math.max(largest, error);
        }
        if (!(sum > 0)) {
            throw new UndefinedStatisticException("there is no error in any row, so no slice is worse than another");
        }
        total = sum;
        unitError = largest;
        boolean binary = true;
        for (double error : errors) {
            binary &= error == 0 || error == largest;
        }
        errorBits = binary ? Bits.where(errors.length, i -> errors[i] > 0).words() : new long[0];
        for (int c = 0; c < codes.length; c++) {
            int[] column = codes[c];
            for (int v = 0; v < sizes[c]; v++) {
                int value = v;
                Bits rows = Bits.where(errors.length, i -> column[i] == value);
                if (rows.count() >= options.minSupport()) {
                    items.add(new Item(new Condition(c, v), rows));
                }
            }
        }
    }

    /**
     * The worst slices, the worst first.
     *
     * @param codes for each column the code of every row; a negative code (missing) is in no slice of that column
     * @param sizes number of values of each column
     * @param errors not negative, one a row; 0 and 1 for mistakes
     */
    public static List<Slice> search(int[][] codes, int[] sizes, double[] errors, Options options) {
        SliceLine search = new SliceLine(codes, sizes, errors, options);
        // Worst single conditions first, so that the threshold rises early.
        search.items.sort(Comparator.comparingDouble(
                        (Item item) -> -search.slice(List.of(), item).score())
                .thenComparing(item -> item.condition().column())
                .thenComparing(item -> item.condition().value()));
        search.extend(List.of(), Bits.all(errors.length), 0);
        search.found.sort(order());
        return List.copyOf(search.found);
    }

    private static Comparator<Slice> order() {
        return Comparator.comparingDouble(Slice::score)
                .reversed()
                .thenComparing(slice -> slice.conditions().size())
                .thenComparing(slice -> slice.conditions().toString());
    }

    private void extend(List<Condition> conditions, Bits rows, int from) {
        boolean last = conditions.size() + 1 == options.maxConditions();
        Bits wrong = last && errorBits.length > 0 ? rows.and(new Bits(errorBits)) : rows;
        for (int i = from; i < items.size(); i++) {
            Item item = items.get(i);
            if (conditions.stream().anyMatch(c -> c.column() == item.condition().column())) {
                continue;
            }
            if (last && errorBits.length > 0) {
                finish(conditions, rows, wrong, item);
                continue;
            }
            Bits below = conditions.isEmpty() ? item.rows() : rows.and(item.rows());
            int size = below.count();
            if (size < options.minSupport()) {
                continue;
            }
            List<Condition> extended = new ArrayList<>(conditions);
            extended.add(item.condition());
            Slice slice = measure(extended, below, size);
            offer(slice);
            if (extended.size() < options.maxConditions() && bound(slice) >= threshold - SLACK) {
                extend(extended, below, i + 1);
            }
        }
    }

    /** A slice that is not extended needs no bitmap of its own, and one that cannot compete no object. */
    private void finish(List<Condition> conditions, Bits rows, Bits wrong, Item item) {
        int size = rows.countAnd(item.rows().words());
        if (size < options.minSupport()) {
            return;
        }
        double sum = wrong.countAnd(item.rows().words()) * unitError;
        if (score(sum, size) >= threshold - SLACK) {
            List<Condition> extended = new ArrayList<>(conditions);
            extended.add(item.condition());
            extended.sort(Comparator.comparingInt(Condition::column));
            offer(new Slice(extended, score(sum, size), size, sum, sum > 0 ? unitError : 0));
        }
    }

    private Slice slice(List<Condition> conditions, Item item) {
        List<Condition> extended = new ArrayList<>(conditions);
        extended.add(item.condition());
        return measure(extended, item.rows(), item.rows().count());
    }

    private Slice measure(List<Condition> conditions, Bits rows, int size) {
        double sum = 0;
        double largest = 0;
        if (errorBits.length > 0) {
            int wrong = rows.countAnd(errorBits);
            sum = wrong * unitError;
            largest = wrong > 0 ? unitError : 0;
        } else {
            for (int i = rows.next(0); i >= 0; i = rows.next(i + 1)) {
                sum += errors[i];
                largest = Math.max(largest, errors[i]);
            }
        }
        List<Condition> ordered = new ArrayList<>(conditions);
        ordered.sort(Comparator.comparingInt(Condition::column));
        return new Slice(ordered, score(sum, size), size, sum, largest);
    }

    private double score(double sum, double size) {
        double n = errors.length;
        return options.alpha() * (sum / size / (total / n) - 1) - (1 - options.alpha()) * (n / size - 1);
    }

    /** No slice inside this one scores more: errors, size and largest error can only shrink. */
    private double bound(Slice slice) {
        double smallest = options.minSupport();
        double full = slice.maxError() == 0 ? smallest : slice.errorSum() / slice.maxError();
        double best = Double.NEGATIVE_INFINITY;
        for (double size : new double[] {smallest, Math.min(slice.size(), Math.max(smallest, full)), slice.size()}) {
            best = Math.max(best, score(Math.min(slice.errorSum(), size * slice.maxError()), size));
        }
        return best;
    }

    private void offer(Slice slice) {
        if (options.positiveOnly() && !slice.isWorse() || slice.score() < threshold - SLACK) {
            return;
        }
        found.add(slice);
        if (found.size() >= options.k()) {
            double[] scores = found.stream().mapToDouble(Slice::score).toArray();
            Arrays.sort(scores);
            threshold = scores[scores.length - options.k()];
            found.removeIf(kept -> kept.score() < threshold - SLACK);
        }
    }
}
