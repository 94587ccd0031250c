/** Realism and diversity of vectors: embeddings, or rows of numeric columns taken together. */
@NullMarked
package dev.assay.metrics.realism.embedding;

import org.jspecify.annotations.NullMarked;
