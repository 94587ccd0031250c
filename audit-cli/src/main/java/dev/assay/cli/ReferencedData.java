package dev.assay.cli;

import dev.assay.data.Dataset;
import dev.assay.io.Datasets;
import dev.assay.io.ReadOptions;
import dev.assay.metrics.drift.profile.ColumnProfile;
import dev.assay.metrics.drift.profile.DerivedColumn;
import dev.assay.metrics.drift.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Data and the profile it is compared with, which holds just the columns that both have.
 *
 * @param profile of the reference
 * @param data its columns have the kinds that the profile states
 * @param unknown columns of the data that the reference does not have
 * @param reference the rows of the reference, unless it is a stored profile
 */
record ReferencedData(Profile profile, Dataset data, List<String> unknown, Optional<Dataset> reference) {
    /** Reads a stored profile, or a file of data and takes its profile, and the file to compare with it. */
    static ReferencedData read(Path reference, Path file, ReadOptions options) throws IOException {
        if (StoredProfile.isOne(reference)) {
            Profile stored = StoredProfile.read(reference);
            return of(stored, Datasets.read(file, StoredProfile.kinds(stored, options)), reference);
        }
        List<Dataset> both = Datasets.readTogether(List.of(reference, file), options);
        ReferencedData read = of(Profile.of(both.get(0)), both.get(1), reference);
        return new ReferencedData(read.profile, read.data, read.unknown, Optional.of(both.get(0)));
    }

    /** The files of data that were read. */
    List<Dataset> read() {
        return reference.map(rows -> List.of(rows, data)).orElse(List.of(data));
    }

    /** The columns of the profile that the data has. */
    static ReferencedData of(Profile stored, Dataset given, Path reference) {
        Dataset data = stored.derive(given);
        List<ColumnProfile> shared = new ArrayList<>();
        Map<String, String> skipped = new LinkedHashMap<>(stored.skipped());
        for (ColumnProfile column : stored.columns()) {
            if (data.has(column.name())) {
                shared.add(column);
            } else {
                skipped.put(column.name(), data.name() + " does not have it");
            }
        }
        if (shared.isEmpty()) {
            throw new IllegalArgumentException(reference + " and " + data.name()
                    + " have no numeric or categorical column in common; not compared: " + skipped);
        }
        List<String> unknown = new ArrayList<>();
        data.columns().forEach(column -> {
            boolean source = stored.columns().stream()
                    .map(known -> DerivedColumn.named(known.name()))
                    .anyMatch(made -> made.isPresent() && made.get().source().equals(column.name()));
            if (stored.find(column.name()).isEmpty() && !stored.skipped().containsKey(column.name()) && !source) {
                unknown.add(column.name());
            }
        });
        return new ReferencedData(new Profile(stored.rows(), shared, skipped), data, unknown, Optional.empty());
    }
}
