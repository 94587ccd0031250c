package dev.assay.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documented service compiles and runs on the class path, on the module path, and without the optional Smile. */
class ConsumerTest {
    private static final Predicate<Path> OPTIONAL =
            entry -> entry.getFileName().toString().matches("(smile|slf4j|lucene-analysis-icu|icu4j)-.*");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void writeInputs() throws IOException {
        StringBuilder human = new StringBuilder("size,colour,diagnosis\n");
        StringBuilder synthetic = new StringBuilder("size,colour,diagnosis\n");
        for (int row = 0; row < 300; row++) {
            human.append(row * 7 % 101)
                    .append(".5,")
                    .append(row % 3 == 0 ? "red" : "blue")
                    .append(row % 2 == 0 ? ",yes\n" : ",no\n");
            synthetic
                    .append(row * 11 % 97)
                    .append(".25,")
                    .append(row % 4 == 0 ? "red" : "blue")
                    .append(row % 2 == 0 ? ",no\n" : ",yes\n");
        }
        Files.writeString(folder.resolve("human.csv"), human);
        Files.writeString(folder.resolve("synthetic.csv"), synthetic);
    }

    @Test
    void theServiceRunsOnTheClassPath() throws Exception {
        runOnClassPath(entry -> true);
    }

    @Test
    void theServiceRunsWithoutSmile() throws Exception {
        runOnClassPath(OPTIONAL.negate());
    }

    @Test
    void theServiceRunsOnTheModulePath() throws Exception {
        List<Path> modules = new ArrayList<>();
        for (Path entry : libraries(OPTIONAL.negate())) {
            modules.add(
                    Files.isDirectory(entry) && !Files.exists(entry.resolve("module-info.class"))
                            ? pack(entry)
                            : entry);
        }
        Path source = root().resolve("docs/examples/embed-module");
        compile(
                "--module-path",
                join(modules),
                "--module-source-path",
                source.toString(),
                "--module",
                "example.service");
        run(
                "--module-path",
                join(modules) + File.pathSeparator + folder.resolve("classes"),
                "--module",
                "example.service/example.AuditService");
    }

    private void runOnClassPath(Predicate<Path> wanted) throws Exception {
        String path = join(libraries(wanted));
        compile(
                "-cp",
                path,
                root().resolve("docs/examples/embed/AuditService.java").toString());
        run("-cp", path + File.pathSeparator + folder.resolve("classes"), "AuditService");
    }

    private void compile(String... arguments) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> all = new ArrayList<>(
                List.of("-d", Files.createDirectories(folder.resolve("classes")).toString()));
        all.addAll(List.of(arguments));
        java.io.ByteArrayOutputStream messages = new java.io.ByteArrayOutputStream();
        int code = compiler.run(null, messages, messages, all.toArray(String[]::new));
        assertThat(code).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    }

    private void run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                folder.resolve("human.csv").toString(),
                folder.resolve("synthetic.csv").toString(),
                folder.resolve("audit.html").toString()));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).containsPattern("(PASS|WARN|FAIL|INCONCLUSIVE): ");
        assertThat(folder.resolve("audit.html")).isNotEmptyFile();
    }

    /** The entries of this test's own path that a consumer of audit-metrics would have. */
    private static List<Path> libraries(Predicate<Path> wanted) {
        List<Path> entries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .filter(entry -> !entry.toString().contains("audit-cli")
                        && !entry.toString().contains("test-classes"))
                .filter(
                        entry -> !entry.getFileName()
                                .toString()
                                .matches(
                                        "(junit|jqwik|assertj|archunit|apiguardian|opentest4j|byte-buddy|surefire|picocli|snakeyaml|jackson-d|jackson-a).*"))
                .toList();
        List<Path> kept = entries.stream().filter(wanted).toList();
        assertThat(kept).anyMatch(entry -> entry.toString().contains("audit-metrics"));
        return kept;
    }

    private static String join(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** A folder of classes as the jar it will become, with its module name in the manifest. */
    private Path pack(Path classes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", "dev.assay.metrics");
        Path jar = folder.resolve("packed.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    private static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("NOTICE"))) {
                return at;
            }
        }
        throw new AssertionError("the repository's root was not found above " + Arrays.toString(new File(".").list()));
    }
}
