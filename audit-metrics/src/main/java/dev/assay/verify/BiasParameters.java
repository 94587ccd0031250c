package dev.assay.verify;

import dev.assay.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a bias case may ask for: a parameter that no solver reads makes the case unsupported, not silently different. */
final class BiasParameters {
    /** Remarks, and what cannot change the answer: seeds and iterations of the peer. */
    private static final Set<String> REMARKS =
            Set.of("note", "generated", "undefined_cells", "peer_seed", "num_iters", "seed");

    /** By the start of the metric's name; the first that fits holds. */
    private static final Map<String, Set<String>> KNOWN = new LinkedHashMap<>();

    /** Descriptions that a solver takes for granted, by parameter: the values it can mean. */
    private static final Map<String, List<String>> FIXED = Map.of(
            "tokens",
            List.of(
                    "Treebank word tokens, lower case, digits replaced by NUMBER, non-letters stripped at both ends, empty"
                            + " tokens",
                    "Treebank word tokens, lower case"),
            "resamples",
            List.of("all (exact)"),
            "len",
            List.of("number of characters"),
            "codesum",
            List.of("sum of the Unicode code points of all characters"),
            "distance",
            List.of("euclidean", "cosine"));

    static {
        String[] labels = {"y", "y_true", "y_pred", "positive_label", "favorable_label"};
        know("disaggregated group metrics", labels, "sensitive", "sample_weight");
        know("intersectional group metrics", labels, "sensitive", "sample_weight");
        know("demographic parity", labels, "sensitive", "sample_weight");
        know("weighted group disparity", labels, "sensitive", "sample_weight");
        know("group metrics within control", labels, "sensitive", "sample_weight", "control");
        know("all group metrics", labels);
        know("edge case", labels);
        know("ROC AUC", labels, "sensitive", "score");
        know("percentile bootstrap", labels, "sensitive", "n_boot", "resampling");
        know("AIF360 legacy", labels, "group", "privileged", "unprivileged", "protected");
        know("AIF360 group metrics", labels, "group", "privileged", "sample_weight", "score");
        know("same, ", labels, "group", "privileged", "sample_weight", "score");
        know("group fairness of the Java peer", labels, "group", "privileged", "sample_weight");
        know("consistency", labels, "n_neighbors", "distance", "self_included");
        know("generalized entropy index", new String[0]);
        know("multi-dimensional subset scan", new String[0], "expectations", "overpredicted", "penalty");
        know("group crosstab", new String[0], "score", "label_value", "attribute");
        know(
                "disparity ratios to a reference",
                new String[0],
                "score",
                "label_value",
                "attribute",
                "reference",
                "reference_group");
        know("parity verdicts", new String[0], "score", "label_value", "attribute", "reference_group", "tau");
        know("two-group metrics", labels, "group_a", "group_b", "score");
        know("multiclass group metrics", labels, "group");
        know("regression group metrics", labels, "group_a", "group_b");
        know("label disparity in human", new String[0], "group", "privileged", "positive");
        know("representation of groups", new String[0], "group");
        know("P(label | group)", new String[0], "group", "positive");
        know("two selection rates", new String[0], "alpha");
        know("stratified disparity", new String[0], "group", "stratum", "selected");
        know("adjusted p values", new String[0]);
        know("exact permutation test", new String[0], "resamples");
        know("score and label disparity", new String[0]);
        know("calibration within groups", new String[0], "score", "groups");
        know("SliceLine", new String[0], "features", "error", "alpha", "k", "max_l", "min_sup");
        know("DivExplorer", new String[0], "features", "y_pred", "min_support");
        know("co-occurrence bias", new String[0], "groups", "target_words", "beta", "stop_words", "tokens");
        know("stereotypical associations", new String[0], "groups", "target_words", "tokens");
        know("expected maximum", new String[0], "threshold");
        know("strong (Wasserstein-1)", new String[0], "threshold");
        know("counterfactual recommendation", new String[0]);
        know("CrowS-Pairs", new String[0], "sentence_score", "len", "codesum");
        for (String metric : List.of(
                "WEAT", "relative norm", "relational inner product", "embedding coherence", "mean average cosine")) {
            know(metric, new String[0], "targets", "targets (paired)", "attributes", "normalize", "distance");
        }
    }

    private BiasParameters() {}

    private static void know(String metric, String[] labels, String... more) {
        Set<String> names = new java.util.HashSet<>(REMARKS);
        names.addAll(List.of(labels));
        names.addAll(List.of(more));
        KNOWN.put(metric, names);
    }

    /** Refuses a case with a parameter that its solver would not read. */
    static void require(ReferenceCase reference) {
        for (Map.Entry<String, Set<String>> entry : KNOWN.entrySet()) {
            if (reference.metric().startsWith(entry.getKey())) {
                JsonValue parameters = reference.parameters();
                for (String key : parameters.keys()) {
                    if (!entry.getValue().contains(key)) {
                        throw new UnsupportedCaseException("the parameter " + key + " is not known");
                    }
                    if (FIXED.containsKey(key)) {
                        String value = parameters.get(key).asString();
                        if (FIXED.get(key).stream().noneMatch(value::startsWith)) {
                            throw new UnsupportedCaseException("the " + key + " \"" + value + "\" is not known");
                        }
                    }
                }
                return;
            }
        }
    }
}
