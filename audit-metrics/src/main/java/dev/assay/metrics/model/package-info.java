/** Small models that other metrics ask questions of: what tells two tables apart, and what a label can be learned from. */
@org.jspecify.annotations.NullMarked
package dev.assay.metrics.model;
