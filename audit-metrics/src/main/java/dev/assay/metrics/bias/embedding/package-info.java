/** Association of word groups in given vector spaces. */
@NullMarked
package dev.assay.metrics.bias.embedding;

import org.jspecify.annotations.NullMarked;
