package dev.assay.metrics.bias;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Catalogue;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntersectionTest {
    @Test
    void twoGroupColumnsAreAlsoCrossed() {
        String[] sex = new String[400];
        String[] age = new String[400];
        String[] label = new String[400];
        for (int i = 0; i < 400; i++) {
            sex[i] = i % 2 == 0 ? "f" : "m";
            age[i] = i % 4 < 2 ? "old" : "young";
            label[i] = i % 8 == 0 ? "yes" : "no";
        }
        Dataset data = Dataset.of(
                "table",
                CategoricalColumn.of("sex", sex),
                CategoricalColumn.of("age", age),
                CategoricalColumn.of("y", label));
        AuditReport report = Audit.compare(data, data)
                .catalogue(Catalogue.of(List.of(new RepresentationGapMetric(), new IntersectionDisparityMetric())))
                .label("y")
                .groups("sex", "age")
                .run();
        assertThat(report.of("representation-gap"))
                .anyMatch(measurement -> measurement.scope().columns().equals(List.of("sex", "age"))
                        && measurement.details().containsKey("gap of f & old"));
        assertThat(report.of("intersection-disparity"))
                .singleElement()
                .matches(measurement -> measurement.scope().columns().equals(List.of("sex", "age"))
                        && measurement.evidence().toString().contains("f & old"));
        assertThat(report.partial()).isFalse();
    }
}
