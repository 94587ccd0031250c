package dev.assay.verify;

/** The solvers of the text and diversity families, by topic. */
final class TextSolvers {
    private TextSolvers() {}

    static void register(SolverTable table) {
        TextDiversitySolvers.register(table);
        TextCopySolvers.register(table);
        TextWordSolvers.register(table);
        TextDuplicateSolvers.register(table);
        TextDistributionSolvers.register(table);
        TextClassifierSolvers.register(table);
    }
}
