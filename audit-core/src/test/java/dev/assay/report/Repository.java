package dev.assay.report;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the repository from the folder in which the tests run. */
final class Repository {
    private Repository() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("audit-core"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("the tests must run below the repository");
        }
        return folder;
    }
}
