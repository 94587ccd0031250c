package dev.assay.audit;

/** Hears how far an audit is. Called from the threads that measure, so it must be quick and thread-safe. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * @param share of the audit that is done, in [0, 1]
     * @param metric id of the metric that has just moved on
     */
    void progress(double share, String metric);
}
