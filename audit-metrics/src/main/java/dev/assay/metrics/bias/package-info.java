/** Whom the synthetic data represents, labels and errs on differently: the audit's bias metrics. */
@NullMarked
package dev.assay.metrics.bias;

import org.jspecify.annotations.NullMarked;
