/** Who is mentioned in text, with which words, and how scores change when the group is swapped. */
@NullMarked
package dev.assay.metrics.bias.text;

import org.jspecify.annotations.NullMarked;
