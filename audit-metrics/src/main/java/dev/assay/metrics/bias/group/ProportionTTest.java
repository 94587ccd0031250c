package dev.assay.metrics.bias.group;

import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/**
 * The two-sample t test on rows coded 0 and 1, as aequitas reports it: Student's when the Brown-Forsythe test (deviations
 * from the median) accepts equal variances at 5 %, else Welch's. Kept to reproduce its reports: a test chosen after a
 * pretest does not hold its level, and {@link TwoProportionTest#test} is exact where it must be.
 */
public final class ProportionTTest {
    private static final double PRETEST_LEVEL = 0.05;

    private ProportionTTest() {}

    /** Two-sided test of a group's rate against a reference group's. */
    public static TestResult aequitas(GroupRate reference, GroupRate group) {
        if (reference.trials() < 2 || group.trials() < 2) {
            throw new UndefinedStatisticException("a t test needs two rows in each group");
        }
        boolean equal = pooled(deviation(reference), deviation(group)) >= PRETEST_LEVEL;
        double p = equal ? pooled(reference, group) : welch(reference, group);
        if (Double.isNaN(p)) {
            throw new UndefinedStatisticException("neither group's rows vary, so there is no t statistic");
        }
        return new TestResult(reference.value() - group.value(), p, equal ? "Student's t" : "Welch's t");
    }

    /** The rows' absolute deviations from their median: 0/1 again, turned over when most rows are 1. */
    private static GroupRate deviation(GroupRate rate) {
        double ones = 2 * rate.successes();
        // With as many ones as zeros the median is one half and all deviations are the same.
        double successes =
                ones == rate.trials() ? 0 : ones < rate.trials() ? rate.successes() : rate.trials() - rate.successes();
        return new GroupRate(rate.group(), successes, rate.trials());
    }

    private static double pooled(GroupRate a, GroupRate b) {
        return p(a, b, DataDispersion.HOMOSCEDASTIC);
    }

    private static double welch(GroupRate a, GroupRate b) {
        return p(a, b, DataDispersion.HETEROSCEDASTIC);
    }

    private static double p(GroupRate a, GroupRate b, DataDispersion dispersion) {
        double varianceA = variance(a);
        double varianceB = variance(b);
        if (a.value() == b.value() && varianceA + varianceB > 0) {
            return 1;
        }
        if (varianceA + varianceB == 0) {
            return Double.NaN;
        }
        return TTest.withDefaults()
                .with(dispersion)
                .test(a.value(), varianceA, Math.round(a.trials()), b.value(), varianceB, Math.round(b.trials()))
                .getPValue();
    }

    private static double variance(GroupRate rate) {
        return rate.value() * (1 - rate.value()) * rate.trials() / (rate.trials() - 1);
    }
}
