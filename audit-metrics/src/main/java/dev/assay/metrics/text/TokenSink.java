package dev.assay.metrics.text;

/** Takes the tokens of a text one by one. */
@FunctionalInterface
public interface TokenSink {
    /**
     * One token: {@code length} characters of {@code buffer} from {@code offset}, valid during the call only. It was made
     * from the characters {@code [start, end)} of the text.
     */
    void token(char[] buffer, int offset, int length, int start, int end);
}
