package dev.assay.metrics.model;

import java.util.Arrays;

/** Features coded by bins between values of the training rows, column by column. */
final class BinnedFeatures {
    private final byte[][] codes;
    private final double[][] uppers;

    private BinnedFeatures(byte[][] codes, double[][] uppers) {
        this.codes = codes;
        this.uppers = uppers;
    }

    static BinnedFeatures of(Features features, int most) {
        byte[][] codes = new byte[features.width()][features.rows()];
        double[][] uppers = new double[features.width()][];
        double[] column = new double[features.rows()];
        for (int j = 0; j < codes.length; j++) {
            for (int row = 0; row < column.length; row++) {
                column[row] = features.values()[row * features.width() + j] + 0.0;
            }
            uppers[j] = uppers(column.clone(), most);
            for (int row = 0; row < column.length; row++) {
                int at = Arrays.binarySearch(uppers[j], column[row]);
                codes[j][row] = (byte) (at >= 0 ? at : -at - 1);
            }
        }
        return new BinnedFeatures(codes, uppers);
    }

    /** The largest value of each bin: distinct values while they are few, else values at even ranks. */
    private static double[] uppers(double[] values, int most) {
        Arrays.sort(values);
        double[] distinct = Arrays.stream(values).distinct().toArray();
        if (distinct.length <= most) {
            return distinct;
        }
        double[] uppers = new double[most];
        int bins = 0;
        for (int i = 1; i <= most; i++) {
            double upper = values[(int) ((long) i * values.length / most) - 1];
            if (bins == 0 || upper > uppers[bins - 1]) {
                uppers[bins++] = upper;
            }
        }
        return Arrays.copyOf(uppers, bins);
    }

    int width() {
        return codes.length;
    }

    int bins(int feature) {
        return uppers[feature].length;
    }

    byte[] column(int feature) {
        return codes[feature];
    }

    double upper(int feature, int bin) {
        return uppers[feature][bin];
    }
}
