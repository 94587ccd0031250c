package dev.assay.verify;

import static dev.assay.verify.KnownParameters.ANY;
import static dev.assay.verify.RealismSolvers.AREA;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.json.JsonValue;
import dev.assay.kernel.Parallel;
import dev.assay.metrics.model.Features;
import dev.assay.metrics.model.LogisticRegression;
import dev.assay.metrics.model.TableEncoder;
import dev.assay.metrics.realism.CategoryCounts;
import dev.assay.metrics.realism.ChiSquare;
import dev.assay.metrics.realism.ClassifierTwoSample;
import dev.assay.metrics.realism.PropensityScore;
import dev.assay.metrics.realism.TrainingUtility;
import dev.assay.stats.Seed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Detection, propensity, utility, and a recorded mistake of testing proportions. */
final class RealismModelSolvers {
    private static final Seed SEED = new Seed(1).child("reference cases");
    private static final Pattern COUNTED = Pattern.compile("([0-9]+) (\\w+)");

    private RealismModelSolvers() {}

    static void register(SolverTable table) {
        table.add(
                AREA,
                "LogisticDetection",
                Map.of(
                        "folds",
                        ANY,
                        "repeats",
                        ANY,
                        "score",
                        Set.of("1 - mean over folds of (max(0.5,AUC)*2-1)"),
                        "features",
                        Set.of(
                                "one-hot categories fitted on real, numbers imputed by mean, robust scaling (median, IQR)"),
                        "model",
                        Set.of("logistic regression L2 C=1")),
                RealismModelSolvers::detection);
        table.add(
                AREA,
                "PropensityMSE",
                Map.of(
                        "categorical",
                        ANY,
                        "numeric",
                        ANY,
                        "model",
                        Set.of("logistic regression, L2 C=1, liblinear (the intercept is penalised too)"),
                        "encoding",
                        Set.of(
                                "category position in sorted order over both sets, used as one number column; numeric z-scored over the stacked table"),
                        "folds",
                        ANY,
                        "repeats",
                        ANY),
                RealismModelSolvers::propensity);
        table.add(
                AREA,
                "TrainSyntheticTestReal",
                Map.of(
                        "target",
                        ANY,
                        "positive_label",
                        Set.of("first label met in the test data"),
                        "model",
                        Set.of("logistic regression L2 C=1, robust scaling, one-hot fitted on train")),
                RealismModelSolvers::utility);
        table.add(AREA, "CSTest", Map.of(), RealismModelSolvers::chiSquare);
    }

    /** The mean of the score over several random splits, as the peer's mean is. */
    private static Object detection(ReferenceCase c, CaseData data) throws IOException {
        Dataset real = RealismReportSolvers.dataset(c, data, "real");
        Dataset synthetic = RealismReportSolvers.dataset(c, data, "synthetic");
        TableEncoder encoder = TableEncoder.fit(real, names(real), TableEncoder.Style.SCALED);
        int folds = c.parameters().find("folds").map(JsonValue::asInt).orElse(3);
        int repeats = c.parameters().find("repeats").map(JsonValue::asInt).orElse(8);
        double sum = 0;
        for (int i = 0; i < repeats; i++) {
            sum += ClassifierTwoSample.test(
                            encoder.encode(real),
                            encoder.encode(synthetic),
                            LogisticRegression.defaults(),
                            new ClassifierTwoSample.Options(folds, 1),
                            SEED.child(i),
                            Parallel.serial())
                    .undetectability();
        }
        return sum / repeats;
    }

    private static Object propensity(ReferenceCase c, CaseData data) throws IOException {
        RealismInput input = new RealismInput(c, data);
        CaseTable real = input.table("real");
        CaseTable synthetic = input.table("synthetic");
        List<String> categorical = c.parameters().get("categorical").asStrings();
        List<double[]> columns = new ArrayList<>();
        for (String name : real.columns()) {
            columns.add(
                    categorical.contains(name)
                            ? positions(real.strings(name), synthetic.strings(name))
                            : standardised(real.doubles(name), synthetic.doubles(name)));
        }
        double[][] rows = new double[real.size() + synthetic.size()][columns.size()];
        for (int row = 0; row < rows.length; row++) {
            for (int j = 0; j < columns.size(); j++) {
                rows[row][j] = columns.get(j)[row];
            }
        }
        LogisticRegression model = LogisticRegression.defaults().withInterceptPenalised(true);
        int folds = c.parameters().find("folds").map(JsonValue::asInt).orElse(5);
        int repeats = c.parameters().find("repeats").map(JsonValue::asInt).orElse(12);
        Features ofReal = Features.of(Arrays.copyOfRange(rows, 0, real.size()));
        Features ofSynthetic = Features.of(Arrays.copyOfRange(rows, real.size(), rows.length));
        double sum = 0;
        for (int i = 0; i < repeats; i++) {
            sum += PropensityScore.heldOut(ofReal, ofSynthetic, model, folds, SEED.child(i), Parallel.serial());
        }
        return sum / repeats;
    }

    /** Each category's position in sorted order over both sides, as one number. */
    private static double[] positions(String[] real, String[] synthetic) {
        TreeSet<String> sorted = new TreeSet<>(Arrays.asList(real));
        sorted.addAll(Arrays.asList(synthetic));
        List<String> order = new ArrayList<>(sorted);
        double[] positions = new double[real.length + synthetic.length];
        for (int row = 0; row < positions.length; row++) {
            positions[row] = order.indexOf(row < real.length ? real[row] : synthetic[row - real.length]);
        }
        return positions;
    }

    private static double[] standardised(double[] real, double[] synthetic) {
        double[] all = Arrays.copyOf(real, real.length + synthetic.length);
        System.arraycopy(synthetic, 0, all, real.length, synthetic.length);
        double mean = Arrays.stream(all).average().orElse(0);
        double variance =
                Arrays.stream(all).map(v -> (v - mean) * (v - mean)).average().orElse(0);
        double deviation = variance > 0 ? Math.sqrt(variance) : 1;
        return Arrays.stream(all).map(v -> (v - mean) / deviation).toArray();
    }

    private static Object utility(ReferenceCase c, CaseData data) throws IOException {
        Dataset train = RealismReportSolvers.dataset(c, data, "train");
        Dataset test = RealismReportSolvers.dataset(c, data, "test");
        String target = c.parameters().get("target").asString();
        List<String> features = new ArrayList<>(names(train));
        features.remove(target);
        TrainingUtility utility = TrainingUtility.of(
                train,
                test,
                target,
                features,
                // The peer gives both classes the same weight.
                LogisticRegression.defaults().withBalanced(true),
                TableEncoder.Style.SCALED,
                SEED);
        String first = test.column(target).display(0);
        return Map.of("accuracy", utility.accuracy(), "f1_first_label", utility.f1(first));
    }

    private static List<String> names(Dataset table) {
        return table.columns().stream().map(dev.assay.data.Column::name).toList();
    }

    /** Our p-value, of counts; the peer's recorded mistake is to test proportions. */
    private static Object chiSquare(ReferenceCase c, CaseData data) throws IOException {
        CategoryCounts counts = CategoryCounts.of(
                CategoricalColumn.of("real", values(c, data, "real")),
                CategoricalColumn.of("synthetic", values(c, data, "synthetic")));
        return ChiSquare.homogeneity(counts.first(), counts.second()).pValue();
    }

    private static @Nullable String[] values(ReferenceCase c, CaseData data, String key) throws IOException {
        JsonValue input = c.input().get(key);
        if (!input.isString()) {
            return new RealismInput(c, data).categories(key);
        }
        List<String> values = new ArrayList<>();
        Matcher matcher = COUNTED.matcher(input.asString());
        while (matcher.find()) {
            for (int i = 0; i < Integer.parseInt(matcher.group(1)); i++) {
                values.add(matcher.group(2));
            }
        }
        return values.toArray(String[]::new);
    }
}
