package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that the page on watching a service shows run and end as it says. */
class WatchAServicePageTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void everyCommandShownRuns() throws IOException {
        Path root = root();
        List<Integer> exitCodes = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(root.resolve("docs/how-to/watch-a-service.md")));
        while (block.find()) {
            for (String command : block.group(1).strip().split("\n")) {
                String here =
                        command.replace("docs/", root + "/docs/").replace("profile.json", folder + "/profile.json");
                assertThat(here).startsWith("./assay ");
                Run run = Run.of(here.substring("./assay ".length()).split(" "));
                assertThat(run.err()).as(command).isEmpty();
                exitCodes.add(run.exitCode());
            }
        }
        assertThat(exitCodes).containsExactly(0, 1, 3, 1, 0, 1);
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
