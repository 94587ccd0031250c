package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.Scope;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.Representation.Share;
import dev.assay.metrics.bias.text.GroupLexicon;
import dev.assay.stats.Figures;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Whether texts speak of each group as often as people's texts do, among texts that speak of exactly one of them. */
public final class GroupMentionMetric implements Metric {
    private static final int FEWEST = 30;

    private static final double TOLERANCE = 0.05;

    private static final MetricInfo INFO = new MetricInfo(
            "group-mention",
            "Group mention",
            Family.BIAS,
            "Largest absolute difference, synthetic to human, in the share of texts that name only one group among texts that"
                    + " name exactly one.",
            "[0, 1]",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides; English word lists for gender and pronouns, replaceable by a file",
            "representation by word lists (Liang et al. 2022, HELM)");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(GroupWords.LEXICON, RateComparison.TOLERANCE_OPTION);
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<String> columns = GroupWords.textColumns(inputs);
        List<GroupLexicon> lists = new ArrayList<>();
        lists.add(GroupWords.lexicon(inputs, "lexicon", "gender-en"));
        if (inputs.text("lexicon").isEmpty()) {
            lists.add(GroupLexicon.englishPronouns());
        }
        for (String column : columns) {
            List<List<String>> human =
                    GroupWords.words(inputs.human(), column, lists.get(0).rules());
            List<List<String>> synthetic =
                    GroupWords.words(inputs.synthetic(), column, lists.get(0).rules());
            for (GroupLexicon list : lists) {
                measure(inputs, column, list, human, synthetic, out);
            }
            inputs.checkCancelled();
        }
    }

    private static void measure(
            AuditInputs inputs,
            String column,
            GroupLexicon lexicon,
            List<List<String>> humanTexts,
            List<List<String>> syntheticTexts,
            Measurements out) {
        List<String> groups = List.copyOf(lexicon.groups().keySet());
        Scope scope = Scope.column(column).slice(String.join(" or ", groups));
        int[] human = onlyGroup(humanTexts, lexicon);
        int[] synthetic = onlyGroup(syntheticTexts, lexicon);
        FoldTables tables = FoldTables.of(inputs, human, synthetic, groups.size());
        if (Math.min(tables.countedHumanRows(), tables.countedSyntheticRows()) < FEWEST || groups.size() < 2) {
            out.skip(
                    scope,
                    "only " + tables.countedHumanRows() + " human and " + tables.countedSyntheticRows()
                            + " synthetic texts name exactly one group; " + FEWEST
                            + " are needed on each side (word list: " + lexicon.name() + ")");
            return;
        }
        List<Share> shares = new ArrayList<>();
        for (int g = 0; g < (groups.size() == 2 ? 1 : groups.size()); g++) {
            shares.add(new Share(
                    groups.get(g),
                    new GroupRate(groups.get(g), tables.humanRows()[g], tables.countedHumanRows()),
                    new GroupRate(groups.get(g), tables.syntheticRows()[g], tables.countedSyntheticRows())));
        }
        ShareShifts shifts = new ShareShifts(shares, inputs.option("tolerance").orElse(TOLERANCE));
        Share widest = shifts.judged().get(0);
        Share telling = shifts.telling();
        Measurement.Builder measurement = Calibration.distance(
                        inputs.folds().humanCounts(human, groups.size()),
                        inputs.folds().syntheticCounts(synthetic, groups.size()),
                        GroupMentionMetric::widest,
                        Math.abs(widest.gap()),
                        Double.NaN,
                        Calibration.Scale.ROOT,
                        inputs.seed().child(scope.toString()))
                .into(Measurement.of(INFO, scope))
                .interval(shifts.interval())
                .test(shifts.test())
                .conclusion(shifts.conclusion(true))
                .rows(human.length, synthetic.length)
                .detail("human share", widest.human().value())
                .detail("synthetic share", widest.synthetic().value())
                .detail("change", widest.gap())
                .detail("change, low", shifts.simultaneous(widest).low())
                .detail("change, high", shifts.simultaneous(widest).high())
                .detail("human texts naming one group", tables.countedHumanRows())
                .detail("synthetic texts naming one group", tables.countedSyntheticRows())
                .detail("tolerance", shifts.tolerance())
                .headline("Of the texts in " + column + " that name only one of " + String.join(", ", groups) + ", "
                        + Figures.percent(telling.human().value()) + " of the human and "
                        + Figures.percent(telling.synthetic().value()) + " of the synthetic ones name "
                        + telling.group()
                        + switch (shifts.verdict(telling)) {
                            case DISPARITY -> ", more than chance explains.";
                            case WITHIN_TOLERANCE ->
                                ", the same within the tolerance of " + Figures.number(shifts.tolerance()) + ".";
                            case INSUFFICIENT_EVIDENCE -> "; at these sizes a change is not established.";
                        })
                .note("Word list: " + lexicon.name() + "; words by tokenizer "
                        + lexicon.rules().id() + ".");
        for (Share share : shifts.judged()) {
            measurement.evidence(new Evidence.Segment(
                    share.group() + " (" + shifts.verdict(share).title() + ")",
                    share.human().value(),
                    share.synthetic().value(),
                    "share"));
        }
        out.add(measurement.build());
    }

    /** The group that a text names, when it names exactly one; else -1. */
    private static int[] onlyGroup(List<List<String>> texts, GroupLexicon lexicon) {
        List<Set<String>> groups = List.copyOf(lexicon.groups().values());
        int[] only = new int[texts.size()];
        Arrays.fill(only, -1);
        for (int row = 0; row < only.length; row++) {
            int named = 0;
            for (int g = 0; g < groups.size(); g++) {
                if (texts.get(row).stream().anyMatch(groups.get(g)::contains)) {
                    named++;
                    only[row] = g;
                }
            }
            only[row] = named == 1 ? only[row] : -1;
        }
        return only;
    }

    private static double widest(double[] human, double[] synthetic) {
        double left = GroupCells.sum(human);
        double right = GroupCells.sum(synthetic);
        if (left == 0 || right == 0) {
            throw new UndefinedStatisticException("no text names exactly one group");
        }
        double widest = 0;
        for (int g = 0; g < human.length; g++) {
            widest = Math.max(widest, Math.abs(human[g] / left - synthetic[g] / right));
        }
        return widest;
    }
}
