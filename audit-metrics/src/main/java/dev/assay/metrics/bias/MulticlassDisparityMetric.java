package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.Scope;
import dev.assay.data.Role;
import dev.assay.metrics.bias.group.MulticlassGroups;
import dev.assay.metrics.bias.group.MulticlassGroups.Aggregation;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Whether predictions of several classes treat groups further apart in the synthetic than in the human data. */
public final class MulticlassDisparityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "multiclass-disparity",
                    "Multi-class disparity",
                    Family.BIAS,
                    "Largest absolute difference, synthetic to human, in a group's gap in accuracy or mean recall, or in the mean"
                            + " distance of two groups' predicted classes.",
                    "[0, 2]",
                    Direction.LOWER_IS_BETTER,
                    "a group column, and a label and a prediction column of three to fifty classes, on both sides",
                    "balanced accuracy (Brodersen et al. 2010); multi-class parity as in holisticai")
            .takenOnRequest();

    private static final double TOLERANCE = 0.05;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(RateComparison.TOLERANCE_OPTION);
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<GroupColumn> groups = GroupColumn.withRole(inputs, Role.GROUP);
        List<GroupColumn> labels = GroupColumn.withRole(inputs, Role.LABEL);
        List<GroupColumn> predictions = GroupColumn.withRole(inputs, Role.PREDICTION);
        if (groups.isEmpty() || labels.isEmpty() || predictions.isEmpty()) {
            throw GroupColumn.lacking(
                    inputs, "needs a group, a label and a prediction column", Role.GROUP, Role.LABEL, Role.PREDICTION);
        }
        GroupColumn label = labels.get(0);
        for (GroupColumn group : groups) {
            for (GroupColumn prediction : predictions) {
                measure(inputs, group, label, prediction, out);
                inputs.checkCancelled();
            }
        }
    }

    private static void measure(
            AuditInputs inputs, GroupColumn group, GroupColumn label, GroupColumn prediction, Measurements out) {
        Scope scope = Scope.columns(group.columnsWith(prediction));
        List<String> classes = classes(label, prediction);
        int groups = group.names().size();
        if (groups < 2) {
            out.skip(scope, "all rows belong to one group, so there is no gap");
            return;
        }
        if (classes.size() < 3) {
            out.skip(scope, "there are " + classes.size() + " classes; error-rate-disparity compares two");
            return;
        }
        if (classes.size() > GroupColumn.MOST_VALUES) {
            out.skip(
                    scope,
                    "there are " + classes.size() + " classes, more than the " + GroupColumn.MOST_VALUES
                            + " that are compared");
            return;
        }
        int k = classes.size();
        GroupCells inside = new GroupCells(k, k);
        GroupCells cells = new GroupCells(groups, k * k);
        FoldTables tables = FoldTables.of(
                inputs,
                cells.codes(
                        group.human(),
                        inside.codes(
                                codes(label, label.human(), classes), codes(prediction, prediction.human(), classes))),
                cells.codes(
                        group.synthetic(),
                        inside.codes(
                                codes(label, label.synthetic(), classes),
                                codes(prediction, prediction.synthetic(), classes))),
                cells.size());
        gaps(inputs, group, cells, tables, scope, "accuracy", own -> accuracy(own, k), out);
        gaps(inputs, group, cells, tables, scope, "mean recall", own -> recall(own, k), out);
        distance(
                inputs,
                groups,
                k,
                tables,
                scope,
                "statistical parity",
                classesOf -> classesOf.statisticalParity(Aggregation.MEAN),
                out);
        distance(
                inputs,
                groups,
                k,
                tables,
                scope,
                "equality of opportunity",
                classesOf -> classesOf.equalityOfOpportunity(Aggregation.MEAN),
                out);
    }

    private static void gaps(
            AuditInputs inputs,
            GroupColumn group,
            GroupCells cells,
            FoldTables tables,
            Scope scope,
            String name,
            ToDoubleFunction<double[]> ofCells,
            Measurements out) {
        comparison(inputs, scope.slice(name), Quantity.gaps(group, cells, name, ofCells))
                .measure(inputs, tables, out);
    }

    private static void distance(
            AuditInputs inputs,
            int groups,
            int classes,
            FoldTables tables,
            Scope scope,
            String name,
            ToDoubleFunction<MulticlassGroups> statistic,
            Measurements out) {
        Quantity mean = Quantity.ofAll(
                "the mean distance of two groups' predicted classes (" + name + ")",
                table -> statistic.applyAsDouble(MulticlassGroups.ofCounts(table, groups, classes)));
        comparison(inputs, scope.slice(name + ", mean over pairs"), List.of(mean))
                .measure(inputs, tables, out);
    }

    private static QuantityComparison comparison(AuditInputs inputs, Scope scope, List<Quantity> quantities) {
        return new QuantityComparison(
                INFO, scope, quantities, "gap", inputs.option("tolerance").orElse(TOLERANCE), true);
    }

    private static double accuracy(double[] counts, int classes) {
        double right = 0;
        double all = GroupCells.sum(counts);
        for (int c = 0; c < classes; c++) {
            right += counts[c * classes + c];
        }
        if (!(all > 0)) {
            throw new UndefinedStatisticException("the group or everyone else has no row");
        }
        return right / all;
    }

    /** Mean over the classes that occur among the group's labels. */
    private static double recall(double[] counts, int classes) {
        double sum = 0;
        int labelled = 0;
        for (int c = 0; c < classes; c++) {
            double rows = 0;
            for (int p = 0; p < classes; p++) {
                rows += counts[c * classes + p];
            }
            if (rows > 0) {
                sum += counts[c * classes + c] / rows;
                labelled++;
            }
        }
        if (labelled == 0) {
            throw new UndefinedStatisticException("the group or everyone else has no row");
        }
        return sum / labelled;
    }

    private static List<String> classes(GroupColumn label, GroupColumn prediction) {
        TreeSet<String> classes = new TreeSet<>(label.knownNames());
        classes.addAll(prediction.knownNames());
        return List.copyOf(classes);
    }

    private static int[] codes(GroupColumn column, int[] own, List<String> classes) {
        int[] known = column.known(own);
        for (int row = 0; row < known.length; row++) {
            known[row] = known[row] < 0 ? -1 : classes.indexOf(column.names().get(known[row]));
        }
        return known;
    }
}
