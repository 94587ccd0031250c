package dev.assay.verify;

/** Realism cases. */
final class RealismSolvers {
    static final String AREA = "realism";

    private RealismSolvers() {}

    static void register(SolverTable table) {
        RealismTestSolvers.register(table);
        RealismDistanceSolvers.register(table);
        RealismColumnSolvers.register(table);
        RealismPairSolvers.register(table);
        RealismReportSolvers.register(table);
        RealismBinnedSolvers.register(table);
        RealismModelSolvers.register(table);
    }
}
