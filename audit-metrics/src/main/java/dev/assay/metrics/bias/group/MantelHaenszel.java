package dev.assay.metrics.bias.group;

import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * A group's disparity to the others after stratification: does it hold within the strata of another column?
 *
 * <p>Strata without rows on both sides, or with one outcome only, carry no information: they add nothing to the common
 * odds ratio or the tests, and {@link #uninformative} lists them. Sources: Mantel and Haenszel 1959; Robins, Breslow and
 * Greenland 1986 (interval); Breslow and Day 1980; Tarone 1985. Cost: linear in strata.
 *
 * @param strata the 2 x 2 tables
 */
public record MantelHaenszel(List<Stratum> strata) {
    public MantelHaenszel {
        strata = List.copyOf(strata);
        if (strata.isEmpty()) {
            throw new UndefinedStatisticException("there are no strata to pool");
        }
    }

    /**
     * One table.
     *
     * @param name of the stratum
     * @param group rate of the group in it
     * @param others rate of everyone else in it
     */
    public record Stratum(String name, GroupRate group, GroupRate others) {
        double a() {
            return group.successes();
        }

        double b() {
            return others.successes();
        }

        double c() {
            return group.trials() - group.successes();
        }

        double d() {
            return others.trials() - others.successes();
        }

        double n() {
            return group.trials() + others.trials();
        }

        boolean informative() {
            return group.trials() > 0 && others.trials() > 0 && a() + b() > 0 && c() + d() > 0;
        }

        /** Odds of the group over odds of the others; infinite, 0 or NaN when cells are empty. */
        public double oddsRatio() {
            return a() * d() / (b() * c());
        }

        /** Rate of the group minus rate of the others. */
        public double difference() {
            return group.value() - others.value();
        }
    }

    /** Names of the strata that carry no information. */
    public List<String> uninformative() {
        return strata.stream()
                .filter(stratum -> !stratum.informative())
                .map(Stratum::name)
                .toList();
    }

    private List<Stratum> informative() {
        List<Stratum> informative = strata.stream().filter(Stratum::informative).toList();
        if (informative.isEmpty()) {
            throw new UndefinedStatisticException("no stratum has both groups and both outcomes");
        }
        return informative;
    }

    /** The common odds ratio {@code sum(a d / n) / sum(b c / n)}. */
    public double oddsRatio() {
        double above = 0;
        double below = 0;
        for (Stratum s : informative()) {
            above += s.a() * s.d() / s.n();
            below += s.b() * s.c() / s.n();
        }
        return positive(above, below);
    }

    /** The common ratio of rates. */
    public double riskRatio() {
        double above = 0;
        double below = 0;
        for (Stratum s : informative()) {
            above += s.a() * s.others().trials() / s.n();
            below += s.b() * s.group().trials() / s.n();
        }
        return positive(above, below);
    }

    /** The common difference of rates, strata weighted by {@code n1 n2 / n}. */
    public double riskDifference() {
        double above = 0;
        double below = 0;
        for (Stratum s : informative()) {
            double weight = s.group().trials() * s.others().trials() / s.n();
            above += weight * s.difference();
            below += weight;
        }
        return above / below;
    }

    /** The odds ratio of all strata thrown together. */
    public double crudeOddsRatio() {
        return collapsed().oddsRatio();
    }

    /** All strata thrown together. */
    public Stratum collapsed() {
        return strata.stream()
                .reduce((s, t) -> new Stratum(
                        "all strata", s.group().plus(t.group()), s.others().plus(t.others())))
                .orElseThrow();
    }

    /** The interval of the common odds ratio on the log scale, with the variance of Robins, Breslow and Greenland. */
    public Interval oddsRatioInterval(double level) {
        double r = 0;
        double s = 0;
        double pr = 0;
        double psQr = 0;
        double qs = 0;
        for (Stratum stratum : informative()) {
            double p = (stratum.a() + stratum.d()) / stratum.n();
            double q = (stratum.b() + stratum.c()) / stratum.n();
            double ri = stratum.a() * stratum.d() / stratum.n();
            double si = stratum.b() * stratum.c() / stratum.n();
            r += ri;
            s += si;
            pr += p * ri;
            psQr += p * si + q * ri;
            qs += q * si;
        }
        double log = Math.log(positive(r, s));
        double variance = pr / (2 * r * r) + psQr / (2 * r * s) + qs / (2 * s * s);
        double half = ProportionInterval.z(level) * Math.sqrt(variance);
        return new Interval(
                Math.exp(log - half), Math.exp(log + half), level, "Mantel-Haenszel, Robins-Breslow-Greenland");
    }

    /** The Cochran-Mantel-Haenszel test that the common odds ratio is 1. */
    public TestResult test(boolean continuityCorrection) {
        double excess = 0;
        double variance = 0;
        for (Stratum s : informative()) {
            double selected = s.a() + s.b();
            double rejected = s.c() + s.d();
            excess += s.a() - selected * s.group().trials() / s.n();
            // A stratum of one row has no variance.
            variance += s.n() > 1
                    ? selected * rejected * s.group().trials() * s.others().trials() / (s.n() * s.n() * (s.n() - 1))
                    : 0;
        }
        if (variance == 0) {
            throw new UndefinedStatisticException("every stratum has a single row, so there is nothing to test");
        }
        double gap = Math.abs(excess);
        gap -= continuityCorrection ? Math.min(0.5, gap) : 0;
        double statistic = gap * gap / variance;
        return new TestResult(
                statistic,
                ChiSquaredDistribution.of(1).survivalProbability(statistic),
                "Cochran-Mantel-Haenszel" + (continuityCorrection ? ", continuity correction" : ""));
    }

    /** The Breslow-Day test that the strata share one odds ratio, with Tarone's adjustment when asked. */
    public TestResult homogeneity(boolean tarone) {
        double common = oddsRatio();
        double statistic = 0;
        double excess = 0;
        double variances = 0;
        List<Stratum> informative = informative();
        for (Stratum s : informative) {
            double expected = expectedCount(s, common);
            double selected = s.a() + s.b();
            double n1 = s.group().trials();
            double variance = 1
                    / (1 / expected
                            + 1 / (selected - expected)
                            + 1 / (n1 - expected)
                            + 1 / (s.others().trials() - selected + expected));
            statistic += (s.a() - expected) * (s.a() - expected) / variance;
            excess += s.a() - expected;
            variances += variance;
        }
        if (tarone) {
            statistic -= excess * excess / variances;
        }
        if (informative.size() < 2) {
            throw new UndefinedStatisticException("one informative stratum is trivially homogeneous");
        }
        statistic = Math.max(0, statistic);
        return new TestResult(
                statistic,
                ChiSquaredDistribution.of(informative.size() - 1).survivalProbability(statistic),
                tarone ? "Breslow-Day, Tarone" : "Breslow-Day");
    }

    /** The count in the first cell, margins fixed, at which the odds ratio is the common one. */
    private static double expectedCount(Stratum s, double ratio) {
        double selected = s.a() + s.b();
        double n1 = s.group().trials();
        double n2 = s.others().trials();
        if (ratio == 1) {
            return selected * n1 / s.n();
        }
        double a = 1 - ratio;
        double b = n2 - selected + ratio * (selected + n1);
        double c = -ratio * selected * n1;
        return (-b + Math.sqrt(b * b - 4 * a * c)) / (2 * a);
    }

    private static double positive(double above, double below) {
        if (above == 0 && below == 0) {
            throw new UndefinedStatisticException("the strata's tables leave the common ratio undefined");
        }
        return above / below;
    }
}
