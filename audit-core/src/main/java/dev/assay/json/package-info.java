/** The one place that touches the JSON library: a small tree to read, a deterministic writer. */
@NullMarked
package dev.assay.json;

import org.jspecify.annotations.NullMarked;
