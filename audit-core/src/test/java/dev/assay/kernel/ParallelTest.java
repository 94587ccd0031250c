package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class ParallelTest {
    @Test
    void everyTaskRunsOnce() {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            for (int tasks = 0; tasks <= 130; tasks++) {
                AtomicIntegerArray runs = new AtomicIntegerArray(tasks + 1);
                Parallel.on(pool, 4).run(tasks, runs::incrementAndGet);
                for (int task = 0; task < tasks; task++) {
                    assertThat(runs.get(task)).isEqualTo(1);
                }
                assertThat(runs.get(tasks)).isZero();
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void anExecutorThatNeverRunsAnythingDelaysNothing() {
        List<Integer> order = new ArrayList<>();
        Parallel.on(borrowed -> {}, 4).run(5, order::add);
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void theFirstFailureIsRethrown() {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            assertThatThrownBy(() -> Parallel.on(pool, 4).run(50, task -> {
                        if (task == 20) {
                            throw new IllegalStateException("task 20");
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("task 20");
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void anExecutorThatRefusesDelaysNothing() {
        AtomicIntegerArray runs = new AtomicIntegerArray(6);
        Parallel.on(
                        borrowed -> {
                            throw new RejectedExecutionException("full");
                        },
                        4)
                .run(5, runs::incrementAndGet);
        assertThat(runs).hasToString("[1, 1, 1, 1, 1, 0]");
    }

    /** Every worker is taken by an outer task that waits for inner ones. */
    @Test
    void runsInsideARunEnd() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        AtomicIntegerArray runs = new AtomicIntegerArray(8 * 8);
        try {
            Parallel parallel = Parallel.on(pool, 3);
            parallel.run(8, outer -> parallel.run(8, inner -> runs.incrementAndGet(8 * outer + inner)));
        } finally {
            pool.shutdown();
        }
        for (int i = 0; i < 64; i++) {
            assertThat(runs.get(i)).isEqualTo(1);
        }
    }

    @Test
    void anInterruptionIsKeptAndLosesNoTask() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        AtomicIntegerArray runs = new AtomicIntegerArray(20);
        try {
            Thread.currentThread().interrupt();
            Parallel.on(pool, 3).run(20, runs::incrementAndGet);
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            pool.shutdown();
        }
        for (int i = 0; i < 20; i++) {
            assertThat(runs.get(i)).isEqualTo(1);
        }
    }

    @Test
    void anErrorIsRethrownAsItIs() {
        Error error = new AssertionError("task 3");
        assertThatThrownBy(() -> Parallel.on(Runnable::run, 2).run(5, task -> {
                    if (task == 3) {
                        throw error;
                    }
                }))
                .isSameAs(error);
    }

    @Test
    void refusesNoThreads() {
        assertThatThrownBy(() -> Parallel.on(Runnable::run, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was 0");
    }
}
