package dev.assay.cli;

import dev.assay.json.Json;
import dev.assay.metrics.drift.DriftVerdict;
import dev.assay.metrics.drift.joint.JointComparison;
import dev.assay.metrics.drift.profile.ProfileComparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
            "1:a column drifted or its missing rate moved, or with --joint several together",
            "2:the command line or the data is wrong",
            "3:a column has too few rows for a verdict, where --inconclusive-fails is given"
        })
final class DriftCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ReferenceOption reference;

    @Option(names = "--batch", required = true, paramLabel = "FILE", description = "The data to compare with it.")
    @SuppressWarnings("NullAway.Init")
    private Path batch;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ColumnOptions columns;

    @Option(
            names = "--joint",
            description = "Compare the columns together too: correlations, principal components, and whether a model"
                    + " tells the batch apart. The reference must be data.")
    private boolean joint;

    @Option(
            names = "--inconclusive-fails",
            description = "Exit with 3 when nothing moved but a column has too few rows to tell.")
    private boolean inconclusiveFails;

    @Option(names = "--json", description = "Print JSON in place of the table.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        ReferencedData read = ReferencedData.read(reference.file(), batch, columns.reading());
        ReadNotes.print(spec.commandLine().getErr(), read.read());
        ProfileComparison comparison =
                ProfileComparison.of(read.profile(), read.profile().count(read.data()));
        JointComparison together = joint ? together(read) : new JointComparison(List.of(), List.of(), Map.of());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("referenceRows", read.profile().rows());
            tree.put("batchRows", read.data().rows());
            tree.putAll(comparison.tree());
            if (joint) {
                tree.put("joint", together.tree());
            }
            tree.put("unknown", read.unknown());
            out.print(Json.write(tree));
        } else {
            ShiftTable table = new ShiftTable(out);
            table.print(comparison, read);
            if (joint) {
                table.print(together);
            }
        }
        out.flush();
        if (!comparison.moved().isEmpty() || together.moved()) {
            return 1;
        }
        return inconclusiveFails && comparison.columns().stream().anyMatch(c -> unsettled(c.verdict())) ? 3 : 0;
    }

    private JointComparison together(ReferencedData read) {
        return JointComparison.of(
                read.reference()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "--joint compares rows, and " + reference.file() + " is a profile, which has none")),
                read.data());
    }

    private static boolean unsettled(DriftVerdict verdict) {
        return verdict == DriftVerdict.UNDERPOWERED || verdict == DriftVerdict.INSUFFICIENT_DATA;
    }
}
