package dev.assay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder that takes the reports. They are written to a hidden folder inside it and moved when all are complete; when
 * that does not come about, nothing is left behind, not even folders made for it.
 */
final class OutputFolder implements AutoCloseable {
    private final Path folder;
    private final Path staging;
    private final Deque<Path> made;

    private OutputFolder(Path folder, Path staging, Deque<Path> made) {
        this.folder = folder;
        this.staging = staging;
        this.made = made;
    }

    /** Makes the folder where it is missing and makes sure that it can be written to. */
    static OutputFolder open(Path folder) {
        Deque<Path> made = new ArrayDeque<>();
        try {
            for (Path missing = folder.toAbsolutePath();
                    missing != null && !Files.exists(missing);
                    missing = missing.getParent()) {
                made.addLast(missing);
            }
            Files.createDirectories(folder);
            return new OutputFolder(folder, Files.createTempDirectory(folder, ".assay-"), made);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(folder + ": is not a folder, so no report can be written there", e);
        } catch (IOException e) {
            made.forEach(OutputFolder::deleteQuietly);
            throw new IllegalArgumentException(
                    folder + ": cannot be written to (" + reason(e) + "); choose another --out", e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it cannot be made";
        }
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return reason == null ? "the file system refuses" : reason.toLowerCase(Locale.ROOT);
    }

    /** Where to write. */
    Path staging() {
        return staging;
    }

    /** Moves what has been written to its place. */
    List<Path> publish() throws IOException {
        List<Path> written;
        try (Stream<Path> files = Files.list(staging)) {
            written = files.sorted().toList();
        }
        List<Path> published = written.stream()
                .map(file -> folder.resolve(String.valueOf(file.getFileName())))
                .toList();
        for (int i = 0; i < written.size(); i++) {
            Files.move(written.get(i), published.get(i), StandardCopyOption.REPLACE_EXISTING);
        }
        made.clear();
        return published;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(staging)) {
            files.forEach(OutputFolder::deleteQuietly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        deleteQuietly(staging);
        made.forEach(OutputFolder::deleteQuietly);
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // a leftover that cannot be removed must not hide what went wrong before
        }
    }
}
