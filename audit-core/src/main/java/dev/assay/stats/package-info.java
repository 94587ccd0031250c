/** Intervals, tests, resampling, p-value adjustment and named random streams. */
@NullMarked
package dev.assay.stats;

import org.jspecify.annotations.NullMarked;
