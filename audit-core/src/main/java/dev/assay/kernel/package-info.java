/** Hot loops over primitive arrays. Knows no other package of the project and no library. */
@NullMarked
package dev.assay.kernel;

import org.jspecify.annotations.NullMarked;
