package dev.assay.metrics.realism.audit;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Family;
import dev.assay.audit.Judged;
import dev.assay.audit.Measurement;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Verdict;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an audit says when there is nothing to say: both sides are random samples of one population, many times over.
 *
 * <p>Run it as a program with the number of runs and the sample sizes, for example {@code 200 100 300 1000 5000}. For each
 * size it prints, by family, the share of audits in which any test is significant after adjustment, by metric the share of
 * intervals that hold the value of equal populations, and how often each verdict is given.
 */
final class NullSimulation {
    /** Metrics whose value for two samples of one population is known, and what it is. */
    private static final Map<String, Double> AT_NULL = Map.of(
            "kolmogorov-smirnov", 0.0,
            "wasserstein-1", 0.0,
            "total-variation", 0.0,
            "pearson-similarity", 1.0,
            "spearman-similarity", 1.0,
            "contingency-similarity", 1.0,
            "missing-value-similarity", 1.0,
            "k-marginal", 1.0,
            "classifier-two-sample-linear", 0.5,
            "classifier-two-sample-trees", 0.5);

    /** Counts of one size. */
    static final class Tally {
        int runs;
        final Map<Family, Integer> alarms = new EnumMap<>(Family.class);
        final Map<String, Integer> alarmsOf = new TreeMap<>();
        final Map<String, Integer> doubts = new TreeMap<>();
        final Map<String, int[]> coverage = new TreeMap<>();
        final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);

        double alarmShare(Family family) {
            return (double) alarms.getOrDefault(family, 0) / runs;
        }

        double coverage(String metric) {
            int[] counts = coverage.getOrDefault(metric, new int[] {0, 0});
            return (double) counts[0] / counts[1];
        }
    }

    private NullSimulation() {}

    static Tally run(int runs, int rows, Predicate<MetricInfo> wanted) {
        Tally tally = new Tally();
        for (int run = 0; run < runs; run++) {
            Random random = new Random(31L * rows + run);
            AuditReport report = Audit.compare(sample("human", rows, random), sample("synthetic", rows, random))
                    .only(wanted)
                    .seed(run)
                    .run();
            count(report, tally);
        }
        return tally;
    }

    private static void count(AuditReport report, Tally tally) {
        tally.runs++;
        tally.verdicts.merge(report.verdict(), 1, Integer::sum);
        Set<Family> alarmed = new HashSet<>();
        for (Judged judged : report.measurements()) {
            Measurement m = judged.measurement();
            if (m.adjustedPValue().orElse(1) < 0.05) {
                alarmed.add(m.family());
                tally.alarmsOf.merge(m.metric(), 1, Integer::sum);
            }
            judged.judgement()
                    .filter(j -> j.verdict() != Verdict.PASS)
                    .ifPresent(j ->
                            tally.doubts.merge(m.metric() + " " + j.verdict().id(), 1, Integer::sum));
            Double atNull = AT_NULL.get(m.metric());
            if (atNull != null && m.interval().isPresent()) {
                int[] counts = tally.coverage.computeIfAbsent(m.metric(), k -> new int[2]);
                counts[0] += m.interval().get().contains(atNull) ? 1 : 0;
                counts[1]++;
            }
        }
        alarmed.forEach(family -> tally.alarms.merge(family, 1, Integer::sum));
    }

    /** Age, pay that grows with it, a column of mostly zeros, three groups of categories, some missing, and a label. */
    private static Dataset sample(String name, int rows, Random random) {
        double[] age = new double[rows];
        double[] pay = new double[rows];
        double[] gain = new double[rows];
        String[] job = new String[rows];
        String[] region = new String[rows];
        @Nullable String[] school = new @Nullable String[rows];
        String[] label = new String[rows];
        for (int i = 0; i < rows; i++) {
            age[i] = Math.rint(18 + 60 * Math.pow(random.nextDouble(), 1.5));
            pay[i] = Math.exp(2 + age[i] / 40 + random.nextGaussian() / 2);
            gain[i] = random.nextDouble() < 0.9 ? 0 : Math.rint(1000 * Math.exp(random.nextGaussian()));
            job[i] = "job " + Math.min(11, (int) (age[i] / 15 + 3 * Math.abs(random.nextGaussian())));
            region[i] = "region " + (int) (40 * Math.pow(random.nextDouble(), 4));
            school[i] = random.nextDouble() < 0.1 ? null : "school " + random.nextInt(4);
            label[i] = random.nextDouble() < 1 / (1 + Math.exp(4 - pay[i] / 5)) ? "high" : "low";
        }
        return Dataset.of(
                        name,
                        NumericColumn.wrap("age", age),
                        NumericColumn.wrap("pay", pay),
                        NumericColumn.wrap("gain", gain),
                        CategoricalColumn.of("job", job),
                        CategoricalColumn.of("region", region),
                        CategoricalColumn.of("school", school),
                        CategoricalColumn.of("label", label))
                .as(Role.LABEL, "label");
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        int runs = Integer.parseInt(arguments[0]);
        for (int a = 1; a < arguments.length; a++) {
            int rows = Integer.parseInt(arguments[a]);
            Tally tally = run(runs, rows, info -> true);
            System.out.println(rows + " rows a side, " + runs + " audits: verdicts " + tally.verdicts);
            tally.alarms.forEach((family, count) ->
                    System.out.println("  " + family.id() + ": any alarm in " + count + " of " + runs));
            tally.alarmsOf.forEach((metric, count) -> System.out.println("    " + metric + ": " + count + " alarms"));
            System.out.println("  judgements that are no pass: " + tally.doubts);
            tally.coverage.forEach((metric, counts) -> System.out.println("  " + metric + ": " + counts[0] + " of "
                    + counts[1] + " intervals cover, " + Math.round(1000.0 * counts[0] / counts[1]) / 10.0 + " %"));
        }
    }
}
