package dev.assay.io;

/** Says what is wrong with an input, where it is, and what to do. The message stands alone. */
public final class ReadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReadException(String message) {
        super(message);
    }

    public ReadException(String message, Throwable cause) {
        super(message, cause);
    }
}
