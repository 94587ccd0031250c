package dev.assay.cli;

import dev.assay.io.ReadException;
import dev.assay.json.JsonException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells errors in one sentence on standard error. A stack trace appears only when ASSAY_DEBUG is set. */
final class Failures {
    /** Exit code of bad usage and of bad input. */
    static final int BAD_INPUT = 2;

    private Failures() {}

    /** What a subcommand threw. */
    static int told(Exception thrown, CommandLine command, ParseResult parsed) {
        return tell(thrown, command);
    }

    /** A command line that could not be understood. */
    static int usage(ParameterException thrown, String[] arguments) {
        CommandLine command = thrown.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("assay: " + oneLine(String.valueOf(thrown.getMessage())));
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return BAD_INPUT;
    }

    /** Runs a subcommand; picocli would let an error, unlike an exception, through with its stack trace. */
    static int runWithinMemory(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutOfMemoryError e) {
            return tell(e, parsed.commandSpec().commandLine());
        }
    }

    private static int tell(Throwable thrown, CommandLine command) {
        PrintWriter err = command.getErr();
        err.println("assay: " + oneLine(sentence(thrown)));
        if (System.getenv("ASSAY_DEBUG") != null) {
            thrown.printStackTrace(err);
        }
        err.flush();
        return BAD_INPUT;
    }

    private static String sentence(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof ReadException
                || thrown instanceof JsonException
                || thrown instanceof IllegalArgumentException) {
            return message;
        }
        if (thrown instanceof FileSystemException file) {
            return file.getFile() + ": cannot be read or written"
                    + (file.getReason() == null ? "" : " (" + file.getReason() + ")");
        }
        if (thrown instanceof OutOfMemoryError) {
            return "the data does not fit into memory; give Java more with ASSAY_OPTS=-Xmx4g, or take fewer rows with"
                    + " --sample";
        }
        return "an unexpected error, " + thrown + "; set ASSAY_DEBUG=1 to see where";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
