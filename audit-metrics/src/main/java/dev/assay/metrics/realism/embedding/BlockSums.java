package dev.assay.metrics.realism.embedding;

import dev.assay.kernel.FloatTiles;
import dev.assay.kernel.PairFunction;
import dev.assay.kernel.Parallel;
import java.util.Arrays;

/**
 * Sums of a kernel over all pairs of points, by the groups of the two points: everything that discrepancies of merged
 * groups need, from one pass.
 */
final class BlockSums {
    private final double[][] sums;
    private final double[] diagonal;
    private final int[] sizes;

    private BlockSums(double[][] sums, double[] diagonal, int[] sizes) {
        this.sums = sums;
        this.diagonal = diagonal;
        this.sizes = sizes;
    }

    /**
     * @param points all points, both sides
     * @param group of each point, in [0, groups)
     */
    static BlockSums of(Points points, int[] group, int groups, PairKernel kernel, Parallel parallel) {
        DistanceTiles tiles = new DistanceTiles(points);
        int tasks = DistanceTiles.tasks(points);
        double[][] partial = new double[tasks][];
        double[] self = new double[points.rows()];
        parallel.run(tasks, task -> {
            double[] local = new double[groups * groups];
            DistanceTiles.Consumer add = (query, from, count, values) -> {
                apply(kernel, values, count);
                int row = group[query] * groups;
                for (int j = 0; j < count; j++) {
                    local[row + group[from + j]] += values[j];
                }
                if (query >= from && query < from + count) {
                    self[query] = values[query - from];
                }
            };
            if (kernel instanceof PairKernel.Gaussian || kernel instanceof PairKernel.Distance) {
                tiles.squaredDistances(points, task, add);
            } else {
                tiles.dots(points, task, add);
            }
            partial[task] = local;
        });
        double[][] sums = new double[groups][groups];
        for (double[] local : partial) {
            for (int g = 0; g < groups; g++) {
                for (int h = 0; h < groups; h++) {
                    sums[g][h] += local[g * groups + h];
                }
            }
        }
        double[] diagonal = new double[groups];
        int[] sizes = new int[groups];
        for (int i = 0; i < group.length; i++) {
            diagonal[group[i]] += self[i];
            sizes[group[i]]++;
        }
        return new BlockSums(sums, diagonal, sizes);
    }

    /**
     * The same of floats, by tiles of single-precision products; each pair is computed once. Rows are put in the order of their
     * groups first, so that a tile's row meets each group as one run.
     *
     * @param points all points, both sides; near the origin, where distances keep most digits
     * @param group of each point, in [0, groups)
     */
    static BlockSums of(FloatPoints points, int[] group, int groups, PairKernel kernel, Parallel parallel) {
        int[] starts = new int[groups + 1];
        for (int g : group) {
            starts[g + 1]++;
        }
        int[] sizes = Arrays.copyOfRange(starts, 1, groups + 1);
        for (int g = 0; g < groups; g++) {
            starts[g + 1] += starts[g];
        }
        int[] next = starts.clone();
        int[] order = new int[group.length];
        for (int i = 0; i < group.length; i++) {
            order[next[group[i]]++] = i;
        }
        FloatPoints sorted = points.select(order);
        int d = points.dimension();
        float[] norms = FloatTiles.squaredNorms(sorted.values(), 0, sorted.rows(), d);
        PairFunction function = function(kernel);
        double[][][] partial = new double[FloatTiles.tasks(sorted.rows())][][];
        FloatTiles.dots(
                sorted.values(), 0, sorted.rows(), sorted.values(), 0, sorted.rows(), d, true, parallel, task -> {
                    double[][] local = new double[groups][groups];
                    partial[task] = local;
                    int from = task * FloatTiles.COLUMNS;
                    float[] columnNorms =
                            Arrays.copyOfRange(norms, from, Math.min(norms.length, from + FloatTiles.COLUMNS));
                    return (row, rows, column, columns, tile) -> {
                        for (int i = 0; i < rows; i++) {
                            function.apply(tile[i], columns, norms[row + i], columnNorms);
                            add(
                                    tile[i],
                                    Math.max(0, row + i + 1 - column),
                                    columns,
                                    column,
                                    starts,
                                    local[group[order[row + i]]]);
                        }
                    };
                });
        double[][] sums = new double[groups][groups];
        for (double[][] local : partial) {
            for (int g = 0; g < groups; g++) {
                for (int h = 0; h < groups; h++) {
                    sums[g][h] += local[g][h];
                    sums[h][g] += local[g][h];
                }
            }
        }
        double[] diagonal = new double[groups];
        for (int i = 0; i < norms.length; i++) {
            diagonal[group[order[i]]] += itself(kernel, norms[i]);
        }
        for (int g = 0; g < groups; g++) {
            sums[g][g] += diagonal[g];
        }
        return new BlockSums(sums, diagonal, sizes);
    }

    /** Adds the values of one row from a column on, a run of equal groups at a time. */
    private static void add(float[] values, int first, int columns, int column, int[] starts, double[] into) {
        int g = 0;
        int j = first;
        while (j < columns) {
            while (starts[g + 1] <= column + j) {
                g++;
            }
            int end = Math.min(columns, starts[g + 1] - column);
            double sum = 0;
            for (; j < end; j++) {
                sum += values[j];
            }
            into[g] += sum;
        }
    }

    private static PairFunction function(PairKernel kernel) {
        if (kernel instanceof PairKernel.Gaussian gaussian) {
            return PairFunction.rbf(gaussian.gamma());
        }
        if (kernel instanceof PairKernel.Distance) {
            return PairFunction.negativeDistance();
        }
        if (kernel instanceof PairKernel.Polynomial polynomial) {
            return PairFunction.polynomial(polynomial.gamma(), polynomial.offset(), polynomial.degree());
        }
        return (values, columns, rowNorm, columnNorms) -> {};
    }

    /** The kernel of a point with itself. */
    private static double itself(PairKernel kernel, double squaredNorm) {
        if (kernel instanceof PairKernel.Gaussian) {
            return 1;
        }
        if (kernel instanceof PairKernel.Distance) {
            return 0;
        }
        return kernel instanceof PairKernel.Polynomial polynomial
                ? Math.pow(polynomial.gamma() * squaredNorm + polynomial.offset(), polynomial.degree())
                : squaredNorm;
    }

    /**
     * The squared discrepancy of two unions of groups.
     *
     * @param human 1 for groups on the human side, else 0
     * @param synthetic 1 for groups on the synthetic side, else 0
     * @param unbiased whether a point's kernel with itself is left out
     */
    double discrepancy(double[] human, double[] synthetic, boolean unbiased) {
        double n = size(human);
        double m = size(synthetic);
        double within = between(human, human);
        double others = between(synthetic, synthetic);
        double cross = between(human, synthetic);
        if (unbiased) {
            within = (within - self(human)) / (n * (n - 1));
            others = (others - self(synthetic)) / (m * (m - 1));
        } else {
            within /= n * n;
            others /= m * m;
        }
        return within + others - 2 * cross / (n * m);
    }

    /** Turns squared distances, or products, into values of the kernel. */
    private static void apply(PairKernel kernel, double[] values, int count) {
        if (kernel instanceof PairKernel.Gaussian gaussian) {
            for (int j = 0; j < count; j++) {
                values[j] = Math.exp(-gaussian.gamma() * values[j]);
            }
        } else if (kernel instanceof PairKernel.Distance) {
            for (int j = 0; j < count; j++) {
                values[j] = -Math.sqrt(values[j]);
            }
        } else if (kernel instanceof PairKernel.Polynomial polynomial) {
            for (int j = 0; j < count; j++) {
                double base = polynomial.gamma() * values[j] + polynomial.offset();
                double power = base;
                for (int p = 1; p < polynomial.degree(); p++) {
                    power *= base;
                }
                values[j] = power;
            }
        }
    }

    private double between(double[] left, double[] right) {
        double sum = 0;
        for (int g = 0; g < left.length; g++) {
            if (left[g] != 0) {
                double[] row = sums[g];
                double part = 0;
                for (int h = 0; h < right.length; h++) {
                    part += right[h] * row[h];
                }
                sum += left[g] * part;
            }
        }
        return sum;
    }

    private double self(double[] side) {
        double sum = 0;
        for (int g = 0; g < side.length; g++) {
            sum += side[g] * diagonal[g];
        }
        return sum;
    }

    private double size(double[] side) {
        double sum = 0;
        for (int g = 0; g < side.length; g++) {
            sum += side[g] * sizes[g];
        }
        return sum;
    }
}
