package dev.assay.json;

/** Says where a JSON text or a value in it is not what was expected. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JsonException(String message) {
        super(message);
    }
}
