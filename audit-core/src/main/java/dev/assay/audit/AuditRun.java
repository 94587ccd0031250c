package dev.assay.audit;

import dev.assay.data.Dataset;
import dev.assay.data.Origin;
import dev.assay.stats.PValueAdjustment;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.rng.UniformRandomProvider;

/** One run of an {@link Audit}. */
final class AuditRun {
    private static final System.Logger LOG = System.getLogger(AuditRun.class.getName());

    private final Audit audit;
    private final Seed seed;

    AuditRun(Audit audit) {
        this.audit = audit;
        this.seed = new Seed(audit.seed);
    }

    AuditReport run() {
        requireRows(audit.human, "human");
        requireRows(audit.synthetic, "synthetic");
        Dataset human = sample(audit.human, "human");
        Dataset synthetic = sample(audit.synthetic, "synthetic");
        Optional<Dataset> holdout = audit.holdout.filter(rows -> rows.rows() > 0);
        for (Map.Entry<String, Embedder> entry : audit.embedders.entrySet()) {
            Embedding embedding = new Embedding(entry.getKey(), entry.getValue(), audit.cancelled);
            embedding.read(human);
            embedding.read(synthetic);
            holdout.ifPresent(embedding::read);
            human = embedding.with(human);
            synthetic = embedding.with(synthetic);
            holdout = holdout.map(embedding::with);
        }
        Alignment aligned = Alignment.of(human, synthetic, holdout);
        Folds folds = FoldPlan.deal(human.rows(), synthetic.rows(), seed.child("folds"));

        List<Metric> metrics = audit.chosen();
        Collected[] collected = new Collected[metrics.size()];
        Map<String, FutureTask<Object>> shared = RunInputs.noSharedValues();
        AtomicInteger ended = new AtomicInteger();
        audit.parallel.run(metrics.size(), i -> {
            Metric metric = metrics.get(i);
            String id = metric.info().id();
            Collected into = new Collected(id);
            collected[i] = into;
            RunInputs inputs = new RunInputs(
                    aligned,
                    audit.references,
                    folds,
                    seed.child(id),
                    audit.parallel,
                    metric,
                    audit.options.getOrDefault(id, Map.of()),
                    shared,
                    audit.cancelled,
                    share -> audit.progress.progress(
                            Math.min(1, (ended.get() + Math.min(1, Math.max(0, share))) / metrics.size()), id));
            long start = System.nanoTime();
            measure(metric, inputs, into);
            into.millis = (System.nanoTime() - start) / 1e6;
            audit.progress.progress((double) ended.incrementAndGet() / metrics.size(), id);
        });
        return report(aligned, human, synthetic, List.of(collected));
    }

    private void measure(Metric metric, RunInputs inputs, Collected into) {
        try {
            inputs.checkCancelled();
            metric.measure(inputs, into);
        } catch (UndefinedStatisticException e) {
            into.skip(Scope.dataset(), e.reason());
        } catch (OptionException e) {
            throw e;
        } catch (AuditCancelledException e) {
            into.fail("The audit was cancelled before this metric ended.");
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(System.Logger.Level.WARNING, "metric " + metric.info().id() + " failed", e);
            into.fail("The metric failed: " + e);
        }
    }

    private static List<String> readWarnings(Dataset dataset) {
        String source = dataset.origin().map(Origin::file).orElse(dataset.name());
        return dataset.warnings().stream()
                .map(warning -> source + ": " + warning + ".")
                .toList();
    }

    private AuditReport report(Alignment aligned, Dataset human, Dataset synthetic, List<Collected> collected) {
        List<Measurement> measured = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        Set<String> warnings = new LinkedHashSet<>(aligned.differences());
        Map<String, Double> timings = new LinkedHashMap<>();
        measured.add(ColumnAgreement.measure(aligned));
        for (Collected part : collected) {
            measured.addAll(part.measurements);
            skipped.addAll(part.skipped);
            warnings.addAll(part.warnings);
            timings.put(part.metric, part.millis);
        }
        warnings.addAll(readWarnings(audit.human));
        warnings.addAll(readWarnings(audit.synthetic));
        audit.holdout.ifPresent(rows -> warnings.addAll(readWarnings(rows)));
        audit.references.values().forEach(rows -> warnings.addAll(readWarnings(rows)));
        if (sameFile(audit.human, audit.synthetic)) {
            warnings.add("The human and the synthetic data are the same file: every synthetic record is a human one.");
        }
        if (audit.holdout.filter(rows -> sameFile(rows, audit.human)).isPresent()) {
            warnings.add(
                    "The holdout and the human data are the same file, so the generator may have seen the holdout.");
        }
        if (audit.holdout.isPresent() && audit.holdout.get().rows() == 0) {
            warnings.add("The holdout has no rows and is not used.");
        }
        if (human.rows() < audit.human.rows() || synthetic.rows() < audit.synthetic.rows()) {
            warnings.add("A random sample of " + human.rows() + " human and " + synthetic.rows()
                    + " synthetic rows was compared, of " + audit.human.rows() + " and " + audit.synthetic.rows()
                    + ".");
        }
        audit.policy
                .idleRules(measured)
                .forEach(rule -> warnings.add("A policy rule fits no measurement: " + rule + "."));
        List<Judged> judged = new ArrayList<>();
        for (Measurement measurement : adjust(measured)) {
            judged.add(new Judged(measurement, audit.policy.judge(measurement)));
        }
        boolean partial = skipped.stream().anyMatch(Skipped::failed);
        Conclusion conclusion = Conclusion.of(judged, partial);
        return new AuditReport(
                Environment.describe(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                audit.seed,
                InputSummary.of(withRoles(human, aligned)),
                InputSummary.of(withRoles(synthetic, aligned)),
                audit.holdout.map(InputSummary::of),
                audit.references.entrySet().stream()
                        .map(reference -> InputSummary.of(reference.getKey(), reference.getValue()))
                        .toList(),
                conclusion.verdict(),
                conclusion.reason(),
                judged,
                conclusion.findings(),
                skipped,
                List.copyOf(warnings),
                partial,
                timings);
    }

    private static Dataset withRoles(Dataset dataset, Alignment aligned) {
        Dataset result = dataset;
        for (dev.assay.data.Column column : aligned.human().columns()) {
            result = result.as(aligned.human().role(column.name()), column.name());
        }
        return result;
    }

    /** Holm's step-down within each family. */
    private static List<Measurement> adjust(List<Measurement> measured) {
        Map<Family, List<Integer>> tested = new EnumMap<>(Family.class);
        for (int i = 0; i < measured.size(); i++) {
            if (measured.get(i).test().isPresent()) {
                tested.computeIfAbsent(measured.get(i).family(), family -> new ArrayList<>())
                        .add(i);
            }
        }
        List<Measurement> adjusted = new ArrayList<>(measured);
        for (List<Integer> family : tested.values()) {
            double[] p = family.stream()
                    .mapToDouble(i -> measured.get(i).test().orElseThrow().pValue())
                    .toArray();
            double[] holm = PValueAdjustment.HOLM.adjust(p);
            for (int k = 0; k < holm.length; k++) {
                int i = family.get(k);
                adjusted.set(i, measured.get(i).adjusted(holm[k]));
            }
        }
        return adjusted;
    }

    private Dataset sample(Dataset dataset, String side) {
        if (dataset.rows() <= audit.sample) {
            return dataset;
        }
        int[] rows = new int[dataset.rows()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
        UniformRandomProvider random = seed.child("sample").child(side).random();
        for (int i = 0; i < audit.sample; i++) {
            int j = i + random.nextInt(rows.length - i);
            int held = rows[i];
            rows[i] = rows[j];
            rows[j] = held;
        }
        int[] kept = Arrays.copyOf(rows, audit.sample);
        Arrays.sort(kept);
        return dataset.select(kept);
    }

    /** Whether both are the whole of one file, or of two with the same bytes; parts of one file have names of their own. */
    private static boolean sameFile(Dataset left, Dataset right) {
        if (left.origin().isEmpty() || right.origin().isEmpty()) {
            return false;
        }
        Origin from = left.origin().get();
        Origin other = right.origin().get();
        return from.sha256().equals(other.sha256())
                && (!from.file().equals(other.file()) || left.name().equals(right.name()));
    }

    private static void requireRows(Dataset dataset, String side) {
        if (dataset.rows() == 0) {
            throw new IllegalArgumentException(
                    "the " + side + " data (" + dataset.name() + ") has no rows; an audit needs some on both sides");
        }
    }

    /** What one metric said. */
    private static final class Collected implements Measurements {
        final String metric;
        final List<Measurement> measurements = new ArrayList<>();
        final List<Skipped> skipped = new ArrayList<>();
        final List<String> warnings = new ArrayList<>();
        double millis;

        Collected(String metric) {
            this.metric = metric;
        }

        @Override
        public void add(Measurement measurement) {
            measurements.add(measurement);
        }

        @Override
        public void skip(Scope scope, String reason) {
            skipped.add(new Skipped(metric, scope, reason, false));
        }

        @Override
        public void warn(String message) {
            warnings.add(message);
        }

        void fail(String reason) {
            skipped.add(new Skipped(metric, Scope.dataset(), reason, true));
        }
    }

    /** The verdict of a whole audit. */
    record Conclusion(Verdict verdict, String reason, List<Judged> findings) {
        static Conclusion of(List<Judged> judged, boolean partial) {
            return Findings.conclude(judged, partial);
        }
    }

    static Optional<Verdict> verdict(Judged judged) {
        return judged.judgement().map(Judgement::verdict);
    }
}
