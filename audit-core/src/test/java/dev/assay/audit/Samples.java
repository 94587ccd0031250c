package dev.assay.audit;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.stats.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Small made-up datasets for tests of the audit. */
final class Samples {
    private Samples() {}

    /** Columns "x", normal around {@code mean}, and "colour", one of three. */
    static Dataset draw(String name, int rows, double mean, long seed) {
        UniformRandomProvider random = new Seed(seed).random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] x = new double[rows];
        String[] colour = new String[rows];
        for (int row = 0; row < rows; row++) {
            x[row] = mean + normal.sample();
            colour[row] = new String[] {"red", "green", "blue"}[random.nextInt(3)];
        }
        return Dataset.of(name, NumericColumn.wrap("x", x), CategoricalColumn.of("colour", colour));
    }
}
