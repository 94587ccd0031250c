package dev.assay.benchmarks;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Catalogue;
import dev.assay.audit.Family;
import dev.assay.audit.Judged;
import dev.assay.audit.Measurement;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Verdict;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an audit says when there is nothing to say: both sides, and a holdout, are random samples of one population, many
 * times over.
 *
 * <p>Prints, as Markdown, by sample size: by family the audits in which any test is significant after adjustment, the audits
 * by verdict, and by metric the share of intervals that hold the value of equal populations.
 */
final class NullErrorRates {
    /** Metrics whose value for two samples of one population is known, and what it is. */
    private static final Map<String, Double> AT_NULL = Map.ofEntries(
            Map.entry("kolmogorov-smirnov", 0.0),
            Map.entry("wasserstein-1", 0.0),
            Map.entry("total-variation", 0.0),
            Map.entry("pearson-similarity", 1.0),
            Map.entry("spearman-similarity", 1.0),
            Map.entry("contingency-similarity", 1.0),
            Map.entry("missing-value-similarity", 1.0),
            Map.entry("k-marginal", 1.0),
            Map.entry("classifier-two-sample-linear", 0.5),
            Map.entry("classifier-two-sample-trees", 0.5),
            Map.entry("exact-copies", 0.0),
            Map.entry("memorised-records", 0.0),
            Map.entry("authenticity", 0.0),
            Map.entry("nearest-neighbour-distance-ratio", 0.0),
            Map.entry("closest-record-share", 0.0),
            Map.entry("membership-inference", 0.0),
            Map.entry("adversarial-accuracy-loss", 0.0),
            Map.entry("identifiability", 0.0),
            Map.entry("attribute-disclosure", 0.0));

    /** Counts of one size. */
    static final class Tally {
        int runs;
        final Map<Family, Integer> alarms = new EnumMap<>(Family.class);
        final Set<Family> tested = EnumSet.noneOf(Family.class);
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

    private NullErrorRates() {}

    static Tally run(int runs, int rows, Predicate<MetricInfo> wanted) {
        Tally tally = new Tally();
        String[] onRequest = Catalogue.load().metrics().stream()
                .map(Metric::info)
                .filter(MetricInfo::onRequest)
                .map(MetricInfo::id)
                .toArray(String[]::new);
        for (int run = 0; run < runs; run++) {
            Random random = new Random(31L * rows + run);
            AuditReport report = Audit.compare(sample("human", rows, random), sample("synthetic", rows, random))
                    .holdout(sample("holdout", rows, random))
                    .also(onRequest)
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
            m.test().ifPresent(test -> tally.tested.add(m.family()));
            if (m.adjustedPValue().orElse(1) < 0.05) {
                alarmed.add(m.family());
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

    /** Simulates audits at each of these sizes, of all metrics or of those named. */
    static void print(int runs, int[] sizes, Set<String> metrics, PrintStream out) {
        Map<Integer, Tally> tallies = new LinkedHashMap<>();
        for (int rows : sizes) {
            tallies.put(rows, run(runs, rows, info -> metrics.isEmpty() || metrics.contains(info.id())));
        }
        out.println("| rows a side, " + runs + " audits | " + joined(tallies, (rows, tally) -> "" + rows));
        out.println("|---" + "|---".repeat(sizes.length) + "|");
        for (Family family : Family.values()) {
            if (tallies.values().stream().anyMatch(tally -> tally.tested.contains(family))) {
                out.println("| audits with any " + family.id() + " test significant, adjusted | "
                        + joined(tallies, (rows, tally) -> "" + tally.alarms.getOrDefault(family, 0)));
            }
        }
        for (Verdict verdict : Verdict.values()) {
            out.println("| audits with the verdict " + verdict.id() + " | "
                    + joined(tallies, (rows, tally) -> "" + tally.verdicts.getOrDefault(verdict, 0)));
        }
        Set<String> covered = new TreeSet<>();
        tallies.values().forEach(tally -> covered.addAll(tally.coverage.keySet()));
        for (String metric : covered) {
            out.println("| intervals that hold the null value: `" + metric + "` | "
                    + joined(
                            tallies,
                            (rows, tally) -> tally.coverage.containsKey(metric)
                                    ? String.format(Locale.ROOT, "%.1f %%", 100 * tally.coverage(metric))
                                    : "-"));
        }
        Set<String> doubted = new TreeSet<>();
        tallies.values().forEach(tally -> doubted.addAll(tally.doubts.keySet()));
        for (String doubt : doubted) {
            out.println("| judgements `" + doubt + "` | "
                    + joined(tallies, (rows, tally) -> "" + tally.doubts.getOrDefault(doubt, 0)));
        }
    }

    private static String joined(Map<Integer, Tally> tallies, BiFunction<Integer, Tally, String> cell) {
        return tallies.entrySet().stream()
                .map(entry -> cell.apply(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" | ", "", " |"));
    }
}
