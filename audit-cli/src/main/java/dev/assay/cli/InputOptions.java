package dev.assay.cli;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditConfig;
import dev.assay.data.Dataset;
import dev.assay.metrics.drift.profile.Profile;
import dev.assay.metrics.drift.profile.ProfileAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files of an audit. */
final class InputOptions {
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

    /** The audit of the files that the command line names; hands over what was read, for its warnings. */
    Audit comparison(AuditConfig config, Consumer<List<Dataset>> told) throws IOException {
        if (human != null && synthetic != null && config.splitBy().isEmpty() && StoredProfile.isOne(human)) {
            if (holdout != null || !references.isEmpty()) {
                throw new IllegalArgumentException((holdout != null ? "--holdout" : "--reference")
                        + " needs the human rows; --human names a profile");
            }
            Profile profile = StoredProfile.read(human);
            String name = String.valueOf(human.getFileName()).replaceFirst("\\.json$", "");
            Dataset batch = Sides.against(profile, synthetic, config);
            told.accept(List.of(batch));
            return ProfileAudit.compare(profile, name, batch);
        }
        Sides sides = sides(config);
        List<Dataset> referred = Sides.references(references, config);
        told.accept(sides.all());
        told.accept(referred);
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
}
