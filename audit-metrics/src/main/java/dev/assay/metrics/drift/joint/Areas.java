package dev.assay.metrics.drift.joint;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** What the area under a curve says of a shift: 0.5 without one. */
final class Areas {
    /** Two normal columns whose stability index is 0.1 lie this area apart. */
    static final double MATERIAL = 0.59;

    static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Areas() {}

    /** Standard error of the area when there is no shift. */
    static double error(double n, double m) {
        return Math.sqrt((n + m + 1) / (12 * n * m));
    }
}
