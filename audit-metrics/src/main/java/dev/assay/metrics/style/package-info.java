/** Style of texts, compared within strata that both sides have. */
@NullMarked
package dev.assay.metrics.style;

import org.jspecify.annotations.NullMarked;
