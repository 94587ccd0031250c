package dev.assay.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point of the command. */
@Command(
        name = "assay",
        description = "Audits synthetic training data against human-labelled data.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AuditCommand.class,
            ProfileCommand.class,
            DriftCommand.class,
            MonitorCommand.class,
            MetricsCommand.class,
            RulesCommand.class,
            VerifyCommand.class,
            CompletionCommand.class
        })
public final class Main implements Runnable {
    /** Held here because the logging system holds loggers weakly. */
    private static final Logger LIBRARY = Logger.getLogger("dev.assay");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        if (System.getenv("ASSAY_DEBUG") == null) {
            // A metric that fails is told in the report; its stack trace is for those who look for the cause.
            LIBRARY.setLevel(Level.OFF);
            // A model library logs through SLF4J, which otherwise warns on standard error that nobody listens.
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        }
        System.exit(commandLine().execute(arguments));
    }

    /** The command with its subcommands and its way of telling errors. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionStrategy(Failures::runWithinMemory)
                .setExecutionExceptionHandler(Failures::told)
                .setParameterExceptionHandler(Failures::usage)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    /** A command line without a subcommand. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
