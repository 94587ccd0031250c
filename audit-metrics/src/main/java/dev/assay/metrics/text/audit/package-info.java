/** What an audit measures on columns of text, of the families diversity, text and copying. */
@NullMarked
package dev.assay.metrics.text.audit;

import org.jspecify.annotations.NullMarked;
