package dev.assay.benchmarks;

import dev.assay.audit.Conclusion;
import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.stats.Seed;
import java.io.PrintStream;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How often the verdicts on three groups of 30, 100 and 1000 rows a side are wrong: disparities claimed where both sides
 * have one rate, and equivalence claimed for a group whose gap changed by just the tolerance.
 */
final class BiasErrorRates {
    private static final int[] SIZES = {30, 100, 1000};
    private static final double TOLERANCE = 0.05;

    private BiasErrorRates() {}

    static void print(int runs, PrintStream out) {
        out.println("| rows | rate | change of one gap | any disparity claimed | that gap claimed within tolerance |");
        out.println("|---|---|---|---|---|");
        for (int factor : new int[] {1, 10}) {
            for (double rate : new double[] {0.05, 0.3, 0.5}) {
                for (double shift : new double[] {0, TOLERANCE}) {
                    out.println(row(runs, factor, rate, shift));
                }
            }
        }
    }

    private static String row(int runs, int factor, double rate, double shift) {
        UniformRandomProvider random =
                new Seed(1).child(factor + " " + rate + " " + shift).random();
        int last = SIZES.length - 1;
        int disparities = 0;
        int within = 0;
        for (int run = 0; run < runs; run++) {
            GroupRate[] human = new GroupRate[SIZES.length];
            GroupRate[] synthetic = new GroupRate[SIZES.length];
            for (int g = 0; g < SIZES.length; g++) {
                human[g] = draw(random, SIZES[g] * factor, rate);
                synthetic[g] = draw(random, SIZES[g] * factor, g == last ? rate + shift : rate);
            }
            boolean claimed = false;
            for (int g = 0; g < SIZES.length; g++) {
                Conclusion verdict = new DisparityChange(human[g], others(human, g), synthetic[g], others(synthetic, g))
                        .verdict(TOLERANCE, SIZES.length);
                claimed |= verdict == Conclusion.DISPARITY;
                within += g == last && verdict == Conclusion.WITHIN_TOLERANCE ? 1 : 0;
            }
            disparities += claimed ? 1 : 0;
        }
        return String.format(
                Locale.ROOT,
                "| %d, %d, %d | %.2f | %.2f | %.3f | %.3f |",
                SIZES[0] * factor,
                SIZES[1] * factor,
                SIZES[2] * factor,
                rate,
                shift,
                (double) disparities / runs,
                (double) within / runs);
    }

    private static GroupRate draw(UniformRandomProvider random, int rows, double rate) {
        int successes = 0;
        for (int i = 0; i < rows; i++) {
            successes += random.nextDouble() < rate ? 1 : 0;
        }
        return new GroupRate("group", successes, rows);
    }

    private static GroupRate others(GroupRate[] groups, int own) {
        GroupRate others = new GroupRate("others", 0, 0);
        for (int g = 0; g < groups.length; g++) {
            others = g == own ? others : others.plus(groups[g]);
        }
        return others;
    }
}
