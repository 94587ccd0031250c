package dev.assay.cli;

import dev.assay.data.Dataset;
import dev.assay.data.Origin;
import java.io.PrintWriter;
import java.util.List;

/** Tells on standard error what was odd about the files that were read. */
final class ReadNotes {
    private ReadNotes() {}

    static void print(PrintWriter err, List<Dataset> read) {
        for (Dataset dataset : read) {
            String source = dataset.origin().map(Origin::file).orElse(dataset.name());
            dataset.warnings().forEach(warning -> err.println("Warning: " + source + ": " + warning));
        }
        err.flush();
    }
}
