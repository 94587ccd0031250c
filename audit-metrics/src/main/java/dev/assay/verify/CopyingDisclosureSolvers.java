package dev.assay.verify;

import static dev.assay.verify.KnownParameters.ANY;

import dev.assay.json.JsonValue;
import dev.assay.metrics.copying.AttackRisk;
import dev.assay.metrics.copying.AttributeDisclosure;
import dev.assay.metrics.copying.AttributeInference;
import dev.assay.metrics.copying.SinglingOut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cases on what synthetic records give away about people, and on attacks. */
final class CopyingDisclosureSolvers {
    private CopyingDisclosureSolvers() {}

    static void register(SolverTable table) {
        table.add(
                "realism",
                "DisclosureProtection",
                Map.of("known", ANY, "sensitive", ANY, "method", ANY, "continuous", ANY, "bins", ANY),
                CopyingDisclosureSolvers::disclosure);
        table.add("realism", "AttackRisk", Map.of("confidence_level", ANY), (reference, data) -> attackRisk(reference));
        table.add(
                "realism",
                "InferenceGuessSuccess",
                Map.of("regression", ANY, "tolerance", ANY),
                (reference, data) -> guesses(reference));
        table.add(
                "realism",
                "SinglingOutProbabilityIntegral",
                Map.of("n", ANY, "w_min", ANY, "w_max", ANY),
                (reference, data) -> isolation(reference));
    }

    private static Object disclosure(ReferenceCase reference, CaseData data) throws IOException {
        JsonValue parameters = reference.parameters();
        CaseTable real = CaseRows.table(reference, reference.input().get("real"), data);
        CaseTable synthetic = CaseRows.table(reference, reference.input().get("synthetic"), data);
        List<String> continuous = parameters.get("continuous").asStrings();
        int bins = parameters.get("bins").asInt();
        CodedPair known = CodedPair.of(real, synthetic, parameters.get("known").asStrings(), continuous, bins);
        CodedPair sensitive =
                CodedPair.of(real, synthetic, parameters.get("sensitive").asStrings(), continuous, bins);
        AttributeDisclosure.Result result = AttributeDisclosure.of(
                known.human(),
                sensitive.human(),
                known.synthetic(),
                sensitive.synthetic(),
                AttributeDisclosure.Method.valueOf(
                        parameters.get("method").asString().toUpperCase(Locale.ROOT)));
        return Map.of(
                "score", result.score(),
                "cap_protection", result.protection(),
                "baseline_protection", result.baseline());
    }

    /** The same columns of both sides in one coding. */
    private record CodedPair(int[][] human, int[][] synthetic) {
        static CodedPair of(
                CaseTable real, CaseTable synthetic, List<String> columns, List<String> continuous, int bins) {
            int[][] human = new int[columns.size()][];
            int[][] other = new int[columns.size()][];
            for (int c = 0; c < human.length; c++) {
                String column = columns.get(c);
                if (continuous.contains(column)) {
                    double[] values = real.doubles(column);
                    human[c] = AttributeDisclosure.binned(values, values, bins);
                    other[c] = AttributeDisclosure.binned(values, synthetic.doubles(column), bins);
                } else {
                    Map<String, Integer> codes = new LinkedHashMap<>();
                    human[c] = CaseRecords.codes(real.strings(column), codes);
                    other[c] = CaseRecords.codes(synthetic.strings(column), codes);
                }
            }
            return new CodedPair(human, other);
        }
    }

    private static Object attackRisk(ReferenceCase reference) {
        JsonValue input = reference.input();
        AttackRisk risk = AttackRisk.of(
                input.get("n_attacks").asInt(),
                input.get("n_success").asInt(),
                input.get("n_baseline").asInt(),
                input.find("n_control").map(JsonValue::asInt).orElse(-1),
                reference.parameters().get("confidence_level").asDouble());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("attack_rate", risk.attack().value());
        answer.put("attack_error", risk.attack().error());
        answer.put("baseline_rate", risk.guessing().value());
        answer.put("risk", risk.risk());
        answer.put("ci", List.of(risk.interval().low(), risk.interval().high()));
        risk.control().ifPresent(control -> {
            answer.put("control_rate", control.value());
            answer.put("control_error", control.error());
        });
        return answer;
    }

    private static Object guesses(ReferenceCase reference) {
        JsonValue guesses = reference.input().get("guesses");
        JsonValue secrets = reference.input().get("secrets");
        boolean[] right;
        if (reference.parameters().get("regression").asBoolean()) {
            right = AttributeInference.right(
                    CaseRecords.numbers(guesses),
                    CaseRecords.numbers(secrets),
                    reference.parameters().get("tolerance").asDouble());
        } else {
            Map<String, Integer> codes = new LinkedHashMap<>();
            right = AttributeInference.right(
                    CaseRecords.codes(CaseRecords.texts(guesses), codes),
                    CaseRecords.codes(CaseRecords.texts(secrets), codes));
        }
        List<Boolean> answer = new ArrayList<>();
        for (boolean one : right) {
            answer.add(one);
        }
        return answer;
    }

    private static Object isolation(ReferenceCase reference) {
        JsonValue parameters = reference.parameters();
        return SinglingOut.isolationIntegral(
                parameters.get("n").asInt(),
                parameters.get("w_min").asDouble(),
                parameters.get("w_max").asDouble());
    }
}
