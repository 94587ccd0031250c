package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Role;
import dev.assay.metrics.bias.slice.SliceLine.Condition;
import dev.assay.metrics.bias.slice.SliceLine.Slice;
import dev.assay.metrics.realism.Association;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns that slices are cut by, and slices in plain words. */
final class SliceFeatures {
    /** A column that explains more than this of an outcome is another form of it. */
    private static final double RESTATES = 0.7;

    private SliceFeatures() {}

    /** Categorical features and groups, without those that all but restate an outcome, whose names go into {@code leftOut}. */
    static List<GroupColumn> of(AuditInputs inputs, List<GroupColumn> outcomes, List<String> leftOut) {
        List<GroupColumn> features = new ArrayList<>();
        for (Column column : inputs.human().withRole(Role.FEATURE, Role.GROUP)) {
            if (!(column instanceof CategoricalColumn)
                    || outcomes.stream().anyMatch(outcome -> outcome.name().equals(column.name()))) {
                continue;
            }
            Optional<GroupColumn> feature = GroupColumn.of(inputs, column.name());
            if (feature.isPresent()) {
                if (outcomes.stream().anyMatch(outcome -> explained(outcome, feature.get()) > RESTATES)) {
                    leftOut.add(column.name());
                } else {
                    features.add(feature.get());
                }
            }
        }
        if (features.isEmpty()) {
            throw new UndefinedStatisticException("there is no categorical column to cut slices by");
        }
        return features;
    }

    /** "sex = Female and age = young". */
    static String name(Slice slice, List<GroupColumn> features) {
        return slice.conditions().stream()
                .map(condition -> name(condition, features))
                .collect(Collectors.joining(" and "));
    }

    static String name(Condition condition, List<GroupColumn> features) {
        GroupColumn feature = features.get(condition.column());
        return feature.name() + " = " + feature.names().get(condition.value());
    }

    /** The share of the outcome's entropy among people that the feature explains (Theil's U). */
    private static double explained(GroupColumn outcome, GroupColumn feature) {
        double[][] table = new double[outcome.names().size()][feature.names().size()];
        for (int row = 0; row < outcome.human().length; row++) {
            table[outcome.human()[row]][feature.human()[row]]++;
        }
        try {
            return Association.theilsU(table);
        } catch (UndefinedStatisticException e) {
            // A constant outcome has nothing to explain.
            return 0;
        }
    }
}
