package dev.assay.report;

/**
 * What a report shows. Immutable; {@link #defaults()} shows everything.
 *
 * @param examples whether text of records may appear: excerpts, and the phrases, labels and headlines that quote it
 */
public record ReportOptions(boolean examples) {

    /** Shows everything. */
    public static ReportOptions defaults() {
        return new ReportOptions(true);
    }

    /**
     * No text of a record anywhere. Records are still named by dataset, row and id, so that those who may read the data
     * can find them; names of columns and categories stay.
     */
    public ReportOptions withoutExamples() {
        return new ReportOptions(false);
    }
}
