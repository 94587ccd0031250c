package dev.assay.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.ColumnKind;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleRulesTest {
    @TempDir
    Path folder;

    /** 400 records: half of people, half of a model, with a few columns that say where a record comes from. */
    private Dataset answers() throws IOException {
        String rows = IntStream.range(0, 400)
                .mapToObj(row -> "%d,task-%d,%d,%d,%s,%s,%s,%s"
                        .formatted(
                                row,
                                row % 150,
                                1000 + row % 150,
                                row % 4,
                                row % 2 == 0 ? "human" : "model",
                                row % 2 == 0 ? "expert" : row % 3 == 0 ? "large" : "small",
                                row % 2 == 0 ? "" : "v2",
                                row % 5 == 0 ? "question" : "request"))
                .collect(Collectors.joining(
                        "\n", "id,prompt_id,user_id,class_id,source,author,version,category\n", "\n"));
        return Datasets.read(Files.writeString(folder.resolve("answers.csv"), rows));
    }

    @Test
    void anIdentifierThatRepeatsPointsElsewhereUnlessItIsACategory() throws IOException {
        Dataset answers = answers();
        assertThat(answers.role("id")).isEqualTo(Role.ID);
        assertThat(answers.column("prompt_id").kind()).isEqualTo(ColumnKind.TEXT);
        assertThat(answers.role("prompt_id")).isEqualTo(Role.IGNORED);
        assertThat(answers.role("user_id")).isEqualTo(Role.IGNORED);
        assertThat(answers.role("class_id")).isEqualTo(Role.FEATURE);
    }

    @Test
    void aSplitLeavesOutColumnsThatOnlySayWhereARecordComesFrom() throws IOException {
        List<Dataset> sides = Datasets.split(answers(), "source", List.of("human", "model"));
        for (Dataset side : sides) {
            assertThat(side.has("source")).isFalse();
            assertThat(side.role("author")).isEqualTo(Role.IGNORED);
            assertThat(side.role("version")).isEqualTo(Role.IGNORED);
            assertThat(side.role("category")).isEqualTo(Role.FEATURE);
        }
        assertThat(sides.get(1).name()).isEqualTo("answers[source=model]");
        assertThat(sides.get(1).rows()).isEqualTo(200);
    }
}
