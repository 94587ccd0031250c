package dev.assay.report;

/**
 * What a report shows. Immutable; {@link #defaults()} shows everything.
 *
 * @param examples whether text of records, ids and values of columns of many categories may appear: excerpts, and the
 *     phrases, labels, slices and headlines that quote them
 */
public record ReportOptions(boolean examples) {

    /** Shows everything. */
    public static ReportOptions defaults() {
        return new ReportOptions(true);
    }

    /**
     * No text of a record, no id, and no value of a column with more than 20 categories anywhere. Records are still named
     * by dataset and row, so that those who may read the data can find them; names of columns, the categories of columns
     * with fewer, and numbers stay.
     */
    public ReportOptions withoutExamples() {
        return new ReportOptions(false);
    }
}
