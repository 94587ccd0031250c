package dev.assay.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What later data is compared with. */
final class ReferenceOption {
    @Option(
            names = "--reference",
            required = true,
            paramLabel = "FILE",
            description = "A profile that 'assay profile' wrote, or data.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    Path file() {
        return file;
    }
}
