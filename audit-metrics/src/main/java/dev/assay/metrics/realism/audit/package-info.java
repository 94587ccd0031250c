/** The realism metrics of an audit: they pick columns, call the functions of the parent package, and say what came out. */
@org.jspecify.annotations.NullMarked
package dev.assay.metrics.realism.audit;
