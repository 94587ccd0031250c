package dev.assay.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static boolean agrees(@Nullable Object ours, String expected) {
        JsonValue wanted = Json.parse("{\"value\": " + expected + "}", "test").get("value");
        return Comparison.disagreement(ours, wanted, new JsonValue(1e-6, "")).isEmpty();
    }

    @Test
    void aRangeAgreesWithWhatLiesInItAndWithinTheToleranceOfItsEnds() {
        AnswerRange range = new AnswerRange(1, 1.03);

        assertThat(agrees(range, "1.02")).isTrue();
        assertThat(agrees(range, "0.9999995")).isTrue();
        assertThat(agrees(range, "0.9999")).isFalse();
        assertThat(agrees(range, "1.031")).isFalse();
        assertThat(agrees(range, "\"1.02\"")).isFalse();
    }

    @Test
    void noValueAgreesWithNoneOrAnErrorButWithNoNumber() {
        assertThat(agrees(Comparison.UNDEFINED, "null")).isTrue();
        assertThat(agrees(Comparison.UNDEFINED, "\"ZeroDivisionError\"")).isTrue();
        assertThat(agrees(Comparison.UNDEFINED, "0")).isFalse();
    }

    @Test
    void aNumberDoesNotAgreeWithNull() {
        assertThat(agrees(0.0, "null")).isFalse();
        assertThat(agrees(Double.NaN, "null")).isTrue();
    }
}
