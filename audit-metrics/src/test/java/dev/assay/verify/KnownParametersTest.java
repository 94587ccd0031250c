package dev.assay.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case with a parameter that no solver understands is skipped by name and not answered without it. */
class KnownParametersTest {
    private static Verification.Result run(String metric, String parameters) {
        String json = """
                {"cases": [{"id": "one", "metric": "%s", "status": "require", "expected": 1,
                  "input": {"real": [1, 2, 3, 4], "synthetic": [2, 3, 4, 6]}, "parameters": %s}]}""".formatted(metric, parameters);
        List<ReferenceCase> cases = Verification.cases(Path.of("realism", "made.json"), Json.parse(json, "made.json"));
        return new Verification(Solvers.all(), new CaseData(Optional.empty()))
                .run(cases, result -> {})
                .get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "KSComplement; {\"weights\": [1, 2]}; the parameter weights",
                "Wasserstein1; {\"p\": 2}; the parameter p",
                "JensenShannonDistance; {\"bins\": 2, \"base\": 2, \"edges\": \"pooled quantiles\"}; the edges pooled quantiles",
                "KolmogorovSmirnov2Sample; {\"alternative\": \"other\"}; the alternative other",
                "CramerVonMises2Sample; {\"method\": \"bootstrap\"}; the method bootstrap",
                "Moments; {\"skew\": \"medcouple\"}; the skew medcouple"
            })
    void unknownParametersSkip(String metric, String parameters, String message) {
        Verification.Result result = run(metric, parameters);
        assertThat(result.outcome()).isEqualTo(Verification.Outcome.SKIPPED);
        assertThat(result.message()).isEqualTo(message);
    }

    @Test
    void knownOnesAndNotesAreAnswered() {
        assertThat(run("KolmogorovSmirnov2Sample", "{\"mode\": \"exact\", \"note\": \"ties\", \"alternative\": null}")
                        .outcome())
                .isEqualTo(Verification.Outcome.FAILED);
    }
}
