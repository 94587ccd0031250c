/** Drift of several columns at once: their correlations, their joint structure, and whether a model tells batches apart. */
@NullMarked
package dev.assay.metrics.drift.joint;

import org.jspecify.annotations.NullMarked;
