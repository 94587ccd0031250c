package dev.assay.audit;

import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.data.TextColumn;
import dev.assay.kernel.Parallel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * An audit of synthetic data against human data: what to compare, how, and by which policy to judge.
 *
 * <pre>{@code
 * AuditReport report = Audit.compare(human, synthetic).label("intent").groups("dialect").seed(7).run();
 * }</pre>
 *
 * <p>Immutable: each method returns a changed copy. An audit starts no threads; give it an executor to use some. The
 * report is the same for the same data, seed and version on any number of threads, apart from its time stamps.
 */
public final class Audit {
    final Dataset human;
    final Dataset synthetic;
    final Optional<Dataset> holdout;
    final Map<String, Dataset> references;
    final long seed;
    final Policy policy;
    final Optional<Catalogue> catalogue;
    final Predicate<MetricInfo> selection;
    final Set<String> requested;
    final Map<String, Map<String, Object>> options;
    final Parallel parallel;
    final ProgressListener progress;
    final BooleanSupplier cancelled;
    final int sample;
    final Map<String, Embedder> embedders;

    private Audit(Draft draft) {
        human = draft.human;
        synthetic = draft.synthetic;
        holdout = draft.holdout;
        references = draft.references;
        seed = draft.seed;
        policy = draft.policy;
        catalogue = draft.catalogue;
        selection = draft.selection;
        requested = draft.requested;
        options = draft.options;
        parallel = draft.parallel;
        progress = draft.progress;
        cancelled = draft.cancelled;
        sample = draft.sample;
        embedders = draft.embedders;
    }

    /** An audit of {@code synthetic} against {@code human} with the default policy, all metrics and seed 1. */
    public static Audit compare(Dataset human, Dataset synthetic) {
        return new Audit(new Draft(human, synthetic));
    }

    /** The version of the library, as reports state it. */
    public static String version() {
        return Environment.version();
    }

    /** The column that says what a record is, on both sides. */
    public Audit label(String column) {
        return role(Role.LABEL, column);
    }

    /** The columns that say who a record is about or by, on both sides. */
    public Audit groups(String... columns) {
        return role(Role.GROUP, columns);
    }

    /** The column that names a record, on both sides. */
    public Audit id(String column) {
        return role(Role.ID, column);
    }

    /** Sets the role of columns wherever they are present; a column that neither side has is an error. */
    public Audit role(Role role, String... columns) {
        Draft draft = new Draft(this);
        for (String column : columns) {
            if (!human.has(column) && !synthetic.has(column)) {
                throw new IllegalArgumentException("neither side has a column " + column + "; the human data has "
                        + human.columns().stream().map(c -> c.name()).toList());
            }
            draft.human = draft.human.has(column) ? draft.human.as(role, column) : draft.human;
            draft.synthetic = draft.synthetic.has(column) ? draft.synthetic.as(role, column) : draft.synthetic;
        }
        return new Audit(draft);
    }

    /** Human rows that the generator never saw, for telling copying from likeness. */
    public Audit holdout(Dataset rows) {
        Draft draft = new Draft(this);
        draft.holdout = Optional.of(rows);
        return new Audit(draft);
    }

    /**
     * Texts that the synthetic ones were not to copy, such as the seeds the generator was shown, or a benchmark: {@code
     * reference-copies} looks for them on both sides. Texts are those of the column of the same name, else of the only text
     * column.
     *
     * @param name what reports call it; each name stands for one dataset
     */
    public Audit reference(String name, Dataset dataset) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a reference needs a name");
        }
        Draft draft = new Draft(this);
        Map<String, Dataset> changed = new LinkedHashMap<>(references);
        if (changed.putIfAbsent(name, dataset) != null) {
            throw new IllegalArgumentException("there are two references named " + name + "; each needs its own name");
        }
        draft.references = changed;
        return new Audit(draft);
    }

    /**
     * Also compares the vectors that {@code embedder} gives for the texts of a column, as a column of vectors named
     * {@code column + " embedding"}.
     *
     * @throws IllegalArgumentException when a side does not have that column as text, or has a column of that name; from
     *     {@link #run} when a vector is not finite or of another length than those before it
     */
    public Audit embed(String column, Embedder embedder) {
        for (Dataset side : List.of(human, synthetic)) {
            if (side.has(Embedding.nameFor(column))) {
                throw new IllegalArgumentException("the vectors of " + column + " would replace column "
                        + Embedding.nameFor(column) + " of " + side.name());
            }
            if (!(side.column(column) instanceof TextColumn)) {
                throw new IllegalArgumentException("column " + column + " of " + side.name()
                        + " holds no texts to embed, it is "
                        + side.column(column).kind().name().toLowerCase(Locale.ROOT));
            }
        }
        Draft draft = new Draft(this);
        Map<String, Embedder> changed = new LinkedHashMap<>(embedders);
        changed.put(column, embedder);
        draft.embedders = changed;
        return new Audit(draft);
    }

    /** The root of all randomness. */
    public Audit seed(long newSeed) {
        Draft draft = new Draft(this);
        draft.seed = newSeed;
        return new Audit(draft);
    }

    /** The thresholds. */
    public Audit policy(Policy newPolicy) {
        Draft draft = new Draft(this);
        draft.policy = newPolicy;
        return new Audit(draft);
    }

    /** The metrics to choose from, in place of all that the service loader finds. */
    public Audit catalogue(Catalogue metrics) {
        Draft draft = new Draft(this);
        draft.catalogue = Optional.of(metrics);
        return new Audit(draft);
    }

    /** Also takes these metrics, by id, that an audit leaves out unless it is asked for them. */
    public Audit also(String... metrics) {
        Draft draft = new Draft(this);
        Set<String> all = new LinkedHashSet<>(requested);
        all.addAll(List.of(metrics));
        draft.requested = Set.copyOf(all);
        return new Audit(draft);
    }

    /**
     * Takes only the metrics that also satisfy {@code wanted}; those which are taken on request have to be asked for besides,
     * with {@link #also}.
     */
    public Audit only(Predicate<MetricInfo> wanted) {
        Draft draft = new Draft(this);
        draft.selection = selection.and(wanted);
        return new Audit(draft);
    }

    /** Sets one of the {@link Metric#options() options} of a metric: a number, a boolean or a string. */
    public Audit option(String metric, String name, Object value) {
        Draft draft = new Draft(this);
        Map<String, Map<String, Object>> changed = new LinkedHashMap<>(options);
        Map<String, Object> ofMetric = new LinkedHashMap<>(changed.getOrDefault(metric, Map.of()));
        ofMetric.put(name, value);
        changed.put(metric, Map.copyOf(ofMetric));
        draft.options = Map.copyOf(changed);
        return new Audit(draft);
    }

    /** Measures on the calling thread and up to {@code threads - 1} threads of {@code executor}. */
    public Audit executor(Executor executor, int threads) {
        Draft draft = new Draft(this);
        draft.parallel = Parallel.on(executor, threads);
        return new Audit(draft);
    }

    /** Hears how far the audit is. */
    public Audit progress(ProgressListener listener) {
        Draft draft = new Draft(this);
        draft.progress = listener;
        return new Audit(draft);
    }

    /** Asked now and then; once it answers true, the audit stops and its report is partial. */
    public Audit cancelWhen(BooleanSupplier condition) {
        Draft draft = new Draft(this);
        draft.cancelled = condition;
        return new Audit(draft);
    }

    /** Compares at most that many random rows a side. */
    public Audit sample(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("sample must be at least 1 row, was " + rows);
        }
        Draft draft = new Draft(this);
        draft.sample = rows;
        return new Audit(draft);
    }

    /** The policy in force. */
    public Policy policy() {
        return policy;
    }

    /**
     * Measures, judges, and reports.
     *
     * @throws IllegalArgumentException when a side has no rows, the sides share no column, or an option set for a metric is
     *     not one of its options or does not fit
     */
    public AuditReport run() {
        return new AuditRun(this).run();
    }

    /** The mutable form behind the copies. */
    private static final class Draft {
        Dataset human;
        Dataset synthetic;
        Optional<Dataset> holdout = Optional.empty();
        Map<String, Dataset> references = Map.of();
        long seed = 1;
        Policy policy = Policy.defaults();
        Optional<Catalogue> catalogue = Optional.empty();
        Predicate<MetricInfo> selection = info -> true;
        Set<String> requested = Set.of();
        Map<String, Map<String, Object>> options = Map.of();
        Parallel parallel = Parallel.serial();
        ProgressListener progress = (share, metric) -> {};
        BooleanSupplier cancelled = () -> false;
        int sample = Integer.MAX_VALUE;
        Map<String, Embedder> embedders = Map.of();

        Draft(Dataset human, Dataset synthetic) {
            this.human = human;
            this.synthetic = synthetic;
        }

        Draft(Audit audit) {
            human = audit.human;
            synthetic = audit.synthetic;
            holdout = audit.holdout;
            references = audit.references;
            seed = audit.seed;
            policy = audit.policy;
            catalogue = audit.catalogue;
            selection = audit.selection;
            requested = audit.requested;
            options = audit.options;
            parallel = audit.parallel;
            progress = audit.progress;
            cancelled = audit.cancelled;
            sample = audit.sample;
            embedders = audit.embedders;
        }
    }

    /**
     * The chosen metrics, in catalogue order; a metric that is not known, asked for or given an option, is an error, and so
     * is an option that it does not have.
     */
    List<Metric> chosen() {
        Catalogue from = catalogue.orElseGet(Catalogue::load);
        options.forEach((metric, values) -> MetricOption.check(from.get(metric), values));
        requested.forEach(from::get);
        List<Metric> chosen = new ArrayList<>();
        for (Metric metric : from.metrics()) {
            MetricInfo info = metric.info();
            if (selection.test(info) && (!info.onRequest() || requested.contains(info.id()))) {
                chosen.add(metric);
            }
        }
        return chosen;
    }
}
