package dev.assay.metrics.realism.audit;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of one table after those of another. */
final class Appended {
    private Appended() {}

    /** Some columns of both tables, which have the same columns; times become numbers. */
    static Dataset rows(Dataset first, Dataset second, List<String> columns, String label) {
        List<String> wanted = new ArrayList<>(columns);
        wanted.add(label);
        List<Column> joined = new ArrayList<>();
        for (String name : wanted) {
            Column a = first.column(name);
            Column b = second.column(name);
            if (a instanceof CategoricalColumn x && b instanceof CategoricalColumn y) {
                List<String> dictionary = new ArrayList<>(x.dictionary());
                y.dictionary().stream().filter(c -> !x.dictionary().contains(c)).forEach(dictionary::add);
                int[] codes = Arrays.copyOf(x.codes(), a.size() + b.size());
                System.arraycopy(y.codesIn(x.dictionary()), 0, codes, a.size(), b.size());
                joined.add(CategoricalColumn.wrap(name, codes, dictionary));
            } else if (Compared.isNumeric(a)) {
                double[] values = Arrays.copyOf(Compared.numbers(a), a.size() + b.size());
                System.arraycopy(Compared.numbers(b), 0, values, a.size(), b.size());
                joined.add(NumericColumn.wrap(name, values));
            }
        }
        return Dataset.of(first.name() + " and " + second.name(), joined);
    }
}
