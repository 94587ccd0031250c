import dev.assay.audit.*;
import dev.assay.io.*;
import dev.assay.report.*;
import java.nio.file.Path;

// Counts of three letters in a row stand in for the model that you bring.
Embedder embedder = text -> {
    float[] vector = new float[64];
    for (int i = 0; i + 3 <= text.length(); i++) {
        vector[Math.floorMod(text.substring(i, i + 3).hashCode(), 64)]++;
    }
    return vector;
};

var human = Datasets.read(Path.of("docs/examples/support-questions/human.jsonl"));
var synthetic = Datasets.read(Path.of("docs/examples/support-questions/synthetic.jsonl"));
var report = Audit.compare(human, synthetic).embed("text", embedder).run();
report.of("uncovered-regions");
report.of("frechet-distance");
