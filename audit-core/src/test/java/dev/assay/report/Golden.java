package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that output must equal byte for byte; {@code -Dassay.golden.write=true} rewrites them for review. */
final class Golden {
    private Golden() {}

    static void check(String name, String text) throws IOException {
        Path file = Repository.root()
                .resolve("audit-core/src/test/resources/dev/assay/report")
                .resolve(name);
        if (Boolean.getBoolean("assay.golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        }
        assertThat(Files.exists(file)).as("golden file " + file).isTrue();
        assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }
}
