/** Rates by group from additive counts, their gaps, tests and intervals; inequality and calibration. */
@NullMarked
package dev.assay.metrics.bias.group;

import org.jspecify.annotations.NullMarked;
