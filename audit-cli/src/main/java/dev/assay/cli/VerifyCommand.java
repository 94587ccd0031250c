package dev.assay.cli;

import dev.assay.verify.CaseData;
import dev.assay.verify.Solvers;
import dev.assay.verify.Verification;
import dev.assay.verify.Verification.Outcome;
import dev.assay.verify.Verification.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = "Recomputes reference cases and says which agree.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder or file of reference cases.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--data", paramLabel = "ROOT", description = "Folder against which data files are resolved.")
    private @Nullable Path data;

    @Option(names = "--skipped", description = "Also print each skipped case.")
    private boolean showSkipped;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Verification verification = new Verification(Solvers.all(), new CaseData(Optional.ofNullable(data)));
        List<Result> results = verification.run(folder, result -> {
            if (result.outcome() == Outcome.FAILED || showSkipped && result.outcome() == Outcome.SKIPPED) {
                out.println(result.outcome() + " " + result.reference().area() + "/"
                        + result.reference().topic() + " " + result.reference().id() + " ("
                        + result.reference().metric() + "): " + result.message());
            }
        });
        Map<String, Map<Outcome, Integer>> byMetric = new TreeMap<>();
        Map<Outcome, Integer> total = new EnumMap<>(Outcome.class);
        for (Result result : results) {
            String metric = result.reference().area() + "/" + result.reference().metric();
            byMetric.computeIfAbsent(metric, m -> new EnumMap<>(Outcome.class))
                    .merge(result.outcome(), 1, Integer::sum);
            total.merge(result.outcome(), 1, Integer::sum);
        }
        byMetric.forEach((metric, counts) -> out.println(metric + ": " + line(counts)));
        out.println(line(total));
        out.flush();
        return total.getOrDefault(Outcome.FAILED, 0) > 0 ? 1 : 0;
    }

    private static String line(Map<Outcome, Integer> counts) {
        return counts.getOrDefault(Outcome.PASSED, 0) + " passed, " + counts.getOrDefault(Outcome.FAILED, 0)
                + " failed, " + counts.getOrDefault(Outcome.SKIPPED, 0) + " skipped";
    }
}
