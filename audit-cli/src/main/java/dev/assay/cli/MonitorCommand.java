package dev.assay.cli;

import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.io.Datasets;
import dev.assay.json.Json;
import dev.assay.metrics.drift.monitor.DriftMonitor;
import dev.assay.metrics.drift.monitor.WindowReport;
import dev.assay.metrics.drift.monitor.WindowRule;
import dev.assay.metrics.drift.profile.ColumnProfile;
import dev.assay.metrics.drift.profile.Profile;
import dev.assay.stats.Figures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares the records of a file, in order and window by window, with a reference. */
@Command(
        name = "monitor",
        description = "Says when the records of a file, taken in order, moved away from a reference.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no window moved",
            "1:in a window a column drifted or its missing rate moved",
            "2:the command line or the data is wrong"
        })
final class MonitorCommand implements Callable<Integer> {
    /** Records held at a time. */
    private static final int PART_ROWS = 4096;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The records, oldest first: CSV or JSON Lines.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ReferenceOption reference;

    @Option(names = "--window", required = true, paramLabel = "N", description = "Records of a window.")
    private long window;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ColumnOptions columns;

    @Option(names = "--json", description = "Print a line of JSON for each window, moved or not.")
    private boolean json;

    /** What is known once the first records have shown which columns there are. */
    private record Watched(Profile profile, DriftMonitor monitor) {}

    private @Nullable Watched watched;
    private long windows;
    private long moved;

    @Override
    public Integer call() throws IOException {
        if (window < 1) {
            throw new IllegalArgumentException("--window must be at least 1, was " + window);
        }
        Path given = reference.file();
        Profile stored = StoredProfile.isOne(given) ? StoredProfile.read(given) : profileOf(given);
        Datasets.readParts(file, StoredProfile.kinds(stored, columns.reading()), PART_ROWS, part -> take(part, stored));
        Watched ended = Objects.requireNonNull(watched, "a file without records is refused by the reader");
        ended.monitor.endWindow();
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.println(Figures.count(moved) + " of " + Figures.count(windows) + " windows moved; "
                    + Figures.count(ended.monitor.records()) + " records.");
            ended.profile
                    .skipped()
                    .forEach((column, reason) -> out.println("  not watched, " + column + ": " + reason));
        }
        out.flush();
        return moved > 0 ? 1 : 0;
    }

    private Profile profileOf(Path given) {
        Dataset data = Datasets.read(given, columns.reading());
        ReadNotes.print(spec.commandLine().getErr(), List.of(data));
        return Profile.of(data);
    }

    private void take(Dataset part, Profile stored) {
        Watched here = watched;
        if (here == null) {
            Profile profile = ReferencedData.of(stored, part, reference.file()).profile();
            here = new Watched(profile, new DriftMonitor(profile, WindowRule.records(window), this::told));
            watched = here;
        }
        Dataset derived = here.profile.derive(part);
        for (int row = 0; row < part.rows(); row++) {
            here.monitor.add(record(here.profile, derived, row), Instant.EPOCH);
        }
    }

    private static Map<String, Object> record(Profile profile, Dataset data, int row) {
        Map<String, Object> record = new HashMap<>();
        for (ColumnProfile watched : profile.columns()) {
            Column column = data.column(watched.name());
            if (!column.isMissing(row)) {
                record.put(
                        column.name(),
                        column instanceof NumericColumn numbers ? (Object) numbers.values()[row] : column.display(row));
            }
        }
        return record;
    }

    private void told(WindowReport report) {
        windows++;
        moved += report.alarm() ? 1 : 0;
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("window", report.window());
            tree.put("firstRecord", report.firstRecord());
            tree.put("records", report.records());
            tree.putAll(report.comparison().tree());
            out.println(Json.writeLine(tree));
        } else if (report.alarm()) {
            out.println("records " + Figures.count(report.firstRecord() + 1) + " to "
                    + Figures.count(report.firstRecord() + report.records()));
            report.comparison().moved().forEach(shift -> out.println("  " + ShiftTable.sentence(shift)));
        }
    }
}
