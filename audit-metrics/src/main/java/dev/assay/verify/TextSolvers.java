package dev.assay.verify;

/** The solvers of the text and diversity families, by topic. */
final class TextSolvers {
    private TextSolvers() {}

    static void register(SolverTable table) {
        SolverTable text = new SolverTable();
        TextDiversitySolvers.register(text);
        TextCopySolvers.register(text);
        TextWordSolvers.register(text);
        TextDuplicateSolvers.register(text);
        TextDistributionSolvers.register(text);
        TextClassifierSolvers.register(text);
        table.addWhere(reference -> text.find(reference).isPresent(), (reference, data) -> {
            TextCaseOptions.require(reference);
            return text.find(reference).orElseThrow().solve(reference, data);
        });
    }
}
