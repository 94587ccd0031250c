package dev.assay.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the implementation of the product loops once a process: the Vector API one when the JVM runs with {@code
 * --add-modules jdk.incubator.vector} on vectors of at least 256 bits, else the plain one. The system property {@value
 * #PROPERTY} with the value {@code plain} or {@code vector} forces either.
 */
public final class PanelKernels {
    /** Name of the system property. */
    public static final String PROPERTY = "assay.kernel.provider";

    private static final Choice CHOICE = choose(System.getProperty(PROPERTY));

    /** Makes the sums of products of so many columns on the left and on the right. */
    @FunctionalInterface
    private interface Columns {
        ColumnProducts of(int left, int right, int rows);
    }

    private record Choice(String name, Supplier<PanelKernel> panels, Columns columns) {}

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

    private static Choice choose(@Nullable String forced) {
        Choice plain = new Choice("plain", PlainPanelKernel::new, PlainColumnProducts::new);
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
                        "pairwise distances run on plain loops; --add-modules jdk.incubator.vector makes them faster");
        return plain;
    }

    private static @Nullable Choice vector() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> panel = lookup.findClass("dev.assay.kernel.VectorPanelKernel");
            int bits = (int) lookup.findStatic(panel, "bits", MethodType.methodType(int.class))
                    .invoke();
            if (bits < 256) {
                return null;
            }
            var panels = lookup.findConstructor(panel, MethodType.methodType(void.class))
                    .asType(MethodType.methodType(PanelKernel.class));
            var columns = lookup.findConstructor(
                            lookup.findClass("dev.assay.kernel.VectorColumnProducts"),
                            MethodType.methodType(void.class, int.class, int.class, int.class))
                    .asType(MethodType.methodType(ColumnProducts.class, int.class, int.class, int.class));
            return new Choice(
                    "vector-" + bits,
                    () -> {
                        try {
                            return (PanelKernel) panels.invokeExact();
                        } catch (Throwable e) {
                            throw new IllegalStateException("the Vector API kernel cannot be made", e);
                        }
                    },
                    (left, right, rows) -> {
                        try {
                            return (ColumnProducts) columns.invokeExact(left, right, rows);
                        } catch (Throwable e) {
                            throw new IllegalStateException("the Vector API kernel cannot be made", e);
                        }
                    });
        } catch (Throwable e) {
            return null;
        }
    }
}
