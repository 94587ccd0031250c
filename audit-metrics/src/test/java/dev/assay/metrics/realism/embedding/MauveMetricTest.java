package dev.assay.metrics.realism.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.Audit;
import dev.assay.audit.Measurement;
import dev.assay.data.Dataset;
import dev.assay.data.VectorColumn;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MauveMetricTest {
    @Test
    void otherHumanVectorsAreWithinTheNoise() {
        Measurement same = measure(vectors(0, 1), vectors(0, 2));
        assertThat(same.score().orElseThrow()).isGreaterThan(0.95);
        assertThat(same.noiseFloor().orElseThrow().median())
                .isCloseTo(same.value().orElseThrow(), org.assertj.core.api.Assertions.within(0.1));
        assertThat(same.details())
                .containsKeys("deviation over seeds of the clusters", "mean of MAUVE star", "frontier integral");
    }

    @Test
    void movedVectorsAreFarOff() {
        Measurement far = measure(vectors(0, 1), vectors(2, 2));
        assertThat(far.value().orElseThrow())
                .isLessThan(far.noiseFloor().orElseThrow().median() / 2);
        assertThat(far.interval().orElseThrow().high())
                .isLessThan(far.noiseFloor().orElseThrow().p95());
    }

    private static Measurement measure(Dataset human, Dataset synthetic) {
        return Audit.compare(human, synthetic)
                .also("mauve")
                .only(info -> info.id().equals("mauve"))
                .run()
                .of("mauve")
                .get(0);
    }

    private static Dataset vectors(double shift, long seed) {
        Random random = new Random(seed);
        float[] values = new float[120 * 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() + (i % 4 == 0 ? shift : 0));
        }
        return Dataset.of("vectors", VectorColumn.wrap("v", values, 4));
    }
}
