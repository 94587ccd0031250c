import dev.assay.audit.*;
import dev.assay.data.*;
import dev.assay.io.*;
import dev.assay.metrics.realism.*;
import dev.assay.report.*;
import java.nio.file.Path;

// One metric alone, over arrays.
var ks = KolmogorovSmirnov.test(new double[] {1.1, 2.3, 2.9, 4.2, 5.0}, new double[] {3.8, 4.9, 5.1, 6.6, 7.0});

// A whole audit.
var human = Datasets.read(Path.of("docs/examples/breast-cancer/human.csv"));
var synthetic = Datasets.read(Path.of("docs/examples/breast-cancer/synthetic.csv"));
var report = Audit.compare(human, synthetic).label("diagnosis").seed(7).run();
System.out.print(Reports.text(report));
