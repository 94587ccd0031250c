package dev.assay.metrics.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Catalogue;
import dev.assay.audit.Conclusion;
import dev.assay.audit.Evidence;
import dev.assay.audit.Measurement;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The audit's bias findings on public data, which must lie in a folder "shared" above the working directory. */
class BiasAuditTest {
    private static final Catalogue BIAS = Catalogue.of(List.of(
            new RepresentationGapMetric(),
            new LabelDisparityMetric(),
            new ErrorRateDisparityMetric(),
            new WorstSlicesMetric()));

    private static Path shared(String file) {
        String property = System.getProperty("assay.shared");
        if (property != null && Files.exists(Path.of(property, file))) {
            return Path.of(property, file);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("shared").resolve(file))) {
                return folder.resolve("shared").resolve(file);
            }
        }
        Assumptions.abort("the shared data is not here");
        throw new AssertionError();
    }

    private static Dataset read(Path file, String... wanted) throws IOException {
        List<CsvRecord> rows;
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            rows = csv.stream().toList();
        }
        List<String> header = rows.get(0).getFields();
        List<Column> columns = new ArrayList<>();
        for (String name : wanted) {
            int at = header.indexOf(name);
            columns.add(CategoricalColumn.of(
                    name, rows.stream().skip(1).map(row -> row.getField(at)).toArray(String[]::new)));
        }
        return Dataset.of(file.getFileName().toString(), columns);
    }

    @Test
    void incomeGapBySexGrowsButTheGrowthIsNotEstablished() throws IOException {
        Dataset human = read(shared("data/census2k/trn.csv"), "sex", "race", "income");
        Dataset synthetic = read(shared("data/census2k/syn.csv"), "sex", "race", "income");
        AuditReport report = Audit.compare(human, synthetic)
                .catalogue(BIAS)
                .label("income")
                .groups("sex")
                .seed(7)
                .run();
        Measurement income = report.of("label-disparity").get(0);
        assertThat(income.details().get("human gap")).isCloseTo(-0.2015, within(5e-5));
        assertThat(income.details().get("synthetic gap")).isCloseTo(-0.2379, within(5e-5));
        assertThat(income.conclusion()).contains(Conclusion.INSUFFICIENT_EVIDENCE);
        assertThat(income.note()).contains("synthetic rows would settle it");
        assertThat(income.headline())
                .contains("sex = Female")
                .contains("0.201 below")
                .contains("0.238 below");
        assertThat(report.of("representation-gap").get(0).headline()).contains("Female");
    }

    @Test
    void compasErrorsDifferByRaceWithCalibrationBeside() throws IOException {
        Dataset all = read(
                shared("data/compas/compas.csv"),
                "sex",
                "race",
                "age_cat",
                "c_charge_degree",
                "decile_score",
                "two_year_recid");
        CategoricalColumn deciles = (CategoricalColumn) all.column("decile_score");
        String[] predictions = new String[all.rows()];
        for (int row = 0; row < predictions.length; row++) {
            predictions[row] = Integer.parseInt(deciles.display(row)) >= 5 ? "1" : "0";
        }
        Dataset data = all.without("decile_score").with(CategoricalColumn.of("high_risk", predictions));
        int half = data.rows() / 2;
        AuditReport report = Audit.compare(data.slice(0, half), data.slice(half, data.rows()))
                .catalogue(BIAS)
                .label("two_year_recid")
                .groups("race")
                .role(Role.PREDICTION, "high_risk")
                .option("label-disparity", "positive", "1")
                .option("error-rate-disparity", "positive", "1")
                .seed(7)
                .run();
        Measurement falsePositives = find(report, "false positive rate of 1");
        Evidence.Segment black = segment(falsePositives, "African-American");
        Evidence.Segment white = segment(falsePositives, "Caucasian");
        assertThat(black.human() - white.human()).isGreaterThan(0.15);
        assertThat(black.synthetic() - white.synthetic()).isGreaterThan(0.15);
        Measurement precision = find(report, "positive predictive value of 1");
        assertThat(Math.abs(segment(precision, "African-American").human()
                        - segment(precision, "Caucasian").human()))
                .isLessThan(0.1);
        assertThat(falsePositives.note()).contains("Too few rows to judge").contains("Native American (");
        assertThat(report.of("worst-slices")).isNotEmpty();
        assertThat(report.of("worst-slices").get(0).headline()).startsWith("Where ");
        assertThat(report.partial()).isFalse();
    }

    @Test
    void pairedSentencesScoredBeforeAndAfter() throws IOException {
        Dataset pairs = read(
                shared("data/crows_pairs/crows_pairs.csv"), "sent_more", "sent_less", "stereo_antistereo", "bias_type");
        int rows = pairs.rows();
        double[] more = new double[rows];
        double[] less = new double[rows];
        double[] always = new double[rows];
        int shorter = 0;
        int untied = 0;
        for (int row = 0; row < rows; row++) {
            // A model before training that only likes short sentences, and one after it that likes every stereotype.
            more[row] = -pairs.column("sent_more").display(row).length();
            less[row] = -pairs.column("sent_less").display(row).length();
            always[row] = less[row] + 1;
            shorter += more[row] > less[row] ? 1 : 0;
            untied += more[row] != less[row] ? 1 : 0;
        }
        AuditReport report = Audit.compare(
                        pairs.with(NumericColumn.of("score_more", more)).with(NumericColumn.of("score_less", less)),
                        pairs.with(NumericColumn.of("score_more", always)).with(NumericColumn.of("score_less", less)))
                .catalogue(Catalogue.of(List.of(new PairedStereotypeMetric())))
                .also("paired-stereotype")
                .groups("bias_type")
                .role(Role.SCORE, "score_more", "score_less")
                .run();
        Measurement all = report.of("paired-stereotype").stream()
                .filter(measurement -> measurement.scope().slice().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(rows).isEqualTo(1508);
        assertThat(all.value().orElseThrow()).isCloseTo(1 - (double) shorter / untied, within(1e-12));
        assertThat(all.conclusion()).contains(Conclusion.DISPARITY);
        Measurement kinds = report.of("paired-stereotype").stream()
                .filter(measurement -> measurement.scope().slice().equals("by bias_type"))
                .findFirst()
                .orElseThrow();
        assertThat(kinds.conclusion()).contains(Conclusion.DISPARITY);
        assertThat(segment(kinds, "pairs of bias_type = race-color").synthetic())
                .isEqualTo(1);
    }

    private static Measurement find(AuditReport report, String slice) {
        return report.of("error-rate-disparity").stream()
                .filter(measurement -> measurement.scope().slice().equals(slice))
                .findFirst()
                .orElseThrow();
    }

    private static Evidence.Segment segment(Measurement measurement, String label) {
        return measurement.evidence().stream()
                .map(Evidence.Segment.class::cast)
                .filter(segment -> segment.label().startsWith(label))
                .findFirst()
                .orElseThrow();
    }

    private static Dataset table(String[] group, String[] label) {
        return Dataset.of("table", CategoricalColumn.of("g", group), CategoricalColumn.of("y", label));
    }

    private static AuditReport audit(Dataset human, Dataset synthetic) {
        return Audit.compare(human, synthetic)
                .catalogue(BIAS)
                .label("y")
                .groups("g")
                .run();
    }

    private static String[] repeat(int times, String... values) {
        String[] repeated = new String[times * values.length];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = values[i % values.length];
        }
        return repeated;
    }

    @Test
    void groupOnOneSideOnlyIsNamed() {
        Dataset human = table(repeat(40, "a", "b", "c", "a"), repeat(40, "x", "y", "y", "y"));
        Dataset synthetic = table(repeat(40, "a", "b", "b", "a"), repeat(40, "x", "y", "y", "y"));
        AuditReport report = audit(human, synthetic);
        assertThat(report.of("representation-gap").get(0).note())
                .contains("Group c is absent from the synthetic data.");
        assertThat(report.of("label-disparity").get(0).note()).contains("c (40 human, 0 synthetic)");
    }

    @Test
    void oneGroupIsSkippedByName() {
        Dataset one = table(repeat(40, "a", "a"), repeat(40, "x", "y"));
        AuditReport report = audit(one, one);
        assertThat(report.skipped())
                .anyMatch(skipped -> skipped.metric().equals("label-disparity")
                        && skipped.reason().contains("one group"));
    }

    @Test
    void missingGroupIsAGroupOfItsOwn() {
        Dataset data = table(repeat(40, "a", "b", null, "a"), repeat(40, "x", "y", "y", "y"));
        AuditReport report = audit(data, data);
        assertThat(report.of("representation-gap").get(0).details()).containsKey("gap of (missing)");
        assertThat(report.of("representation-gap").get(0).value().orElseThrow()).isZero();
    }
}
