package dev.assay.audit;

/** Share of the columns that stand on both sides with one kind. */
final class ColumnAgreement {
    static final MetricInfo INFO = new MetricInfo(
            "column-agreement",
            "Column agreement",
            Family.REALISM,
            "Share of the columns of either side that both sides have, with the same kind.",
            "[0, 1]",
            Direction.HIGHER_IS_BETTER,
            "two datasets",
            "structure check of data-quality reports, as SDMetrics' TableStructure");

    private ColumnAgreement() {}

    static Measurement measure(Alignment aligned) {
        double share = (double) aligned.compared() / aligned.columns();
        Measurement.Builder measurement = Measurement.of(INFO, Scope.dataset())
                .value(share)
                .score(share)
                .rows(aligned.human().rows(), aligned.synthetic().rows())
                .detail("compared", aligned.compared())
                .detail("columns", aligned.columns());
        if (!aligned.differences().isEmpty()) {
            measurement
                    .headline(
                            aligned.differences().size() == 1
                                    ? aligned.differences().get(0)
                                    : aligned.differences().size() + " columns are not compared. "
                                            + aligned.differences().get(0))
                    .note(String.join(" ", aligned.differences()));
        }
        return measurement.build();
    }
}
