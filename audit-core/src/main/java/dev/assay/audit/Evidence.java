package dev.assay.audit;

import java.util.List;

/** What carries a measurement: the segments, records and distributions a person can look at. */
public sealed interface Evidence permits Evidence.Segment, Evidence.Contrast, Evidence.Records, Evidence.Distribution {

    /**
     * One part of the data on both sides: a category, a group, a bin, a phrase.
     *
     * @param label names the part
     * @param human its share, rate or count on the human side
     * @param synthetic the same on the synthetic side
     * @param unit "share", "rate", "count" or the unit of the column
     */
    record Segment(String label, double human, double synthetic, String unit) implements Evidence {}

    /**
     * One part of one dataset beside another part of the same dataset: a group and everyone else, a slice and the rest.
     *
     * @param label names what the two parts have in common, or the first of them
     * @param first names the first part
     * @param firstValue its share, rate or count
     * @param second names the second part
     * @param secondValue its share, rate or count
     * @param unit "share", "rate", "count" or the unit of the column
     */
    record Contrast(String label, String first, double firstValue, String second, double secondValue, String unit)
            implements Evidence {}

    /**
     * Records that belong together, for example a cluster of near copies, or a copy and its original.
     *
     * @param label why they are shown
     * @param records the records, the most telling first
     */
    record Records(String label, List<Record> records) implements Evidence {
        public Records {
            records = List.copyOf(records);
        }
    }

    /**
     * One record.
     *
     * @param side which dataset it stands in
     * @param row its row, counted from 0
     * @param id its value in the id column, or ""
     * @param excerpt text to recognise it by, possibly cut; left out of reports made without examples
     * @param weight the number it is ranked by
     */
    record Record(Side side, int row, String id, String excerpt, double weight) {}

    /**
     * Two distributions over the same cells, to be drawn.
     *
     * @param title names the chart
     * @param labels of the cells, in order
     * @param human shares on the human side
     * @param synthetic shares on the synthetic side
     */
    record Distribution(String title, List<String> labels, List<Double> human, List<Double> synthetic)
            implements Evidence {
        public Distribution {
            labels = List.copyOf(labels);
            human = List.copyOf(human);
            synthetic = List.copyOf(synthetic);
            if (labels.size() != human.size() || labels.size() != synthetic.size()) {
                throw new IllegalArgumentException("a distribution has as many labels as shares, had " + labels.size()
                        + ", " + human.size() + " and " + synthetic.size());
            }
        }
    }
}
