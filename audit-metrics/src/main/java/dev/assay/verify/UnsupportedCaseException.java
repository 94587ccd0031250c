package dev.assay.verify;

/** Says that a case asks for something the library does not have. */
public final class UnsupportedCaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsupportedCaseException(String reason) {
        super(reason);
    }
}
