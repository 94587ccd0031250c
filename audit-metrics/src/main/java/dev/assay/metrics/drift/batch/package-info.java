/** Drift of one column between two batches: bins frozen on the reference, the stability index, and two-sample tests. */
@NullMarked
package dev.assay.metrics.drift.batch;

import org.jspecify.annotations.NullMarked;
