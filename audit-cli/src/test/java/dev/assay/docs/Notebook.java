package dev.assay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/** Runs what a notebook says as JShell does. */
final class Notebook {
    private Notebook() {}

    /** Runs a script whose paths begin at {@code root}; every snippet must be valid and end well. */
    static void run(Path root, String script) {
        String rest = script.replace("\"docs/examples/", "\"" + root.toString().replace('\\', '/') + "/docs/examples/");
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
                shell.addToClasspath(entry);
            }
            SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
            while (!rest.isBlank()) {
                SourceCodeAnalysis.CompletionInfo next = analysis.analyzeCompletion(rest);
                for (SnippetEvent event : shell.eval(next.source())) {
                    assertThat(event.exception()).as(next.source()).isNull();
                    assertThat(event.status()).as(next.source()).isEqualTo(Snippet.Status.VALID);
                }
                rest = next.remaining();
            }
        }
    }
}
