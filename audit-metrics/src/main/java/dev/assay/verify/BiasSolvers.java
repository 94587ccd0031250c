package dev.assay.verify;

/** Bias and fairness cases. */
final class BiasSolvers {
    private BiasSolvers() {}

    static void register(SolverTable table) {
        SolverTable bias = new SolverTable();
        BiasGroupSolvers.register(bias);
        BiasAif360Solvers.register(bias);
        BiasLegacySolvers.register(bias);
        BiasDisparitySolvers.register(bias);
        BiasHolisticSolvers.register(bias);
        BiasComparisonSolvers.register(bias);
        BiasSignificanceSolvers.register(bias);
        BiasScoreSolvers.register(bias);
        BiasSliceSolvers.register(bias);
        BiasTextSolvers.register(bias);
        BiasBootstrapSolvers.register(bias);
        table.addWhere(reference -> bias.find(reference).isPresent(), (reference, data) -> {
            BiasParameters.require(reference);
            return bias.find(reference).orElseThrow().solve(reference, data);
        });
    }
}
