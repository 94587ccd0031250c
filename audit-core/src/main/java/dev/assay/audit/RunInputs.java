package dev.assay.audit;

import dev.assay.data.Dataset;
import dev.assay.kernel.Parallel;
import dev.assay.stats.Seed;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/** What a running audit hands to one metric. */
record RunInputs(
        Alignment aligned,
        Map<String, Dataset> references,
        Folds folds,
        Seed seed,
        Parallel parallel,
        Metric metric,
        Map<String, Object> options,
        Map<String, FutureTask<Object>> sharedValues,
        BooleanSupplier cancelled,
        DoubleConsumer progressOfMetric)
        implements AuditInputs {

    static Map<String, FutureTask<Object>> noSharedValues() {
        return new ConcurrentHashMap<>();
    }

    @Override
    public Dataset human() {
        return aligned.human();
    }

    @Override
    public Dataset synthetic() {
        return aligned.synthetic();
    }

    @Override
    public Optional<Dataset> holdout() {
        return aligned.holdout();
    }

    private void requireDeclared(String option) {
        if (metric.options().stream().noneMatch(declared -> declared.name().equals(option))) {
            throw new IllegalStateException("it reads the option " + option + ", which its options() do not declare");
        }
    }

    @Override
    public OptionalDouble option(String name) {
        requireDeclared(name);
        Object value = options.get(name);
        if (value instanceof Boolean flag) {
            return OptionalDouble.of(flag ? 1 : 0);
        }
        return value instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }

    @Override
    public Optional<String> text(String name) {
        requireDeclared(name);
        return Optional.ofNullable(options.get(name)).map(String::valueOf);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T shared(String key, Supplier<T> compute) {
        FutureTask<Object> task = new FutureTask<>(compute::get);
        FutureTask<Object> known = sharedValues.putIfAbsent(key, task);
        if (known == null) {
            task.run();
            known = task;
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return (T) known.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void checkCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new AuditCancelledException();
        }
    }

    @Override
    public void progress(double share) {
        progressOfMetric.accept(share);
    }
}
