package dev.assay.cli;

import dev.assay.audit.ProgressListener;
import java.io.PrintWriter;

/**
 * One line on standard error that is drawn over itself. Java cannot tell whether standard error is a terminal, so the
 * start script does and says so with the system property {@code assay.terminal}.
 */
final class ProgressBar implements ProgressListener {
    private static final int WIDTH = 30;
    private static final int LINE = 78;

    private final PrintWriter err;
    private int shown = -1;
    private String last = "";

    ProgressBar(PrintWriter err) {
        this.err = err;
    }

    /** Whether the start script saw a terminal. */
    static boolean hasTerminal() {
        return Boolean.getBoolean("assay.terminal");
    }

    @Override
    public synchronized void progress(double share, String metric) {
        int percent = (int) Math.floor(100 * Math.min(1, Math.max(0, share)));
        if (percent < shown || percent == shown && metric.equals(last)) {
            return;
        }
        shown = percent;
        last = metric;
        int filled = percent * WIDTH / 100;
        String line = "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + percent + " % " + metric;
        err.print("\r" + (line.length() > LINE ? line.substring(0, LINE) : line + " ".repeat(LINE - line.length())));
        err.flush();
    }

    /** Takes the line away. */
    synchronized void clear() {
        if (shown >= 0) {
            err.print("\r" + " ".repeat(LINE) + "\r");
            err.flush();
        }
    }
}
