package dev.assay.verify;

/** Bias and fairness cases. */
final class BiasSolvers {
    private BiasSolvers() {}

    static void register(SolverTable table) {
        BiasGroupSolvers.register(table);
    }
}
