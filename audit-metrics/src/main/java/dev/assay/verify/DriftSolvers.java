package dev.assay.verify;

/** Registers the solvers of the drift family, topic by topic. */
final class DriftSolvers {
    static final String AREA = "drift";

    private DriftSolvers() {}

    static void register(SolverTable table) {
        SolverTable drift = new SolverTable();
        DriftAdjustmentSolvers.register(drift);
        DriftStreamSolvers.register(drift);
        DriftTwoSampleSolvers.register(drift);
        DriftPeerSolvers.register(drift);
        DriftCategoricalSolvers.register(drift);
        DriftJointSolvers.register(drift);
        table.addWhere(reference -> drift.find(reference).isPresent(), (reference, data) -> DriftParameters.guard(
                        reference.metric(), drift.find(reference).orElseThrow())
                .solve(reference, data));
    }
}
