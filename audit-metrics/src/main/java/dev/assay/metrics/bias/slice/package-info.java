/** Search for the subgroups on which an error or a label is worst. */
@NullMarked
package dev.assay.metrics.bias.slice;

import org.jspecify.annotations.NullMarked;
