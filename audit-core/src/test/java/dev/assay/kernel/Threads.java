package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Runs a computation on several numbers of threads, and with its tasks in the opposite order. */
final class Threads {
    private Threads() {}

    /** @param computation returns all results, arrays of any depth among them */
    static void changeNothing(Function<Parallel, Object[]> computation) {
        Object[] expected = computation.apply(Parallel.serial());
        assertSame("tasks in the opposite order", expected, computation.apply(backwards()));
        ExecutorService pool = Executors.newFixedThreadPool(7);
        try {
            for (int threads : new int[] {1, 2, 3, 8}) {
                assertSame(threads + " threads", expected, computation.apply(Parallel.on(pool, threads)));
            }
        } finally {
            pool.shutdown();
        }
    }

    private static Parallel backwards() {
        return (tasks, task) -> {
            for (int i = tasks - 1; i >= 0; i--) {
                task.accept(i);
            }
        };
    }

    private static void assertSame(String how, Object[] expected, Object[] actual) {
        assertThat(Arrays.deepEquals(expected, actual))
                .as("the same bits with " + how)
                .isTrue();
    }
}
