package dev.assay.cli;

import dev.assay.data.Dataset;
import dev.assay.data.Origin;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells on standard error what was odd about the files that were read, once for parts of one file. */
final class ReadNotes {
    private ReadNotes() {}

    static void print(PrintWriter err, List<Dataset> read) {
        Set<String> notes = new LinkedHashSet<>();
        for (Dataset dataset : read) {
            String source = dataset.origin().map(Origin::file).orElse(dataset.name());
            dataset.warnings().forEach(warning -> notes.add("Warning: " + source + ": " + warning));
        }
        notes.forEach(err::println);
        err.flush();
    }
}
