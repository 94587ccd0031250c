package dev.assay.verify;

/** Bias and fairness cases. */
final class BiasSolvers {
    private BiasSolvers() {}

    static void register(SolverTable table) {
        BiasGroupSolvers.register(table);
        BiasAif360Solvers.register(table);
        BiasLegacySolvers.register(table);
        BiasDisparitySolvers.register(table);
        BiasHolisticSolvers.register(table);
        BiasComparisonSolvers.register(table);
        BiasSignificanceSolvers.register(table);
        BiasScoreSolvers.register(table);
        BiasSliceSolvers.register(table);
        BiasTextSolvers.register(table);
        BiasBootstrapSolvers.register(table);
    }
}
