package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.AuditConfig;
import dev.assay.io.ReadLimits;
import dev.assay.io.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

/** The pages on the command say what it does: their commands run, their settings are read, their lists are complete. */
class CommandPagesTest {
    private static final Path ROOT = root();
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"how-to/audit-in-ci.md", "reference/command.md"})
    void itsCommandsRun(String page) throws IOException {
        for (String block : blocks(page, "sh")) {
            for (String line : block.strip().split("\n")) {
                assertThat(line).startsWith("./assay ");
                String[] arguments = Arrays.stream(
                                line.substring("./assay ".length()).split(" "))
                        .map(word ->
                                word.startsWith("docs/") ? ROOT.resolve(word).toString() : word)
                        .map(word ->
                                word.equals("audit-out") ? folder.resolve(word).toString() : word)
                        .toArray(String[]::new);
                Run run = Run.of(arguments);
                assertThat(run.err()).as(line).isEmpty();
                assertThat(run.exitCode()).as(line).isIn(0, 1, 3);
            }
        }
    }

    @Test
    void theSettingsShownAreRead() throws IOException {
        AuditConfig all = read(blocks("reference/configuration.md", "yaml").get(0));
        assertThat(all.seed()).hasValue(7);
        assertThat(all.policy().alpha()).isEqualTo(0.01);
        assertThat(all.options()).containsKey("classifier-two-sample-linear");
        String shown = blocks("how-to/audit-in-ci.md", "yaml").get(0);
        assertThat(read(shown).policy().inconclusiveFails()).isTrue();
        assertThat(shown).isEqualTo(Files.readString(ROOT.resolve("docs/examples/breast-cancer/assay.yaml")));
    }

    @Test
    void theSettingsShownFitTheExample() throws IOException {
        Path config = Files.writeString(
                folder.resolve("all.yaml"),
                blocks("reference/configuration.md", "yaml").get(0));
        Path example = ROOT.resolve("docs/examples/breast-cancer");
        Run run = Run.of(
                "audit",
                "--human",
                example.resolve("human.csv").toString(),
                "--synthetic",
                example.resolve("synthetic.csv").toString(),
                "--config",
                config.toString(),
                "--family",
                "drift");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("seed 7").contains("Column mean_area has the role ignored");
    }

    @Test
    void theCommandOfTheJobIsUnderstood() throws IOException {
        String job = blocks("how-to/audit-in-ci.md", "yaml").get(1);
        String line =
                job.lines().filter(l -> l.contains("./assay ")).findFirst().orElseThrow();
        String[] arguments =
                line.substring(line.indexOf("./assay ") + "./assay ".length()).split(" ");
        assertThat(Main.commandLine().parseArgs(arguments).hasSubcommand()).isTrue();
    }

    @Test
    void everyOptionHasItsPlaceOnThePage() throws IOException {
        String page = text("reference/command.md");
        Main.commandLine().getSubcommands().forEach((name, command) -> {
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (!option.longestName().equals("--help")
                        && !option.longestName().equals("--version")) {
                    assertThat(page).as(name).contains("`" + option.longestName());
                }
            }
        });
    }

    @Test
    void missingMarkersAndLimitsAreThoseOfTheReaders() throws IOException {
        String page = text("reference/input-formats.md");
        for (String marker : ReadOptions.MISSING) {
            assertThat(page).contains("`" + marker + "`");
        }
        ReadLimits limits = ReadLimits.defaults();
        assertThat(limits).isEqualTo(new ReadLimits(16 << 20, 4 << 20, 10_000, 100_000_000, 65_536));
        assertThat(page).contains("16 Mi", "4 Mi", "10,000", "100 million", "65,536");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how-to/audit-in-ci.md",
                "reference/command.md",
                "reference/configuration.md",
                "reference/input-formats.md"
            })
    void linksLeadSomewhere(String page) throws IOException {
        List<String> links =
                LINK.matcher(text(page)).results().map(link -> link.group(1)).toList();
        for (String link : links) {
            assertThat(ROOT.resolve("docs").resolve(page).resolveSibling(link)).exists();
        }
    }

    private AuditConfig read(String yaml) throws IOException {
        return AuditConfig.read(ConfigFile.read(Files.writeString(folder.resolve("shown.yaml"), yaml)));
    }

    private static List<String> blocks(String page, String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        for (MatchResult block : BLOCK.matcher(text(page)).results().toList()) {
            if (block.group(1).equals(language)) {
                blocks.add(block.group(2));
            }
        }
        assertThat(blocks).isNotEmpty();
        return blocks;
    }

    private static String text(String page) throws IOException {
        return Files.readString(ROOT.resolve("docs").resolve(page));
    }

    private static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("NOTICE"))) {
                return at;
            }
        }
        throw new AssertionError("the repository's root was not found");
    }
}
