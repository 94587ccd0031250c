package dev.assay.kernel;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Runs a fixed number of independent tasks. How work is split into tasks is the kernel's business and never depends on
 * how many threads run them, so results are the same on any number of threads.
 */
@FunctionalInterface
public interface Parallel {
    /** Runs tasks {@code 0 .. tasks-1}, in any order, and returns when all have ended; the first failure is rethrown. */
    void run(int tasks, IntConsumer task);

    /** All tasks in order on the calling thread. */
    static Parallel serial() {
        return (tasks, task) -> {
            for (int i = 0; i < tasks; i++) {
                task.accept(i);
            }
        };
    }

    /**
     * Tasks on the calling thread and up to {@code threads - 1} workers borrowed from {@code executor}. The caller takes
     * part, so an executor that is saturated, or refuses, delays nothing and nested use cannot deadlock.
     */
    static Parallel on(Executor executor, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        if (threads == 1) {
            return serial();
        }
        return (tasks, task) -> {
            AtomicInteger next = new AtomicInteger();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            CountDownLatch done = new CountDownLatch(tasks);
            Runnable worker = () -> {
                for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                    try {
                        if (failure.get() == null) {
                            task.accept(i);
                        }
                    } catch (RuntimeException | Error e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        done.countDown();
                    }
                }
            };
            try {
                for (int t = 1; t < Math.min(threads, tasks); t++) {
                    executor.execute(worker);
                }
            } catch (RejectedExecutionException e) {
                // Fewer hands, the same work.
            }
            worker.run();
            boolean interrupted = false;
            while (true) {
                try {
                    done.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            Throwable thrown = failure.get();
            if (thrown instanceof Error error) {
                throw error;
            }
            if (thrown instanceof RuntimeException exception) {
                throw exception;
            }
        };
    }
}
