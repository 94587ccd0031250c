package dev.assay.metrics.realism.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Scope;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import dev.assay.data.TimeColumn;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which columns realism compares, and how each of many scopes is measured. */
final class Compared {
    private static final Role[] ROLES = {Role.LABEL, Role.PREDICTION, Role.SCORE, Role.GROUP, Role.JUDGE_VERDICT};

    private Compared() {}

    /** The columns that describe records: features, labels, groups, predictions, scores and verdicts. */
    static List<Column> columns(AuditInputs inputs) {
        return inputs.human().withRole(Role.FEATURE, ROLES);
    }

    /** All columns whose values can be missing in a way that tells something: every role but ids and ignored columns. */
    static List<Column> described(AuditInputs inputs) {
        return inputs.human().columns().stream()
                .filter(column -> inputs.human().role(column.name()) != Role.ID
                        && inputs.human().role(column.name()) != Role.IGNORED)
                .toList();
    }

    /** The numeric and time columns, prepared once an audit. */
    static List<NumericComparison> numeric(AuditInputs inputs) {
        return inputs.shared(Compared.class.getPackageName() + ".numeric", () -> {
            List<Column> columns =
                    columns(inputs).stream().filter(Compared::isNumeric).toList();
            NumericComparison[] compared = new NumericComparison[columns.size()];
            inputs.parallel().run(compared.length, i -> {
                Column human = columns.get(i);
                Column synthetic = inputs.synthetic().column(human.name());
                compared[i] = NumericComparison.of(human.name(), numbers(human), numbers(synthetic), inputs.folds());
            });
            return List.of(compared);
        });
    }

    /** The categorical columns, prepared once an audit. */
    static List<CategoricalComparison> categorical(AuditInputs inputs) {
        return inputs.shared(Compared.class.getPackageName() + ".categorical", () -> {
            List<CategoricalComparison> compared = new ArrayList<>();
            for (Column column : columns(inputs)) {
                if (column instanceof CategoricalColumn human
                        && inputs.synthetic().column(column.name()) instanceof CategoricalColumn synthetic) {
                    compared.add(CategoricalComparison.of(human, synthetic, inputs.folds()));
                }
            }
            return List.copyOf(compared);
        });
    }

    static boolean isNumeric(Column column) {
        return column instanceof NumericColumn || column instanceof TimeColumn;
    }

    static double[] numbers(Column column) {
        return column instanceof TimeColumn time ? time.asNumeric().values() : ((NumericColumn) column).values();
    }

    /** Measures each item; an undefined one is skipped with its reason. Items may run in parallel. */
    static <T> void each(
            AuditInputs inputs,
            Measurements out,
            List<T> items,
            Function<T, Scope> scope,
            Function<T, Measurement> measure) {
        @Nullable String[] reasons = new @Nullable String[items.size()];
        Measurement[] results = new Measurement[items.size()];
        inputs.parallel().run(items.size(), i -> {
            inputs.checkCancelled();
            try {
                results[i] = measure.apply(items.get(i));
            } catch (UndefinedStatisticException e) {
                reasons[i] = e.reason();
            }
        });
        for (int i = 0; i < results.length; i++) {
            if (reasons[i] == null) {
                out.add(results[i]);
            } else {
                out.skip(scope.apply(items.get(i)), reasons[i]);
            }
        }
    }

    static UndefinedStatisticException none(String what) {
        return new UndefinedStatisticException("there is no " + what + " on both sides");
    }
}
