package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PanelKernelsTest {
    private static String child(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(new File(System.getProperty("java.home"), "bin/java").getPath());
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TileDigest.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        process.waitFor();
        return out;
    }

    @Test
    void bothProvidersGiveTheSameBits() throws Exception {
        Assumptions.assumeTrue(
                ModuleLayer.boot().configuration().findModule("java.base").isPresent()
                        && java.lang.module.ModuleFinder.ofSystem()
                                .find("jdk.incubator.vector")
                                .isPresent(),
                "this Java has no jdk.incubator.vector");
        String vector = child("--add-modules", "jdk.incubator.vector");
        Assumptions.assumeTrue(vector.startsWith("vector-"), "this machine has no vectors of 256 bits");
        String plain = child("-Dassay.kernel.provider=plain", "--add-modules", "jdk.incubator.vector");
        assertThat(plain).startsWith("plain ");
        assertThat(vector.split(" ")[1]).isEqualTo(plain.split(" ")[1]);
        assertThat(plain.split(" ")[1]).isEqualTo(Long.toString(TileDigest.digest()));
    }

    @Test
    void isPlainWithoutTheModule() throws Exception {
        assertThat(child()).startsWith("plain ");
    }
}
