package dev.assay.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of the command. */
@Command(
        name = "assay",
        description = "Audits synthetic training data against human-labelled data.",
        mixinStandardHelpOptions = true,
        subcommands = {VerifyCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
