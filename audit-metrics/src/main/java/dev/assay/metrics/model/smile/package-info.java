/** Models of Smile behind this library's interfaces; the only package that touches Smile, which is optional. */
@org.jspecify.annotations.NullMarked
package dev.assay.metrics.model.smile;
