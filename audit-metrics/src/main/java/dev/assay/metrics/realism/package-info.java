/**
 * Could the synthetic records be human ones? Two-sample tests, distances and similarities of columns, pairs of columns
 * and whole tables, each a function over arrays, and the metrics of an audit made of them.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.metrics.realism;
