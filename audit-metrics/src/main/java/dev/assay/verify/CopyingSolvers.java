package dev.assay.verify;

/** Cases on copies and on what they give away. */
final class CopyingSolvers {
    private CopyingSolvers() {}

    static void register(SolverTable table) {
        CopyingDistanceSolvers.register(table);
        CopyingNeighbourSolvers.register(table);
        CopyingDisclosureSolvers.register(table);
    }
}
