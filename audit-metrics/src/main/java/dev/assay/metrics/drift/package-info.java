/** Drift: did a batch or a stream move away from its reference, by how much, since when, and does it matter? */
@NullMarked
package dev.assay.metrics.drift;

import org.jspecify.annotations.NullMarked;
