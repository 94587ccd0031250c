package dev.assay.audit;

/** Says that an option set for a metric does not fit the data. It ends the audit, as a wrong option name does. */
public final class OptionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public OptionException(String message) {
        super(message);
    }
}
