package dev.assay.cli;

import dev.assay.data.Dataset;
import dev.assay.io.Datasets;
import dev.assay.metrics.drift.profile.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the profile of a file. */
@Command(
        name = "profile",
        description = "Summarises a file without its rows, as a reference for drift and monitor.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the profile is written", "2:the command line or the data is wrong"})
final class ProfileCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The data: CSV or JSON Lines.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write the profile; printed when left out. It names categories and words.")
    private @Nullable Path out;

    @Option(names = "--no-examples", description = "Keep no word of a text; the names of categories stay.")
    private boolean noExamples;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ColumnOptions columns;

    @Override
    public Integer call() throws IOException {
        Dataset data = Datasets.read(file, columns.reading());
        Profile profile = noExamples ? Profile.withoutWords(data) : Profile.of(data);
        if (profile.columns().isEmpty()) {
            throw new IllegalArgumentException(
                    file + ": has no column that a profile could hold; left out: " + profile.skipped());
        }
        ReadNotes.print(spec.commandLine().getErr(), List.of(data));
        PrintWriter stdout = spec.commandLine().getOut();
        if (out == null) {
            stdout.print(profile.toJson());
        } else {
            write(out, profile.toJson());
            stdout.println("Wrote " + out + ": " + profile.rows() + " rows, "
                    + profile.columns().size() + " columns");
            profile.skipped().forEach((column, reason) -> stdout.println("  left out " + column + ": it " + reason));
        }
        stdout.flush();
        return 0;
    }

    /** Under a temporary name first, so that a profile is whole or not there. */
    private static void write(Path file, String text) throws IOException {
        Path staged = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.writeString(staged, text);
            Files.move(staged, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(staged);
        }
    }
}
