package dev.assay.verify;

import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import dev.assay.stats.UndefinedStatisticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recomputes every case below a folder and says which agree. */
public final class Verification {
    /** What became of a case. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** We do not have the metric or the option, the data file is not here, or the case only informs. */
        SKIPPED
    }

    /**
     * The result of one case.
     *
     * @param reference the case
     * @param outcome what became of it
     * @param message why it failed or was skipped, or ""
     */
    public record Result(ReferenceCase reference, Outcome outcome, String message) {}

    private final SolverTable solvers;
    private final CaseData data;

    public Verification(SolverTable solvers, CaseData data) {
        this.solvers = solvers;
        this.data = data;
    }

    /** Runs the cases of all {@code *.json} files below {@code folder} (or of one file), in order of path and position. */
    public List<Result> run(Path folder, Consumer<Result> each) throws IOException {
        return run(cases(folder), each);
    }

    /** Runs the cases in order and hands each result over as soon as it is known. */
    public List<Result> run(List<ReferenceCase> references, Consumer<Result> each) {
        List<Result> results = new ArrayList<>();
        for (ReferenceCase reference : references) {
            Result result = run(reference);
            results.add(result);
            each.accept(result);
        }
        return results;
    }

    /** The cases of all files below a folder that hold cases. */
    public static List<ReferenceCase> cases(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
        List<ReferenceCase> cases = new ArrayList<>();
        for (Path file : files) {
            cases.addAll(cases(file, Json.parse(file)));
        }
        return cases;
    }

    /** The cases that the content of a file holds; none when it is a file of another purpose. */
    static List<ReferenceCase> cases(Path file, JsonValue json) {
        if (!json.isObject() || !json.has("cases")) {
            return List.of();
        }
        return json.get("cases").elements().stream()
                .map(reference -> ReferenceCase.read(file, reference))
                .toList();
    }

    private Result run(ReferenceCase reference) {
        if (reference.status() == ReferenceCase.Status.INFO) {
            return new Result(reference, Outcome.SKIPPED, "informs only");
        }
        Optional<CaseSolver> solver = solvers.find(reference);
        if (solver.isEmpty()) {
            return new Result(reference, Outcome.SKIPPED, "no metric for " + reference.metric());
        }
        try {
            return judge(reference, solver.get().solve(reference, data));
        } catch (UnsupportedCaseException e) {
            return new Result(reference, Outcome.SKIPPED, String.valueOf(e.getMessage()));
        } catch (UndefinedStatisticException | IllegalArgumentException e) {
            return judgeRefusal(reference, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            // One case that breaks a solver must not hide what the others say.
            return new Result(reference, Outcome.FAILED, e.toString());
        }
    }

    private static Result judge(ReferenceCase reference, @Nullable Object answer) {
        Optional<String> disagreement = answer instanceof CaseCheck check
                ? check.disagreement()
                : Comparison.disagreement(answer, reference.expected(), reference.tolerance());
        return switch (reference.status()) {
            case PEER_DEFECT ->
                answer instanceof CaseCheck || disagreement.isPresent()
                        ? disagreement.isPresent() && answer instanceof CaseCheck
                                ? new Result(reference, Outcome.FAILED, disagreement.get())
                                : new Result(reference, Outcome.PASSED, "")
                        : new Result(reference, Outcome.FAILED, "ours repeats a recorded mistake");
            case PEER_BEHAVIOUR ->
                answer instanceof CaseCheck && disagreement.isPresent()
                        ? new Result(reference, Outcome.FAILED, disagreement.get())
                        : new Result(reference, Outcome.PASSED, "");
            default ->
                disagreement
                        .map(text -> new Result(reference, Outcome.FAILED, text))
                        .orElseGet(() -> new Result(reference, Outcome.PASSED, ""));
        };
    }

    private static boolean isNoFiniteNumber(JsonValue value) {
        return value.isNumber() && !Double.isFinite(value.asDouble());
    }

    /** A refusal with a reason is right where the peer has no finite answer, and where only a defined outcome is asked. */
    private static Result judgeRefusal(ReferenceCase reference, String reason) {
        boolean peerHasNone = reference.expected().isNull()
                || reference.expected().has("error")
                || reference.expected().isString()
                        && !"".equals(reference.expected().raw())
                || isNoFiniteNumber(reference.expected())
                || reference.expected().isObject()
                        && reference.expected().keys().stream()
                                .map(reference.expected()::get)
                                .allMatch(value -> value.isNull() || isNoFiniteNumber(value));
        boolean asked = reference.status() == ReferenceCase.Status.PEER_BEHAVIOUR
                || reference.status() == ReferenceCase.Status.PEER_DEFECT;
        return peerHasNone || asked
                ? new Result(reference, Outcome.PASSED, "")
                : new Result(reference, Outcome.FAILED, "ours is undefined: " + reason);
    }
}
