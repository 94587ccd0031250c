package dev.assay.benchmarks;

import dev.assay.json.JsonException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The command of this module: measures, compares two results, or passes everything on to JMH. */
public final class Main {
    private static final String USAGE = """
            java -jar benchmarks.jar quick [REGEX] [--out FILE]   medium sizes, one fork, under 15 minutes on 2 cores
            java -jar benchmarks.jar full [REGEX] [--out FILE]    all sizes, two forks
            java -jar benchmarks.jar compare BASE HEAD [--limit RATIO]
                                                                  two results side by side; exit 1 when one got worse,
                                                                  2 when one cannot be read
            java -jar benchmarks.jar page FILE RESULTS            fills in the tables of docs/performance.md
            java -jar benchmarks.jar peers DIR PART...            times the kernels on the arrays of peers/measure.py
            java -jar benchmarks.jar drift-errors [--replicates N]
                                                                  false alarms and power of drift verdicts, as Markdown
            java -jar benchmarks.jar drift-delays [--seeds N]     false alarms and delays of stream detectors
            java -jar benchmarks.jar bias-errors [--runs N]       false claims of the bias verdicts, as Markdown
            java -jar benchmarks.jar dependence-errors [--runs N] [--seed N]
                                                                  those of the label's dependence on the group
            java -jar benchmarks.jar null-errors [--runs N] [--rows N,N,...] [--metrics ID,...]
                                                                  audits of two samples of one population, as Markdown
            java -jar benchmarks.jar text-errors SPLITS FILE[=COLUMN=VALUE]...
                                                                  verdicts on random halves of human texts, as Markdown
            java -jar benchmarks.jar jmh ...                      JMH's own options
            """;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        String command = arguments.length == 0 ? "" : arguments[0];
        switch (command) {
            case "quick", "full" -> {
                Path out = Path.of(option(arguments, "--out", "target/benchmarks-" + command + ".json"));
                String regex = arguments.length > 1 && !arguments[1].startsWith("--") ? arguments[1] : ".*";
                Runs.measure(command.equals("quick"), regex, out);
            }
            case "compare" -> {
                int exit = arguments.length < 3 ? 2 : compare(arguments, System.out, System.err);
                if (arguments.length < 3) {
                    System.err.print(USAGE);
                }
                System.exit(exit);
            }
            case "page" -> {
                Path page = Path.of(arguments[1]);
                Files.writeString(page, PerformancePage.of(Files.readString(page), Path.of(arguments[2])));
            }
            case "peers" ->
                PeerTimes.measure(
                        Path.of(arguments[1]), Arrays.asList(arguments).subList(2, arguments.length));
            case "drift-errors" ->
                DriftErrorRates.print(Integer.parseInt(option(arguments, "--replicates", "1000")), System.out);
            case "drift-delays" ->
                DetectorDelays.print(Integer.parseInt(option(arguments, "--seeds", "200")), System.out);
            case "bias-errors" ->
                BiasErrorRates.print(Integer.parseInt(option(arguments, "--runs", "1000")), System.out);
            case "dependence-errors" ->
                DependenceErrorRates.print(
                        Integer.parseInt(option(arguments, "--runs", "1000")),
                        Long.parseLong(option(arguments, "--seed", "1")),
                        System.out);
            case "null-errors" ->
                NullErrorRates.print(
                        Integer.parseInt(option(arguments, "--runs", "100")),
                        Arrays.stream(option(arguments, "--rows", "100,300,1000")
                                        .split(","))
                                .mapToInt(Integer::parseInt)
                                .toArray(),
                        Arrays.stream(option(arguments, "--metrics", "").split(","))
                                .filter(id -> !id.isEmpty())
                                .collect(Collectors.toSet()),
                        System.out);
            case "text-errors" ->
                TextErrorRates.print(
                        Integer.parseInt(arguments[1]),
                        Arrays.asList(arguments).subList(2, arguments.length),
                        System.out);
            case "jmh" -> org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            default -> {
                System.err.print(USAGE);
                System.exit(2);
            }
        }
    }

    /** Exit code: 0 when nothing got worse, 1 when something did, 2 when a file cannot be read as a result. */
    static int compare(String[] arguments, PrintStream out, PrintStream err) {
        try {
            double limit = Double.parseDouble(option(arguments, "--limit", "1.25"));
            Comparison comparison = Comparison.of(Path.of(arguments[1]), Path.of(arguments[2]), limit);
            out.print(comparison);
            return comparison.worse().isEmpty() ? 0 : 1;
        } catch (NoSuchFileException e) {
            err.println("there is no file " + e.getMessage());
        } catch (IOException | JsonException e) {
            err.println("not a benchmark result: " + e.getMessage());
        } catch (NumberFormatException e) {
            err.println("--limit must be a number: " + e.getMessage());
        }
        return 2;
    }

    private static String option(String[] arguments, String name, String otherwise) {
        int at = Arrays.asList(arguments).indexOf(name);
        return at >= 0 && at + 1 < arguments.length ? arguments[at + 1] : otherwise;
    }
}
