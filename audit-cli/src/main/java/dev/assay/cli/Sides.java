package dev.assay.cli;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditConfig;
import dev.assay.data.ColumnKind;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.io.Datasets;
import dev.assay.io.ReadOptions;
import dev.assay.metrics.drift.profile.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The data of an audit as the command line and the configuration name it.
 *
 * @param human the human side
 * @param synthetic the synthetic side
 * @param holdout human rows that the generator never saw
 */
record Sides(Dataset human, Dataset synthetic, Optional<Dataset> holdout) {

    /** Reads two files, and a third with the holdout. */
    static Sides read(Path human, Path synthetic, Optional<Path> holdout, AuditConfig config) {
        List<Path> files = new ArrayList<>(List.of(human, synthetic));
        holdout.ifPresent(files::add);
        return of(Datasets.readTogether(files, options(config)), config);
    }

    /** Reads texts that were not to be copied, each file on its own. */
    static List<Dataset> references(List<Path> files, AuditConfig config) {
        return files.stream().map(file -> Datasets.read(file, options(config))).toList();
    }

    /** The sides and the holdout. */
    List<Dataset> all() {
        return holdout.map(rows -> List.of(human, synthetic, rows)).orElse(List.of(human, synthetic));
    }

    /** The audit of the sides, with these references named after their files. */
    Audit audit(List<Dataset> references) {
        Audit audit = Audit.compare(human, synthetic);
        audit = holdout.map(audit::holdout).orElse(audit);
        for (Dataset reference : references) {
            audit = audit.reference(reference.name(), reference);
        }
        return audit;
    }

    /** Reads the data that a profile takes the human side of. */
    static Dataset against(Profile human, Path synthetic, AuditConfig config) {
        return withoutInferred(Datasets.read(synthetic, StoredProfile.kinds(human, options(config))), config);
    }

    /** Reads one file and splits it as "column=human,synthetic" or "column=human,synthetic,holdout" says. */
    static Sides split(Path file, String splitBy, AuditConfig config) {
        int equals = splitBy.indexOf('=');
        List<String> values = List.of(splitBy.substring(equals + 1).split(",", -1));
        if (equals < 1 || values.size() < 2 || values.size() > 3) {
            throw new IllegalArgumentException("--split-by is COLUMN=HUMAN,SYNTHETIC or COLUMN=HUMAN,SYNTHETIC,HOLDOUT,"
                    + " for example source=human,model; it was " + splitBy);
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException(
                    "--split-by names one value twice, but each side has its own; it was " + splitBy);
        }
        Dataset both = Datasets.read(file, options(config));
        String column = splitBy.substring(0, equals);
        if (!both.has(column)) {
            throw new IllegalArgumentException(
                    file + ": there is no column " + column + " to split by; the columns are "
                            + both.columns().stream().map(c -> c.name()).toList());
        }
        return of(Datasets.split(both, column, values), config);
    }

    private static Sides of(List<Dataset> read, AuditConfig config) {
        for (Map.Entry<String, ColumnKind> kind : config.kinds().entrySet()) {
            if (read.stream().noneMatch(dataset -> dataset.has(kind.getKey()))) {
                throw new IllegalArgumentException(
                        "no file has a column " + kind.getKey() + " whose kind could be set");
            }
        }
        List<Dataset> sides =
                read.stream().map(dataset -> withoutInferred(dataset, config)).toList();
        return new Sides(sides.get(0), sides.get(1), sides.size() > 2 ? Optional.of(sides.get(2)) : Optional.empty());
    }

    /** A label or id that the caller names takes the place of one told by its name. */
    private static Dataset withoutInferred(Dataset dataset, AuditConfig config) {
        Dataset result = dataset;
        for (Role role : List.of(Role.LABEL, Role.ID)) {
            Set<String> given = new HashSet<>(config.roles().getOrDefault(role, List.of()));
            if (!given.isEmpty()) {
                for (var column : dataset.withRole(role)) {
                    result = given.contains(column.name()) ? result : result.as(Role.FEATURE, column.name());
                }
            }
        }
        return result;
    }

    private static ReadOptions options(AuditConfig config) {
        ReadOptions options = ReadOptions.defaults();
        if (!config.missing().isEmpty()) {
            options = options.withMissing(Set.copyOf(config.missing()));
        }
        for (Map.Entry<Role, List<String>> role : config.roles().entrySet()) {
            options = options.withRole(role.getKey(), role.getValue().toArray(String[]::new));
        }
        for (Map.Entry<String, ColumnKind> kind : config.kinds().entrySet()) {
            options = options.withKind(kind.getKey(), kind.getValue());
        }
        return options;
    }
}
