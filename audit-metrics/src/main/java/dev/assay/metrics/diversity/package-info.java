/** Whether a set of texts covers much or says the same again and again. */
@NullMarked
package dev.assay.metrics.diversity;

import org.jspecify.annotations.NullMarked;
