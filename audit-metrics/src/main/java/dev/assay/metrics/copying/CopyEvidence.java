package dev.assay.metrics.copying;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Evidence;
import dev.assay.audit.Side;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import java.util.List;
import java.util.StringJoiner;

/** Shows a synthetic record beside the human record it is near to. */
final class CopyEvidence {
    /** Most pairs that a measurement shows. */
    static final int MOST_PAIRS = 20;

    private static final int LONGEST_EXCERPT = 240;

    private CopyEvidence() {}

    static Evidence.Records pair(AuditInputs inputs, String label, int syntheticRow, int humanRow, double weight) {
        return new Evidence.Records(
                label,
                List.of(
                        record(Side.SYNTHETIC, inputs.synthetic(), syntheticRow, weight),
                        record(Side.HUMAN, inputs.human(), humanRow, weight)));
    }

    static Evidence.Record record(Side side, Dataset dataset, int row, double weight) {
        List<Column> ids = dataset.withRole(Role.ID);
        return new Evidence.Record(
                side, row, ids.isEmpty() ? "" : ids.get(0).display(row), excerpt(dataset, row), weight);
    }

    private static String excerpt(Dataset dataset, int row) {
        StringJoiner values = new StringJoiner(", ");
        for (Column column : dataset.columns()) {
            Role role = dataset.role(column.name());
            if (role != Role.ID && role != Role.IGNORED) {
                values.add(column.name() + "=" + column.display(row));
            }
        }
        String text = values.toString();
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
    }
}
