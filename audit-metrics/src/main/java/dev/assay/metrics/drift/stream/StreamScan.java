package dev.assay.metrics.drift.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * What a detector said of a whole stream.
 *
 * @param values number of values seen
 * @param driftAt positions at which drift was reported, ascending
 * @param changeStart for each report, where the change is believed to have begun
 * @param warningsAt positions of all warnings, ascending
 */
public record StreamScan(int values, List<Integer> driftAt, List<Long> changeStart, List<Integer> warningsAt) {
    public StreamScan {
        driftAt = List.copyOf(driftAt);
        changeStart = List.copyOf(changeStart);
        warningsAt = List.copyOf(warningsAt);
    }

    /** Feeds {@code values} to the detector in order. */
    public static StreamScan of(StreamDetector detector, double... values) {
        List<Integer> drift = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        List<Integer> warnings = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            switch (detector.update(values[i])) {
                case DRIFT -> {
                    drift.add(i);
                    starts.add(detector.changeStart());
                }
                case WARNING -> warnings.add(i);
                case STABLE -> {}
            }
        }
        return new StreamScan(values.length, drift, starts, warnings);
    }

    /** As a person reads it: "2 changes in 2000 values: reported at 1055 (since 1001), …". */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(driftAt.size())
                .append(driftAt.size() == 1 ? " change in " : " changes in ")
                .append(values)
                .append(" values");
        for (int i = 0; i < driftAt.size(); i++) {
            text.append(i == 0 ? ": reported at " : ", at ")
                    .append(driftAt.get(i))
                    .append(" (since ")
                    .append(changeStart.get(i))
                    .append(")");
        }
        return text.toString();
    }
}
