package dev.assay.verify;

import dev.assay.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The reference cases that the library brings with it: a few of each kind whose inputs are short enough to stand inside
 * the case, so that an installation can be checked without any data. Values were computed by the peers named in each case.
 */
public final class BundledCases {
    private static final String FOLDER = "bundled";

    private BundledCases() {}

    /** All cases in order of file and position. */
    public static List<ReferenceCase> all() throws IOException {
        List<ReferenceCase> cases = new ArrayList<>();
        for (String name : text("index.txt").lines().toList()) {
            cases.addAll(Verification.cases(Path.of(FOLDER, name.split("/")), Json.parse(text(name), name)));
        }
        return List.copyOf(cases);
    }

    private static String text(String name) throws IOException {
        try (InputStream bytes = BundledCases.class.getResourceAsStream(FOLDER + "/" + name)) {
            return new String(Objects.requireNonNull(bytes, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
