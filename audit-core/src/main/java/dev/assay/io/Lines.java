package dev.assay.io;

/** Counts lines, which end in a line feed, a carriage return, or both. */
final class Lines {
    private Lines() {}

    /** How many lines end in a range. */
    static int ends(byte[] bytes, int from, int to) {
        int found = 0;
        for (int i = from; i < to; i++) {
            byte c = bytes[i];
            found += c == '\r' || c == '\n' && (i == from || bytes[i - 1] != '\r') ? 1 : 0;
        }
        return found;
    }
}
