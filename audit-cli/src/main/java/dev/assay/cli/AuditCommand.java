package dev.assay.cli;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditConfig;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Verdict;
import dev.assay.data.Dataset;
import dev.assay.metrics.drift.profile.Profile;
import dev.assay.metrics.drift.profile.ProfileAudit;
import dev.assay.report.ReportOptions;
import dev.assay.report.Reports;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    @Option(
            names = "--human",
            paramLabel = "FILE",
            description = "What people wrote or labelled: CSV, JSON Lines, or a profile that 'assay profile' wrote.")
    private @Nullable Path human;

    @Option(names = "--synthetic", paramLabel = "FILE", description = "What a model produced.")
    private @Nullable Path synthetic;

    @Option(names = "--holdout", paramLabel = "FILE", description = "Human rows that the generator never saw.")
    private @Nullable Path holdout;

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description = "Texts that were not to be copied, such as seeds or a benchmark; repeatable.")
    private List<Path> references = new ArrayList<>();

    @Option(names = "--data", paramLabel = "FILE", description = "One file that holds both sides; needs --split-by.")
    private @Nullable Path data;

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

    @Option(
            names = "--no-examples",
            description = "Show no text of a record, no id and no value of a column with more than 20 categories.")
    private boolean noExamples;

    @Option(names = "--json", description = "Print report.json in place of the summary.")
    private boolean json;

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        try {
            return run();
        } catch (OutOfMemoryError e) {
            return Failures.tell(e, spec.commandLine());
        }
    }

    private int run() throws IOException {
        AuditConfig config = settings.config();
        requireThreads();
        requireNoContradiction();
        if (out == null) {
            AuditReport report = audit(comparison(config), config);
            print(report, List.of());
            return exitCode(report, config);
        }
        try (OutputFolder folder = OutputFolder.open(out)) {
            AuditReport report = audit(comparison(config), config);
            write(report, folder.staging());
            print(report, folder.publish());
            return exitCode(report, config);
        }
    }

    /** The audit of the files that the command line names. */
    private Audit comparison(AuditConfig config) throws IOException {
        if (human != null && synthetic != null && config.splitBy().isEmpty() && StoredProfile.isOne(human)) {
            if (holdout != null || !references.isEmpty()) {
                throw new IllegalArgumentException((holdout != null ? "--holdout" : "--reference")
                        + " needs the human rows; --human names a profile");
            }
            Profile profile = StoredProfile.read(human);
            String name = String.valueOf(human.getFileName()).replaceFirst("\\.json$", "");
            Dataset batch = Sides.against(profile, synthetic, config);
            warn(List.of(batch));
            return ProfileAudit.compare(profile, name, batch);
        }
        Sides sides = sides(config);
        List<Dataset> referred = Sides.references(references, config);
        warn(sides.all());
        warn(referred);
        return sides.audit(referred);
    }

    private Sides sides(AuditConfig config) {
        Path single = data == null && synthetic == null ? human : data;
        if (config.splitBy().isPresent()) {
            if (single == null || synthetic != null || data != null && human != null) {
                throw new IllegalArgumentException(
                        "--split-by splits one file: name it with --data and leave out --human and --synthetic");
            }
            if (holdout != null) {
                throw new IllegalArgumentException(
                        "--holdout goes with --human and --synthetic; a third value of --split-by names the holdout");
            }
            return Sides.split(single, config.splitBy().get(), config);
        }
        if (data != null) {
            throw new IllegalArgumentException(
                    "--data needs --split-by COLUMN=HUMAN,SYNTHETIC to tell the two sides apart");
        }
        if (human == null || synthetic == null) {
            throw new IllegalArgumentException("--human and --synthetic name the two files to compare; "
                    + (human == null ? "--human" : "--synthetic") + " is missing");
        }
        return Sides.read(human, synthetic, Optional.ofNullable(holdout), config);
    }

    private void warn(List<Dataset> read) {
        if (!quiet) {
            ReadNotes.print(spec.commandLine().getErr(), read);
        }
    }

    private void requireNoContradiction() {
        if (json && quiet) {
            throw new IllegalArgumentException(
                    "--json and --quiet contradict each other; --json alone prints JSON only");
        }
        if (out != null && out.toString().isEmpty()) {
            throw new IllegalArgumentException("--out is empty; name a folder, . for the present one");
        }
    }

    private void requireThreads() {
        if (threads != null && (threads < 1 || threads > 1024)) {
            throw new IllegalArgumentException("--threads must be in [1, 1024], was " + threads);
        }
    }

    private AuditReport audit(Audit comparison, AuditConfig config) {
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        ProgressBar bar = new ProgressBar(spec.commandLine().getErr());
        ExecutorService executor = Executors.newFixedThreadPool(workers, AuditCommand::daemon);
        try {
            Audit audit = comparison.executor(executor, workers);
            if (ProgressBar.hasTerminal() && !quiet) {
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

    private ReportOptions reportOptions() {
        return noExamples ? ReportOptions.defaults().withoutExamples() : ReportOptions.defaults();
    }

    private void write(AuditReport report, Path folder) throws IOException {
        Reports.json(report, reportOptions(), folder.resolve("report.json"));
        Reports.html(report, reportOptions(), folder.resolve("report.html"));
        Reports.markdown(report, reportOptions(), folder.resolve("summary.md"));
        Reports.junit(report, reportOptions(), folder.resolve("junit.xml"));
    }

    private void print(AuditReport report, List<Path> files) {
        if (quiet) {
            return;
        }
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(json ? Reports.json(report, reportOptions()) : Reports.text(report, reportOptions()));
        if (!json) {
            for (Path file : files) {
                stdout.println("Wrote " + file);
            }
        }
        stdout.flush();
    }

    private static int exitCode(AuditReport report, AuditConfig config) {
        if (report.verdict() == Verdict.FAIL) {
            return 1;
        }
        boolean unsettled = report.verdict() == Verdict.INCONCLUSIVE || report.partial();
        return unsettled && config.policy().inconclusiveFails() ? 3 : 0;
    }
}
