package dev.assay.metrics.diversity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Size in the xz format at preset 6, by XZ for Java, which is looked up by name because it is optional. */
final class XzSize {
    private static final int PRESET = 6;

    private XzSize() {}

    static boolean isHere() {
        try {
            constructor();
            return true;
        } catch (ReflectiveOperationException | LinkageError e) {
            return false;
        }
    }

    static long of(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream xz = (OutputStream) constructor().newInstance(out, options())) {
            xz.write(bytes);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("xz failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the xz format needs org.tukaani:xz on the class path; add it, or use the ratio of zlib", e);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.size();
    }

    private static Constructor<?> constructor() throws ReflectiveOperationException {
        return Class.forName("org.tukaani.xz.XZOutputStream")
                .getConstructor(OutputStream.class, Class.forName("org.tukaani.xz.FilterOptions"));
    }

    private static Object options() throws ReflectiveOperationException {
        return Class.forName("org.tukaani.xz.LZMA2Options")
                .getConstructor(int.class)
                .newInstance(PRESET);
    }
}
