package dev.assay.metrics.drift.profile;

import dev.assay.json.JsonException;
import dev.assay.json.JsonValue;
import dev.assay.stats.Seed;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how many distinct values a column has from 1024 bytes: the relative standard error is
 * {@code 1.04 / sqrt(1024)}, about 3.3 %, at every size.
 *
 * <p>Merging takes the larger of two registers, so any split of the values in any order gives the same bits. Values are
 * hashed with a fixed seed, so sketches of different runs merge. Immutable; build one with {@link Builder}.
 *
 * <p>Sources: Flajolet et al. (2007), <a href="https://doi.org/10.46298/dmtcs.3545">doi:10.46298/dmtcs.3545</a>; the
 * estimator, without thresholds, of Ertl (2017), <a href="https://arxiv.org/abs/1702.01284">arXiv:1702.01284</a>.
 */
public final class HyperLogLog {
    private static final int PRECISION = 10;
    private static final int REGISTERS = 1 << PRECISION;
    private static final int LARGEST = 64 - PRECISION + 1;
    private static final Seed SEED = new Seed(0).child("distinct values");

    private final byte[] registers;

    private HyperLogLog(byte[] registers) {
        this.registers = registers;
    }

    /** Takes values; not thread-safe. */
    public static final class Builder {
        private final byte[] registers = new byte[REGISTERS];

        /** Counts a number; -0.0 equals 0.0. */
        public void add(double value) {
            addHash(SEED.child(Double.doubleToLongBits(value + 0.0)).value());
        }

        /** Counts a text. */
        public void add(String value) {
            addHash(SEED.child(value).value());
        }

        private void addHash(long hash) {
            int register = (int) (hash >>> (64 - PRECISION));
            // The bit set at the end bounds the run of zeros.
            int rank = Long.numberOfLeadingZeros(hash << PRECISION | 1L << (PRECISION - 1)) + 1;
            if (rank > registers[register]) {
                registers[register] = (byte) rank;
            }
        }

        public HyperLogLog build() {
            return new HyperLogLog(registers.clone());
        }
    }

    /** The sketch of the values of both. */
    public HyperLogLog merge(HyperLogLog other) {
        byte[] merged = registers.clone();
        for (int i = 0; i < merged.length; i++) {
            merged[i] = (byte) Math.max(merged[i], other.registers[i]);
        }
        return new HyperLogLog(merged);
    }

    /** The estimated number of distinct values. */
    public double estimate() {
        int[] histogram = new int[LARGEST + 1];
        for (byte register : registers) {
            histogram[register]++;
        }
        double z = REGISTERS * tau(1 - histogram[LARGEST] / (double) REGISTERS);
        for (int k = LARGEST - 1; k >= 1; k--) {
            z = 0.5 * (z + histogram[k]);
        }
        z += REGISTERS * sigma(histogram[0] / (double) REGISTERS);
        return (double) REGISTERS * REGISTERS / (2 * Math.log(2) * z);
    }

    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = share;
        double y = 1;
        double z = x;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (z != before);
        return z;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double x = share;
        double y = 1;
        double z = 1 - x;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (z != before);
        return z / 3;
    }

    Object tree() {
        return Base64.getEncoder().encodeToString(registers);
    }

    static HyperLogLog read(JsonValue json) {
        byte[] registers;
        try {
            registers = Base64.getDecoder().decode(json.asString());
        } catch (IllegalArgumentException e) {
            throw new JsonException(json.path() + ": is not base64: " + e.getMessage());
        }
        if (registers.length != REGISTERS) {
            throw new JsonException(
                    json.path() + ": " + REGISTERS + " registers were expected, were " + registers.length);
        }
        for (byte register : registers) {
            if (register < 0 || register > LARGEST) {
                throw new JsonException(json.path() + ": a register lies in [0, " + LARGEST + "], was " + register);
            }
        }
        return new HyperLogLog(registers);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HyperLogLog that && Arrays.equals(registers, that.registers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(registers);
    }

    @Override
    public String toString() {
        return "about " + Math.round(estimate()) + " distinct values";
    }
}
