/** The quality and diagnostic reports by the rules of SDMetrics 0.29, for comparison with results made there. */
@org.jspecify.annotations.NullMarked
package dev.assay.metrics.realism.sdmetrics;
