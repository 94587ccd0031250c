package dev.assay.data;

/** Numbers as doubles; {@code NaN} marks a missing value, infinities are values. */
public final class NumericColumn implements Column {
    private final String name;
    private final double[] values;

    private NumericColumn(String name, double[] values) {
        this.name = name;
        this.values = values;
    }

    /** Copies {@code values}. */
    public static NumericColumn of(String name, double... values) {
        return new NumericColumn(name, values.clone());
    }

    /** Takes {@code values} over without a copy; the caller must not write to it any more. */
    public static NumericColumn wrap(String name, double[] values) {
        return new NumericColumn(name, values);
    }

    /** The storage, NaN = missing; not to be written to. */
    public double[] values() {
        return values;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.NUMERIC;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public NumericColumn select(int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return new NumericColumn(name, picked);
    }

    @Override
    public NumericColumn renamed(String newName) {
        return new NumericColumn(newName, values);
    }

    @Override
    public String display(int row) {
        double value = values[row];
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
