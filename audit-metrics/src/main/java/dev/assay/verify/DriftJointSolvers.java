package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.metrics.drift.batch.DomainClassifier;
import dev.assay.metrics.drift.batch.ReconstructionError;
import dev.assay.metrics.model.LogisticRegression;
import dev.assay.metrics.realism.CramerVonMises;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.metrics.realism.embedding.MaximumMeanDiscrepancy;
import dev.assay.metrics.realism.embedding.PairKernel;
import dev.assay.stats.PValueAdjustment;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Drift of several columns at once. */
final class DriftJointSolvers {
    private DriftJointSolvers() {}

    static void register(SolverTable table) {
        columnwise(table, "alibi_ks", (x, y) -> KolmogorovSmirnov.test(x, y, KolmogorovSmirnov.Method.ASYMPTOTIC));
        columnwise(table, "alibi_cvm", CramerVonMises::test);
        DriftTwoSampleSolvers.add(table, "mmd2_unbiased_rbf", (c, x, y) -> discrepancy(c, transpose(x), transpose(y)));
        table.add(DriftSolvers.AREA, "mmd2_unbiased_rbf_multivariate", (c, data) -> {
            double[][] x = transpose(columns(c, data, "reference_rows"));
            double[][] y = transpose(columns(c, data, "current_rows"));
            if (c.input().has("standardise")) {
                standardise(x, y);
            }
            return discrepancy(c, x, y);
        });
        table.add(DriftSolvers.AREA, "domain_classifier_auc", (c, data) -> {
            JsonValue folds = c.parameters().get("folds");
            return DomainClassifier.of(
                            transpose(columns(c, data, "reference_rows")),
                            transpose(columns(c, data, "current_rows")),
                            LogisticRegression.defaults(),
                            folds.isNumber()
                                    ? folds.asInt()
                                    : Integer.parseInt(folds.asString().split(" ")[0]),
                            new Seed(1))
                    .area();
        });
        table.add(DriftSolvers.AREA, "pca_reconstruction_error", (c, data) -> {
            ReconstructionError error = ReconstructionError.of(
                    transpose(columns(c, data, "reference_rows")),
                    transpose(columns(c, data, "current_rows")),
                    c.parameters().get("n_components").asDouble());
            return Map.of(
                    "components", error.components(),
                    "reference_mean", error.referenceMean(),
                    "current_mean", error.currentMean(),
                    "reference_std", error.referenceDeviation(),
                    "current_std", error.currentDeviation(),
                    "explained_variance_ratio", error.explained());
        });
    }

    private static double discrepancy(ReferenceCase c, double[][] x, double[][] y) {
        return MaximumMeanDiscrepancy.squared(
                x,
                y,
                PairKernel.Gaussian.ofBandwidth(c.parameters().get("sigma").asDouble()),
                MaximumMeanDiscrepancy.Estimator.UNBIASED);
    }

    private static void columnwise(SolverTable table, String metric, BiFunction<double[], double[], TestResult> test) {
        table.add(DriftSolvers.AREA, metric, (c, data) -> {
            double[][] reference = columns(c, data, "reference_rows");
            double[][] current = columns(c, data, "current_rows");
            double[] statistics = new double[reference.length];
            double[] pValues = new double[reference.length];
            for (int i = 0; i < statistics.length; i++) {
                TestResult result = test.apply(reference[i], current[i]);
                statistics[i] = result.statistic();
                pValues[i] = result.pValue();
            }
            double alpha = c.parameters().get("p_val").asDouble();
            boolean bonferroni =
                    "bonferroni".equals(c.parameters().get("correction").asString());
            double[] adjusted = bonferroni
                    ? PValueAdjustment.BONFERRONI.adjust(pValues)
                    : PValueAdjustment.BENJAMINI_HOCHBERG.adjust(pValues);
            long below = Arrays.stream(adjusted).filter(p -> p < alpha).count();
            // The bound that the largest rejected p-value was held against; alpha over all when nothing was rejected.
            double threshold = alpha / pValues.length * (bonferroni ? 1 : Math.max(1, below));
            return Map.of("statistic", statistics, "p", pValues, "threshold", threshold, "drift", below > 0);
        });
    }

    /** The named columns of the named rows, one array a column. */
    static double[][] columns(ReferenceCase c, CaseData data, String rows) throws IOException {
        JsonValue input = c.input();
        int[] range = input.get(rows).asInts();
        CaseTable table = data.table(c, input.get("file").asString()).slice(range[0], range[1]);
        List<String> names = input.get("columns").asStrings();
        return names.stream().map(table::doubles).toArray(double[][]::new);
    }

    static double[][] transpose(double[]... columns) {
        double[][] rows = new double[columns[0].length][columns.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                rows[i][j] = columns[j][i];
            }
        }
        return rows;
    }

    /** Scales both by the first's means and population standard deviations, in place. */
    private static void standardise(double[][] reference, double[][] current) {
        for (int j = 0; j < reference[0].length; j++) {
            int column = j;
            double mean = Arrays.stream(reference)
                    .mapToDouble(row -> row[column])
                    .average()
                    .orElse(0);
            double variance = Arrays.stream(reference)
                    .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
                    .average()
                    .orElse(1);
            double deviation = Math.sqrt(variance);
            for (double[][] side : new double[][][] {reference, current}) {
                for (double[] row : side) {
                    row[column] = (row[column] - mean) / deviation;
                }
            }
        }
    }
}
