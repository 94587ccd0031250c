/** Recomputes reference cases: reads them, maps each to a call of a metric, compares. */
@NullMarked
package dev.assay.verify;

import org.jspecify.annotations.NullMarked;
