package dev.assay.kernel;

import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API implementation: four vectors of hash functions and their minima stay in registers while the elements of
 * the set run. {@link PanelKernels} loads it by name when the module is present.
 */
final class VectorMinHashLanes extends MinHashLanes {
    private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final int GROUP = 4 * WIDTH;

    private final int count;
    private final int[] a;
    private final int[] b;
    private final int[] lowest;
    private int[] folded = {};

    VectorMinHashLanes(int[] multipliers, int[] offsets) {
        count = multipliers.length;
        int padded = (count + GROUP - 1) / GROUP * GROUP;
        a = Arrays.copyOf(multipliers, padded);
        b = Arrays.copyOf(offsets, padded);
        lowest = new int[padded];
    }

    @Override
    void sign(long[] hashes, int offset, int elements, int[] signature, int signatureOffset) {
        if (folded.length < elements) {
            folded = new int[Math.max(elements, 2 * folded.length)];
        }
        for (int i = 0; i < elements; i++) {
            folded[i] = fold(hashes[offset + i]);
        }
        for (int p = 0; p < a.length; p += GROUP) {
            lower(p, folded, elements, a, b, lowest);
        }
        System.arraycopy(lowest, 0, signature, signatureOffset, count);
    }

    private static void lower(int p, int[] values, int count, int[] a, int[] b, int[] lowest) {
        IntVector a0 = IntVector.fromArray(SPECIES, a, p);
        IntVector a1 = IntVector.fromArray(SPECIES, a, p + WIDTH);
        IntVector a2 = IntVector.fromArray(SPECIES, a, p + 2 * WIDTH);
        IntVector a3 = IntVector.fromArray(SPECIES, a, p + 3 * WIDTH);
        IntVector b0 = IntVector.fromArray(SPECIES, b, p);
        IntVector b1 = IntVector.fromArray(SPECIES, b, p + WIDTH);
        IntVector b2 = IntVector.fromArray(SPECIES, b, p + 2 * WIDTH);
        IntVector b3 = IntVector.fromArray(SPECIES, b, p + 3 * WIDTH);
        IntVector low0 = IntVector.broadcast(SPECIES, Integer.MAX_VALUE);
        IntVector low1 = low0;
        IntVector low2 = low0;
        IntVector low3 = low0;
        for (int i = 0; i < count; i++) {
            IntVector x = IntVector.broadcast(SPECIES, values[i]);
            low0 = low0.min(a0.mul(x).add(b0).lanewise(VectorOperators.LSHR, 1));
            low1 = low1.min(a1.mul(x).add(b1).lanewise(VectorOperators.LSHR, 1));
            low2 = low2.min(a2.mul(x).add(b2).lanewise(VectorOperators.LSHR, 1));
            low3 = low3.min(a3.mul(x).add(b3).lanewise(VectorOperators.LSHR, 1));
        }
        low0.intoArray(lowest, p);
        low1.intoArray(lowest, p + WIDTH);
        low2.intoArray(lowest, p + 2 * WIDTH);
        low3.intoArray(lowest, p + 3 * WIDTH);
    }
}
