package dev.assay.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.TextColumn;
import dev.assay.data.VectorColumn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbedderTest {
    private final Dataset human = Dataset.of("human", TextColumn.of("text", "a", null, "bb", "a"));
    private final Dataset synthetic = Dataset.of("synthetic", TextColumn.of("text", "bb", "", "ccc"));

    @Test
    void metricsSeeTheVectorsAsAColumn() {
        List<Dataset> seen = new ArrayList<>();
        audit(text -> new float[] {text.length(), 1}, seen).run();
        VectorColumn vectors = (VectorColumn) seen.get(0).column("text embedding");
        assertThat(vectors.values()).containsExactly(1, 1, Float.NaN, Float.NaN, 2, 1, 1, 1);
        assertThat(vectors.isMissing(1)).isTrue();
        assertThat(((VectorColumn) seen.get(1).column("text embedding")).values())
                .containsExactly(2, 1, 0, 1, 3, 1);
    }

    @Test
    void eachTextIsEmbeddedOnce() {
        List<String> asked = new ArrayList<>();
        AuditReport report = audit(
                        text -> {
                            asked.add(text);
                            return new float[] {1};
                        },
                        new ArrayList<>())
                .run();
        assertThat(asked).containsExactly("a", "bb", "", "ccc");
        assertThat(report.human().columns())
                .anySatisfy(column -> assertThat(column.kind()).isEqualTo("vector"));
    }

    @Test
    void vectorsOfOtherLengthsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> audit(text -> new float[1 + text.length()], new ArrayList<>())
                        .run())
                .withMessage("the embedder's vector of text in row 2 of human has 3 numbers, those before it 2");
    }

    @Test
    void numbersAreFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> audit(text -> new float[] {Float.NaN}, new ArrayList<>())
                        .run())
                .withMessageContaining("row 0 of human has a number that is not finite: NaN");
    }

    @Test
    void onlyTextsCanBeEmbedded() {
        Dataset numbers = Dataset.of("numbers", NumericColumn.of("x", 1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Audit.compare(numbers, numbers).embed("x", text -> new float[1]))
                .withMessage("column x of numbers holds no texts to embed, it is numeric");
    }

    private Audit audit(Embedder embedder, List<Dataset> seen) {
        Metric spy = new Metric() {
            @Override
            public MetricInfo info() {
                return new MetricInfo("spy", "Spy", Family.OTHER, "", "", Direction.LOWER_IS_BETTER, "", "");
            }

            @Override
            public void measure(AuditInputs inputs, Measurements out) {
                seen.addAll(List.of(inputs.human(), inputs.synthetic()));
            }
        };
        return Audit.compare(human, synthetic)
                .catalogue(Catalogue.of(List.of(spy)))
                .embed("text", embedder);
    }
}
