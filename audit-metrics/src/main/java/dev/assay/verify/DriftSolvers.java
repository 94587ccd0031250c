package dev.assay.verify;

/** Registers the solvers of the drift family, topic by topic. */
final class DriftSolvers {
    static final String AREA = "drift";

    private DriftSolvers() {}

    static void register(SolverTable table) {
        DriftAdjustmentSolvers.register(table);
        DriftStreamSolvers.register(table);
        DriftTwoSampleSolvers.register(table);
        DriftPeerSolvers.register(table);
        DriftCategoricalSolvers.register(table);
        DriftJointSolvers.register(table);
    }
}
