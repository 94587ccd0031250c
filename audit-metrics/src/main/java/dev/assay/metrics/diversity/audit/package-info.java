/** Audits of the diversity of texts, at equal amounts of text on both sides. */
@NullMarked
package dev.assay.metrics.diversity.audit;

import org.jspecify.annotations.NullMarked;
