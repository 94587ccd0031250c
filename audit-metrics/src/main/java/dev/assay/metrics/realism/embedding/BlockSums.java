package dev.assay.metrics.realism.embedding;

import dev.assay.kernel.Parallel;

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
