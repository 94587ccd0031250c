/** Summaries of datasets that hold counts instead of rows, can be stored and merged, and stand in for a reference. */
@NullMarked
package dev.assay.metrics.drift.profile;

import org.jspecify.annotations.NullMarked;
