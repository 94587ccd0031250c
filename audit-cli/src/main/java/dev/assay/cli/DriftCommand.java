package dev.assay.cli;

import dev.assay.json.Json;
import dev.assay.metrics.drift.DriftVerdict;
import dev.assay.metrics.drift.profile.ProfileComparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares one batch with a reference. */
@Command(
        name = "drift",
        description = "Says which columns of a batch moved away from a reference.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no column moved",
            "1:a column drifted or its missing rate moved",
            "2:the command line or the data is wrong",
            "3:a column has too few rows for a verdict, where --inconclusive-fails is given"
        })
final class DriftCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "FILE",
            description = "A profile that 'assay profile' wrote, or data.")
    @SuppressWarnings("NullAway.Init")
    private Path reference;

    @Option(names = "--batch", required = true, paramLabel = "FILE", description = "The data to compare with it.")
    @SuppressWarnings("NullAway.Init")
    private Path batch;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ColumnOptions columns;

    @Option(
            names = "--inconclusive-fails",
            description = "Exit with 3 when nothing moved but a column has too few rows to tell.")
    private boolean inconclusiveFails;

    @Option(names = "--json", description = "Print JSON in place of the table.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            return run();
        } catch (OutOfMemoryError e) {
            return Failures.tell(e, spec.commandLine());
        }
    }

    private int run() throws IOException {
        ReferencedData read = ReferencedData.read(reference, batch, columns.reading());
        ProfileComparison comparison =
                ProfileComparison.of(read.profile(), read.profile().count(read.data()));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("referenceRows", read.profile().rows());
            tree.put("batchRows", read.data().rows());
            tree.putAll(comparison.tree());
            tree.put("unknown", read.unknown());
            out.print(Json.write(tree));
        } else {
            new ShiftTable(out).print(comparison, read);
        }
        out.flush();
        if (!comparison.moved().isEmpty()) {
            return 1;
        }
        return inconclusiveFails && comparison.columns().stream().anyMatch(c -> unsettled(c.verdict())) ? 3 : 0;
    }

    private static boolean unsettled(DriftVerdict verdict) {
        return verdict == DriftVerdict.UNDERPOWERED || verdict == DriftVerdict.INSUFFICIENT_DATA;
    }
}
