/** Detectors that watch a stream one value at a time and say when, and since when, it has changed. */
@NullMarked
package dev.assay.metrics.drift.stream;

import org.jspecify.annotations.NullMarked;
