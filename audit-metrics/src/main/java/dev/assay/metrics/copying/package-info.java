/** Copying: whether synthetic records are human records again, and what they give away about them. */
@NullMarked
package dev.assay.metrics.copying;

import org.jspecify.annotations.NullMarked;
