package example;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.data.Dataset;
import dev.assay.io.Datasets;
import dev.assay.report.Reports;
import java.nio.file.Path;

/** A service that audits a batch: the same on the module path. */
public class AuditService {
    public static void main(String[] files) throws Exception {
        Dataset human = Datasets.read(Path.of(files[0]));
        Dataset synthetic = Datasets.read(Path.of(files[1]));
        AuditReport report =
                Audit.compare(human, synthetic).label("diagnosis").seed(7).run();
        Reports.html(report, Path.of(files[2]));
        System.out.println(report.verdict() + ": " + report.reason());
    }
}
