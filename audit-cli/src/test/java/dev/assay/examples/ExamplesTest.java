package dev.assay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Dataset;
import dev.assay.io.DatasetWriter;
import dev.assay.io.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples that ship are what their generators make, and an audit finds in them what their pages say. */
class ExamplesTest {
    private static final Path EXAMPLES = examples();

    @TempDir
    Path folder;

    @Test
    void theNumericTableIsWhatItsGeneratorMakes() throws IOException {
        Dataset human = Datasets.read(EXAMPLES.resolve("breast-cancer/human.csv"));
        Path made = folder.resolve("synthetic.csv");
        DatasetWriter.writeCsv(BreastCancerGenerator.generate(human), made);
        assertShipped(made, "breast-cancer/synthetic.csv");
    }

    @Test
    void theQuestionsAreWhatTheirGeneratorMakes() throws IOException {
        Path made = folder.resolve("synthetic.jsonl");
        DatasetWriter.writeJsonLines(SupportQuestionGenerator.generate(), made);
        assertShipped(made, "support-questions/synthetic.jsonl");
    }

    /** With the system property assay.examples.write the files are written anew. */
    private static void assertShipped(Path made, String shipped) throws IOException {
        Path file = EXAMPLES.resolve(shipped);
        if (Boolean.getBoolean("assay.examples.write")) {
            Files.writeString(file, Files.readString(made));
        }
        assertThat(Files.readAllLines(made)).isEqualTo(Files.readAllLines(file));
    }

    private static Path examples() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/examples"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs/examples");
    }
}
