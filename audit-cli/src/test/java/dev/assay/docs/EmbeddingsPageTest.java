package dev.assay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page on embeddings shows lines of the notebook, which runs. */
class EmbeddingsPageTest {
    @Test
    void theNotebookHasTheLinesShownAndRuns() throws IOException {
        Path root = ReadmeTest.root();
        String page = Files.readString(root.resolve("docs/reference/embeddings.md"));
        String shown = page.split("```jshell\n")[1].split("```")[0];
        String notebook = Files.readString(root.resolve("docs/notebooks/embed-texts.jsh"));
        assertThat(shown.strip().split("\n"))
                .allSatisfy(line -> assertThat(notebook).contains(line));
        Notebook.run(
                root,
                notebook + "if (report.of(\"frechet-distance\").isEmpty() || report.partial()) throw new"
                        + " AssertionError(report.skipped());");
    }
}
