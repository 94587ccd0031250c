package dev.assay.benchmarks;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.metrics.drift.DriftVerdict;
import dev.assay.metrics.drift.profile.Profile;
import dev.assay.metrics.drift.profile.ProfileComparison;
import dev.assay.metrics.drift.profile.ProfileComparison.ColumnShift;
import dev.assay.metrics.realism.ChiSquare;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.stats.Seed;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How often batches without drift, and batches with a stated one, are called drifted: by the size-aware verdict and by the
 * fixed limits in common use. Prints Markdown.
 *
 * <p>Every column is a function of a standard normal value: itself, its exponential, itself rounded to whole numbers, or
 * the one of 20 equally likely classes into which it falls. Drift moves the normal value by half a deviation, which is a
 * stability index of about 0.25.
 */
final class DriftErrorRates {
    private static final double SHIFT = 0.5;
    private static final int CLASSES = 20;
    private static final int[][] SIZES = {{100, 100}, {1000, 100}, {1000, 1000}, {10_000, 10_000}};
    private static final double[] CUTS = IntStream.range(1, CLASSES)
            .mapToDouble(i -> NormalDistribution.of(0, 1).inverseCumulativeProbability((double) i / CLASSES))
            .toArray();

    private enum Shape {
        NORMAL,
        SKEWED,
        TIED,
        CATEGORIES
    }

    private enum Rule {
        VERDICT,
        INDEX_ABOVE_TENTH,
        INDEX_ABOVE_QUARTER,
        TEST,
        JENSEN_SHANNON
    }

    private DriftErrorRates() {}

    static void print(int replicates, PrintStream out) {
        out.println(
                "| rows | column | batches | DRIFT | UNDERPOWERED | PSI > 0.1 | PSI > 0.25 | p < 0.05 | JS distance > 0.1 |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        Seed seed = new Seed(1).child("drift error rates");
        for (int[] size : SIZES) {
            for (Shape shape : Shape.values()) {
                for (double shift : new double[] {0, SHIFT}) {
                    Seed cell = seed.child(size[0] + "/" + size[1] + shape + shift);
                    out.println("| " + size[0] + " / " + size[1] + " | "
                            + shape.name().toLowerCase(Locale.ROOT) + " | " + (shift == 0 ? "same" : "shifted") + " | "
                            + row(size, shape, shift, replicates, cell));
                }
            }
        }
    }

    private static String row(int[] size, Shape shape, double shift, int replicates, Seed seed) {
        Map<Rule, Integer> alarms = new EnumMap<>(Rule.class);
        int underpowered = 0;
        for (int i = 0; i < replicates; i++) {
            UniformRandomProvider random = seed.child(i).random();
            Dataset reference = sample(shape, size[0], 0, random);
            Dataset batch = sample(shape, size[1], shift, random);
            Profile profile = Profile.of(reference);
            Profile current = profile.count(batch);
            ColumnShift found = ProfileComparison.of(profile, current).columns().get(0);
            underpowered += found.verdict() == DriftVerdict.UNDERPOWERED ? 1 : 0;
            count(alarms, Rule.VERDICT, found.verdict() == DriftVerdict.DRIFT);
            count(alarms, Rule.INDEX_ABOVE_TENTH, found.index() > 0.1);
            count(alarms, Rule.INDEX_ABOVE_QUARTER, found.index() > 0.25);
            count(alarms, Rule.TEST, pValue(reference.column("x"), batch.column("x"), profile, current) < 0.05);
            count(alarms, Rule.JENSEN_SHANNON, Math.sqrt(found.jensenShannon()) > 0.1);
        }
        StringBuilder row = new StringBuilder();
        for (Rule rule : Rule.values()) {
            row.append(percent(alarms.getOrDefault(rule, 0), replicates)).append(" | ");
            if (rule == Rule.VERDICT) {
                row.append(percent(underpowered, replicates)).append(" | ");
            }
        }
        return row.toString().strip();
    }

    private static void count(Map<Rule, Integer> alarms, Rule rule, boolean alarm) {
        alarms.merge(rule, alarm ? 1 : 0, Integer::sum);
    }

    private static String percent(int count, int of) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * count / of);
    }

    /** Kolmogorov-Smirnov for numbers, chi-square for categories. */
    private static double pValue(Column reference, Column batch, Profile profile, Profile current) {
        if (reference instanceof NumericColumn x && batch instanceof NumericColumn y) {
            return KolmogorovSmirnov.test(x.values(), y.values()).pValue();
        }
        return ChiSquare.homogeneity(counts(profile), counts(current)).pValue();
    }

    private static double[] counts(Profile profile) {
        return profile.columns().get(0).counts().stream()
                .limit(CLASSES)
                .mapToDouble(Long::doubleValue)
                .toArray();
    }

    private static Dataset sample(Shape shape, int rows, double shift, UniformRandomProvider random) {
        double[] values = ZigguratSampler.NormalizedGaussian.of(random)
                .samples(rows)
                .map(z -> z + shift)
                .toArray();
        if (shape == Shape.CATEGORIES) {
            String[] classes = new String[rows];
            for (int i = 0; i < rows; i++) {
                int at = Arrays.binarySearch(CUTS, values[i]);
                classes[i] = "class " + (at < 0 ? -at - 1 : at);
            }
            return Dataset.of("sample", List.of(CategoricalColumn.of("x", classes)));
        }
        for (int i = 0; i < rows; i++) {
            values[i] = switch (shape) {
                case SKEWED -> Math.exp(values[i]);
                case TIED -> Math.rint(values[i]);
                default -> values[i];
            };
        }
        return Dataset.of("sample", List.of(NumericColumn.wrap("x", values)));
    }
}
