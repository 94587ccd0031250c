package dev.assay.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the implementation of the loops that have two once a process: the Vector API one when the JVM runs with {@code
 * --add-modules jdk.incubator.vector} on vectors of at least 256 bits, else the plain one. The system property {@value
 * #PROPERTY} with the value {@code plain} or {@code vector} forces either.
 */
public final class PanelKernels {
    /** Name of the system property. */
    public static final String PROPERTY = "assay.kernel.provider";

    private static final Choice CHOICE = choose(System.getProperty(PROPERTY));

    private record Choice(
            String name,
            Supplier<PanelKernel> panels,
            Columns columns,
            BiFunction<int[], int[], MinHashLanes> minHash,
            Supplier<CloseColumns> closeColumns) {}

    /** Makes the sums of products of so many columns on the left and on the right. */
    @FunctionalInterface
    private interface Columns {
        ColumnProducts of(int left, int right, int rows);
    }

    private PanelKernels() {}

    /** The provider in use, {@code "plain"} or {@code "vector-512"} and the like; both give the same numbers. */
    public static String provider() {
        return CHOICE.name();
    }

    static PanelKernel create() {
        return CHOICE.panels().get();
    }

    /** See {@link ColumnProducts#ColumnProducts}. */
    static ColumnProducts columnProducts(int left, int right, int rows) {
        return CHOICE.columns().of(left, right, rows);
    }

    /** See {@link MinHash}. */
    static MinHashLanes minHashLanes(int[] multipliers, int[] offsets) {
        return CHOICE.minHash().apply(multipliers, offsets);
    }

    static CloseColumns closeColumns() {
        return CHOICE.closeColumns().get();
    }

    private static Choice choose(@Nullable String forced) {
        Choice plain = new Choice(
                "plain",
                PlainPanelKernel::new,
                PlainColumnProducts::new,
                PlainMinHashLanes::new,
                PlainCloseColumns::new);
        if ("plain".equals(forced)) {
            return plain;
        }
        Choice vector = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? vector() : null;
        if (vector != null) {
            return vector;
        }
        if ("vector".equals(forced)) {
            throw new IllegalStateException(
                    PROPERTY
                            + "=vector needs a JVM with vectors of at least 256 bits, started with --add-modules jdk.incubator.vector");
        }
        System.getLogger(PanelKernels.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "pairwise distances, correlations and MinHash run on plain loops; --add-modules jdk.incubator.vector makes them faster");
        return plain;
    }

    private static @Nullable Choice vector() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            int bits = (int) lookup.findStatic(
                            lookup.findClass("dev.assay.kernel.VectorPanelKernel"),
                            "bits",
                            MethodType.methodType(int.class))
                    .invoke();
            if (bits < 256) {
                return null;
            }
            MethodHandle panels = constructor(lookup, "VectorPanelKernel");
            MethodHandle columns = constructor(lookup, "VectorColumnProducts", int.class, int.class, int.class);
            MethodHandle minHash = constructor(lookup, "VectorMinHashLanes", int[].class, int[].class);
            MethodHandle closeColumns = constructor(lookup, "VectorCloseColumns");
            return new Choice(
                    "vector-" + bits,
                    () -> (PanelKernel) make(panels),
                    (left, right, rows) -> (ColumnProducts) make(columns, left, right, rows),
                    (multipliers, offsets) -> (MinHashLanes) make(minHash, multipliers, offsets),
                    () -> (CloseColumns) make(closeColumns));
        } catch (Throwable e) {
            return null;
        }
    }

    private static MethodHandle constructor(MethodHandles.Lookup lookup, String name, Class<?>... parameters)
            throws ReflectiveOperationException {
        return lookup.findConstructor(
                lookup.findClass("dev.assay.kernel." + name), MethodType.methodType(void.class, parameters));
    }

    private static Object make(MethodHandle constructor, Object... arguments) {
        try {
            return constructor.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("the Vector API kernel cannot be made", e);
        }
    }
}
