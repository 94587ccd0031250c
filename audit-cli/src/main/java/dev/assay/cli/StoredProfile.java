package dev.assay.cli;

import dev.assay.data.ColumnKind;
import dev.assay.io.ReadOptions;
import dev.assay.json.Json;
import dev.assay.metrics.drift.profile.ColumnProfile;
import dev.assay.metrics.drift.profile.DerivedColumn;
import dev.assay.metrics.drift.profile.NumericProfile;
import dev.assay.metrics.drift.profile.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A profile in a file, which may stand wherever reference data may. */
final class StoredProfile {
    private static final int HEAD_BYTES = 256;

    private StoredProfile() {}

    /** Whether the file holds a profile, by how it begins. */
    static boolean isOne(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
            return head.matches("(?s)\\s*\\{\\s*\"format\"\\s*:\\s*\"assay-profile-.*");
        }
    }

    static Profile read(Path file) throws IOException {
        return Profile.read(Json.parse(file));
    }

    /** Options that read a file with the kinds of the profile's columns. */
    static ReadOptions kinds(Profile profile, ReadOptions options) {
        ReadOptions kinds = options;
        for (ColumnProfile column : profile.columns()) {
            Optional<DerivedColumn> made = DerivedColumn.named(column.name());
            kinds = made.isPresent()
                    ? kinds.withKind(made.get().source(), made.get().sourceKind())
                    : kinds.withKind(
                            column.name(),
                            column instanceof NumericProfile ? ColumnKind.NUMERIC : ColumnKind.CATEGORICAL);
        }
        return kinds;
    }
}
