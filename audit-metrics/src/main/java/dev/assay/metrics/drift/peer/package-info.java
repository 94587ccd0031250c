/** Drift scores as other libraries compute them, for comparison and migration. */
@NullMarked
package dev.assay.metrics.drift.peer;

import org.jspecify.annotations.NullMarked;
