package dev.assay.cli;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditConfig;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Verdict;
import dev.assay.data.Dataset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares two datasets, prints the outcome and writes the reports. */
@Command(
        name = "audit",
        description = "Audits synthetic data against human data.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the policy passes (warnings included)",
            "1:the policy fails",
            "2:the command line or the data is wrong",
            "3:inconclusive or partial, where the policy says inconclusive-fails"
        })
final class AuditCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private InputOptions inputs;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for report.json, report.html, summary.md and junit.xml.")
    private @Nullable Path out;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private SettingOptions settings;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use; the outcome does not depend on it.")
    private @Nullable Integer threads;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OutputOptions output;

    @Override
    public Integer call() throws IOException {
        AuditConfig config = settings.config();
        requireThreads();
        output.requireNoContradiction();
        PrintWriter stdout = spec.commandLine().getOut();
        if (out == null) {
            AuditReport report = audit(config);
            output.print(stdout, report, List.of());
            return exitCode(report, config);
        }
        if (out.toString().isEmpty()) {
            throw new IllegalArgumentException("--out is empty; name a folder, . for the present one");
        }
        try (OutputFolder folder = OutputFolder.open(out)) {
            AuditReport report = audit(config);
            output.write(report, folder.staging());
            output.print(stdout, report, folder.publish());
            return exitCode(report, config);
        }
    }

    private void warn(List<Dataset> read) {
        if (!output.quiet()) {
            ReadNotes.print(spec.commandLine().getErr(), read);
        }
    }

    private void requireThreads() {
        if (threads != null && (threads < 1 || threads > 1024)) {
            throw new IllegalArgumentException("--threads must be in [1, 1024], was " + threads);
        }
    }

    private AuditReport audit(AuditConfig config) throws IOException {
        Audit comparison = inputs.comparison(config, this::warn);
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        ProgressBar bar = new ProgressBar(spec.commandLine().getErr());
        ExecutorService executor = Executors.newFixedThreadPool(workers, AuditCommand::daemon);
        try {
            Audit audit = comparison.executor(executor, workers);
            if (ProgressBar.hasTerminal() && !output.quiet()) {
                audit = audit.progress(bar);
            }
            return config.apply(audit).run();
        } finally {
            bar.clear();
            executor.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "assay-worker");
        thread.setDaemon(true);
        return thread;
    }

    private static int exitCode(AuditReport report, AuditConfig config) {
        if (report.verdict() == Verdict.FAIL) {
            return 1;
        }
        boolean unsettled = report.verdict() == Verdict.INCONCLUSIVE || report.partial();
        return unsettled && config.policy().inconclusiveFails() ? 3 : 0;
    }
}
