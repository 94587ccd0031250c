package dev.assay.audit;

/** Thrown inside metrics when the caller has cancelled the audit; the audit turns it into a partial report. */
public final class AuditCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AuditCancelledException() {
        super("the audit was cancelled");
    }
}
