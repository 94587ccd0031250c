package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
import dev.assay.audit.Conclusion;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.Scope;
import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.metrics.bias.text.GroupLexicon;
import dev.assay.metrics.bias.text.StereotypicalAssociation;
import dev.assay.metrics.bias.text.StereotypicalAssociation.TargetCounts;
import dev.assay.stats.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Whether target words, professions by default, are told of the groups that people tell them of.
 *
 * <p>The conclusion is about the distance, from its calibrated interval: a disparity when the interval excludes 0 and does not
 * lie within the tolerance, within tolerance when its upper end does. Noise adds to a distance, so the second claim errs on the
 * side of caution.
 */
public final class StereotypicalAssociationMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "stereotypical-association",
                    "Stereotypical association",
                    Family.BIAS,
                    "Mean, over target words, of the total variation between the groups' shares of a word's company in synthetic"
                            + " and in human texts.",
                    "[0, 1]",
                    Direction.LOWER_IS_BETTER,
                    "a text column on both sides; English word lists for gender and professions, replaceable by files",
                    "HELM (Liang et al. 2022), from the human texts in place of uniform")
            .takenOnRequest();

    private static final int SHOWN = 12;

    private static final double TOLERANCE = 0.05;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(
                GroupWords.LEXICON,
                MetricOption.word("targets", "file with target words, in the form of the shipped lists", "professions"),
                MetricOption.number("tolerance", "widest distance that counts as none", TOLERANCE, 0, 1));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        GroupLexicon lexicon = GroupWords.lexicon(inputs, "lexicon", "gender-en");
        GroupLexicon targets = GroupWords.lexicon(inputs, "targets", "professions-en");
        List<Set<String>> groups = List.copyOf(lexicon.groups().values());
        List<String> words = targets.groups().values().stream()
                .flatMap(Set::stream)
                .distinct()
                .toList();
        for (String column : GroupWords.textColumns(inputs)) {
            List<List<String>> human = GroupWords.words(inputs.human(), column, lexicon.rules());
            List<List<String>> synthetic = GroupWords.words(inputs.synthetic(), column, lexicon.rules());
            TargetCounts left = TargetCounts.of(
                    human, groups, words, inputs.folds().human(), inputs.folds().humanFolds());
            TargetCounts right = TargetCounts.of(
                    synthetic,
                    groups,
                    words,
                    inputs.folds().synthetic(),
                    inputs.folds().syntheticFolds());
            long humanTexts = left.texts();
            long syntheticTexts = right.texts();
            Scope scope = Scope.column(column);
            if (Math.min(humanTexts, syntheticTexts) < DisparityChange.MINIMUM_ROWS) {
                out.skip(
                        scope,
                        "insufficient evidence: only " + humanTexts + " human and " + syntheticTexts
                                + " synthetic texts have both a target word and a group's word; "
                                + DisparityChange.MINIMUM_ROWS + " are needed (word lists: " + lexicon.name() + " and "
                                + targets.name() + ")");
                continue;
            }
            out.add(measurement(inputs, scope, lexicon, targets, words, left, right));
            inputs.checkCancelled();
        }
    }

    private static Measurement measurement(
            AuditInputs inputs,
            Scope scope,
            GroupLexicon lexicon,
            GroupLexicon targets,
            List<String> words,
            TargetCounts left,
            TargetCounts right) {
        int groups = lexicon.groups().size();
        List<Set<String>> sets = List.copyOf(lexicon.groups().values());
        double[] human = left.total();
        double[] synthetic = right.total();
        Calibration calibration = Calibration.distance(
                left.folds(),
                right.folds(),
                (h, s) -> StereotypicalAssociation.distance(h, s, sets),
                null,
                Double.NaN,
                Calibration.Scale.ROOT,
                inputs.seed().child(scope.toString()));
        double tolerance = inputs.option("tolerance").orElse(TOLERANCE);
        Conclusion conclusion = conclusion(calibration, tolerance);
        Measurement.Builder measurement = calibration
                .into(Measurement.of(INFO, scope))
                .rows(left.texts(), right.texts())
                .conclusion(conclusion)
                .detail("tolerance", tolerance);
        double even = StereotypicalAssociation.fromUniform(human, sets);
        double synthesised = StereotypicalAssociation.fromUniform(synthetic, sets);
        String first = lexicon.groups().keySet().iterator().next();
        record Target(String word, double human, double synthetic) {}
        List<Target> shown = new ArrayList<>();
        for (int w = 0; w < words.size(); w++) {
            double[] h = StereotypicalAssociation.shares(human, w * groups, sets);
            double[] s = StereotypicalAssociation.shares(synthetic, w * groups, sets);
            if (h.length > 0 && s.length > 0) {
                shown.add(new Target(words.get(w), h[0], s[0]));
            }
        }
        shown.sort(Comparator.comparingDouble((Target target) -> -Math.abs(target.human() - target.synthetic())));
        for (Target target : shown.subList(0, Math.min(SHOWN, shown.size()))) {
            measurement.evidence(new Evidence.Segment(
                    target.word() + ", share of " + first, target.human(), target.synthetic(), "share"));
        }
        return measurement
                .detail("human distance from uniform", even)
                .detail("synthetic distance from uniform", synthesised)
                .detail("change", synthesised - even)
                .detail("target words compared", shown.size())
                .headline("Groups' shares of the company of " + shown.size() + " target words in " + scope + " lie "
                        + Figures.number(even) + " from even in the human and " + Figures.number(synthesised)
                        + " in the synthetic texts, and " + Figures.number(calibration.value()) + " from each other"
                        + switch (conclusion) {
                            case DISPARITY -> ", more than chance explains.";
                            case WITHIN_TOLERANCE -> ", within the tolerance of " + Figures.number(tolerance) + ".";
                            case INSUFFICIENT_EVIDENCE -> "; at these sizes a change is not established.";
                        })
                .note("Word lists: " + lexicon.name() + " and " + targets.name() + "; words by tokenizer "
                        + lexicon.rules().id() + ".")
                .build();
    }

    private static Conclusion conclusion(Calibration calibration, double tolerance) {
        if (calibration.interval().high() <= tolerance) {
            return Conclusion.WITHIN_TOLERANCE;
        }
        return calibration.interval().low() > 0 && calibration.test().pValue() < 0.05
                ? Conclusion.DISPARITY
                : Conclusion.INSUFFICIENT_EVIDENCE;
    }
}
