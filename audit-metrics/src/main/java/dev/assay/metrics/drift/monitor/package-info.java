/** Watching records in a running service against a stored reference. */
@NullMarked
package dev.assay.metrics.drift.monitor;

import org.jspecify.annotations.NullMarked;
