/** Readers from CSV and JSON Lines into datasets, with limits and positions in every error. */
@NullMarked
package dev.assay.io;

import org.jspecify.annotations.NullMarked;
