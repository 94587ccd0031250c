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
import dev.assay.audit.Scope;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.data.TextColumn;
import dev.assay.metrics.bias.text.GroupLexicon;
import dev.assay.metrics.bias.text.StereotypicalAssociation;
import dev.assay.stats.Figures;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether texts speak of women and men as often as people's texts do, among texts that speak of one of them. */
public final class GroupMentionMetric implements Metric {
    private static final int FEWEST = 30;

    private static final MetricInfo INFO = new MetricInfo(
            "group-mention",
            "Group mention",
            Family.BIAS,
            "Absolute difference, synthetic to human, in the share of texts that name only the first group among texts"
                    + " that name exactly one group.",
            "[0, 1]",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides; English word list for women and men",
            "representation by word lists (Liang et al. 2022, HELM)");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        GroupLexicon lexicon = GroupLexicon.englishGender();
        boolean any = false;
        for (Column column : inputs.human().columns()) {
            if (column instanceof TextColumn && inputs.human().role(column.name()) != Role.ID) {
                any = true;
                measure(inputs, column.name(), lexicon, out);
            }
        }
        if (!any) {
            throw new UndefinedStatisticException("there is no column of text");
        }
    }

    private static void measure(AuditInputs inputs, String column, GroupLexicon lexicon, Measurements out) {
        Scope scope = Scope.column(column);
        int[] human = firstGroup(inputs.human(), column, lexicon);
        int[] synthetic = firstGroup(inputs.synthetic(), column, lexicon);
        double[][] humanSums =
                sums(human, inputs.folds().human(), inputs.folds().humanFolds());
        double[][] syntheticSums =
                sums(synthetic, inputs.folds().synthetic(), inputs.folds().syntheticFolds());
        double[] h = total(humanSums);
        double[] s = total(syntheticSums);
        if (h[1] < FEWEST || s[1] < FEWEST) {
            out.skip(
                    scope,
                    "only " + Math.round(h[1]) + " human and " + Math.round(s[1])
                            + " synthetic texts name exactly one group; " + FEWEST + " are needed on each side");
            return;
        }
        String first = lexicon.groups().keySet().iterator().next();
        double humanShare = h[0] / h[1];
        double syntheticShare = s[0] / s[1];
        out.add(Calibration.distance(
                        humanSums,
                        syntheticSums,
                        GroupMentionMetric::distance,
                        null,
                        Double.NaN,
                        Calibration.Scale.ROOT,
                        inputs.seed().child(column))
                .into(Measurement.of(INFO, scope))
                .rows(human.length, synthetic.length)
                .detail("human share", humanShare)
                .detail("synthetic share", syntheticShare)
                .detail("human texts naming one group", h[1])
                .detail("synthetic texts naming one group", s[1])
                .evidence(new Evidence.Segment(first, humanShare, syntheticShare, "share"))
                .headline("Of the texts in " + column + " that speak of women or of men only, "
                        + Figures.percent(humanShare) + " of the human and " + Figures.percent(syntheticShare)
                        + " of the synthetic ones speak of women.")
                .note("Word list: " + lexicon.name() + ".")
                .build());
    }

    /** 1 where a text names only the first group, 0 where it names only another, -1 elsewhere. */
    private static int[] firstGroup(Dataset dataset, String column, GroupLexicon lexicon) {
        @Nullable String[] texts = ((TextColumn) dataset.column(column)).values();
        int[] named = new int[texts.length];
        for (int row = 0; row < texts.length; row++) {
            String text = texts[row];
            named[row] = text == null ? -1 : onlyGroup(text, lexicon.groups());
        }
        return named;
    }

    private static int onlyGroup(String text, Map<String, Set<String>> groups) {
        boolean first = false;
        boolean other = false;
        for (String word : StereotypicalAssociation.words(text)) {
            int g = 0;
            for (Set<String> words : groups.values()) {
                if (words.contains(word)) {
                    first |= g == 0;
                    other |= g > 0;
                }
                g++;
            }
        }
        return first == other ? -1 : first ? 1 : 0;
    }

    private static double[][] sums(int[] outcome, int[] fold, int folds) {
        double[][] sums = new double[folds][2];
        for (int row = 0; row < outcome.length; row++) {
            if (outcome[row] >= 0) {
                sums[fold[row]][0] += outcome[row];
                sums[fold[row]][1]++;
            }
        }
        return sums;
    }

    private static double[] total(double[][] folds) {
        double[] total = new double[2];
        for (double[] fold : folds) {
            total[0] += fold[0];
            total[1] += fold[1];
        }
        return total;
    }

    private static double distance(double[] human, double[] synthetic) {
        if (human[1] == 0 || synthetic[1] == 0) {
            throw new UndefinedStatisticException("no text names exactly one group");
        }
        return Math.abs(human[0] / human[1] - synthetic[0] / synthetic[1]);
    }
}
