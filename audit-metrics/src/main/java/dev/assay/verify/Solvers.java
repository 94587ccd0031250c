package dev.assay.verify;

/** The solvers of all families. */
public final class Solvers {
    private Solvers() {}

    /** A table with every solver the library has. */
    public static SolverTable all() {
        SolverTable table = new SolverTable();
        DriftSolvers.register(table);
        EmbeddingSolvers.register(table);
        CopyingSolvers.register(table);
        TextSolvers.register(table);
        RealismSolvers.register(table);
        BiasSolvers.register(table);
        return table;
    }
}
