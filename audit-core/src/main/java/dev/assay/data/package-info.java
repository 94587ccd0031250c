/** Immutable columnar datasets: typed columns, their roles and the schema that names them. */
@NullMarked
package dev.assay.data;

import org.jspecify.annotations.NullMarked;
