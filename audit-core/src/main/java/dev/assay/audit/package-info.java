/** What an audit is: metrics, measurements, calibration, policy, verdict and the run that joins them. */
@NullMarked
package dev.assay.audit;

import org.jspecify.annotations.NullMarked;
