package dev.assay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what is tested: its snippets stand in the files that run, and its links lead somewhere. */
class ReadmeTest {
    private static final Path ROOT = root();
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @Test
    void theJavaSnippetStandsInTheServiceThatTheConsumerTestRuns() throws IOException {
        String service = squeeze(Files.readString(ROOT.resolve("docs/examples/embed/AuditService.java")));
        assertThat(service).contains(squeeze(blocks("java").get(0)));
    }

    @Test
    void theNotebookHasTheLinesShownAndRuns() throws IOException {
        Path notebook = ROOT.resolve("docs/notebooks/first-audit.jsh");
        String text = Files.readString(notebook);
        for (String line : blocks("jshell").get(0).strip().split("\n")) {
            assertThat(text).contains(line);
        }
        Notebook.run(ROOT, text);
    }

    @Test
    void theCommandsNameFilesThatAreHere() throws IOException {
        List<String> commands = new ArrayList<>();
        for (String block : blocks("sh")) {
            commands.addAll(List.of(block.strip().split("\n")));
        }
        assertThat(commands).hasSize(3).contains("mvn verify");
        for (String command : commands) {
            for (String word : command.split(" ")) {
                if (word.startsWith("docs/") || word.equals("./assay")) {
                    assertThat(ROOT.resolve(word)).exists();
                }
            }
        }
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        for (Path page : List.of(ROOT.resolve("README.md"), ROOT.resolve("docs/architecture.md"))) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                assertThat(page.resolveSibling(link.group(1))).exists();
            }
        }
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
        while (block.find()) {
            if (block.group(1).equals(language)) {
                blocks.add(block.group(2));
            }
        }
        return blocks;
    }

    private static String squeeze(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("NOTICE"))) {
                return at;
            }
        }
        throw new AssertionError("the repository's root was not found");
    }
}
