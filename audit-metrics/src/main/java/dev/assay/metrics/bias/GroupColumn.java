package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.MetricOption;
import dev.assay.audit.OptionException;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A column of few values on both sides, coded alike. A row without a value belongs to the group {@value #MISSING}, so that
 * the parts add up to the whole.
 *
 * @param columns its name; several for an intersection of columns
 * @param names of the values by code
 * @param human code of each human row
 * @param synthetic code of each synthetic row
 */
record GroupColumn(List<String> columns, List<String> names, int[] human, int[] synthetic) {
    /** Names the value whose rate is compared. */
    static final MetricOption POSITIVE = MetricOption.word(
            "positive",
            "the label whose rate is compared",
            "of two labels the one rarer among people, else each in turn");

    /** More values than these make no groups. */
    static final int MOST_VALUES = 50;

    private static final String MISSING = "(missing)";

    /** The group columns and, of every two of them, the intersection, unless it has too many values. */
    static List<GroupColumn> groups(AuditInputs inputs) {
        List<GroupColumn> single = withRole(inputs, Role.GROUP);
        List<GroupColumn> all = new ArrayList<>(single);
        all.addAll(crossed(single));
        return all;
    }

    /** The intersection of every two columns that has few enough values. */
    static List<GroupColumn> crossed(List<GroupColumn> single) {
        List<GroupColumn> crossed = new ArrayList<>();
        for (int i = 0; i < single.size(); i++) {
            for (int j = i + 1; j < single.size(); j++) {
                single.get(i).with(single.get(j)).ifPresent(crossed::add);
            }
        }
        return crossed;
    }

    private Optional<GroupColumn> with(GroupColumn other) {
        String[] left = joined(human, other, other.human());
        String[] right = joined(synthetic, other, other.synthetic());
        Set<String> distinct = new TreeSet<>(List.of(left));
        distinct.addAll(List.of(right));
        if (distinct.size() > MOST_VALUES) {
            return Optional.empty();
        }
        List<String> both = List.copyOf(distinct);
        return Optional.of(new GroupColumn(List.of(name(), other.name()), both, codes(left, both), codes(right, both)));
    }

    private String[] joined(int[] codes, GroupColumn other, int[] otherCodes) {
        String[] joined = new String[codes.length];
        for (int row = 0; row < joined.length; row++) {
            joined[row] = names.get(codes[row]) + " & " + other.names().get(otherCodes[row]);
        }
        return joined;
    }

    /** The columns' names joined, as a person reads them. */
    String name() {
        return String.join(" × ", columns);
    }

    /** The columns of this and of another, for the scope of a measurement. */
    List<String> columnsWith(GroupColumn other) {
        List<String> both = new ArrayList<>(columns);
        both.addAll(other.columns());
        return both;
    }

    /** The columns with a role, coded; those with too many values are empty. */
    static List<GroupColumn> withRole(AuditInputs inputs, Role role) {
        List<GroupColumn> columns = new ArrayList<>();
        for (Column column : inputs.human().withRole(role)) {
            of(inputs, column.name()).ifPresent(columns::add);
        }
        return columns;
    }

    /** What is lacking, with the columns that have one of the roles but too many values to make groups. */
    static UndefinedStatisticException lacking(AuditInputs inputs, String needs, Role... roles) {
        StringBuilder reason = new StringBuilder(needs);
        for (Role role : roles) {
            for (Column column : inputs.human().withRole(role)) {
                int values = distinct(inputs, column.name()).size();
                if (values > MOST_VALUES) {
                    reason.append("; column " + column.name() + " has " + values + " values, more than the "
                            + MOST_VALUES + " that are compared as groups");
                }
            }
        }
        return new UndefinedStatisticException(reason.toString());
    }

    private static Set<String> distinct(AuditInputs inputs, String name) {
        Set<String> distinct = new LinkedHashSet<>(List.of(values(inputs.human(), name)));
        distinct.addAll(List.of(values(inputs.synthetic(), name)));
        return distinct;
    }

    static Optional<GroupColumn> of(AuditInputs inputs, String name) {
        String[] human = values(inputs.human(), name);
        String[] synthetic = values(inputs.synthetic(), name);
        Set<String> distinct = new LinkedHashSet<>(List.of(human));
        distinct.addAll(List.of(synthetic));
        if (distinct.size() > MOST_VALUES) {
            return Optional.empty();
        }
        List<String> names = distinct.stream().sorted().toList();
        return Optional.of(new GroupColumn(List.of(name), names, codes(human, names), codes(synthetic, names)));
    }

    private static String[] values(Dataset dataset, String name) {
        Column column = dataset.column(name);
        String[] values = new String[column.size()];
        for (int row = 0; row < values.length; row++) {
            @Nullable
            String value = column instanceof CategoricalColumn categories
                    ? categories.value(row)
                    : column.isMissing(row) ? null : column.display(row);
            values[row] = value == null ? MISSING : value;
        }
        return values;
    }

    private static int[] codes(String[] values, List<String> names) {
        int[] codes = new int[values.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = java.util.Collections.binarySearch(names, values[row]);
        }
        return codes;
    }

    /** 1 where the human (or synthetic) row has that value, 0 elsewhere, -1 where the row has none. */
    int[] indicator(int[] codes, int value) {
        int missing = names.indexOf(MISSING);
        int[] flags = new int[codes.length];
        for (int row = 0; row < flags.length; row++) {
            flags[row] = codes[row] == missing && value != missing ? -1 : codes[row] == value ? 1 : 0;
        }
        return flags;
    }

    /** The values that are not {@value #MISSING}. */
    List<String> knownNames() {
        return names.stream().filter(name -> !name.equals(MISSING)).toList();
    }

    /** The codes, -1 where the row has no value. */
    int[] known(int[] codes) {
        int missing = names.indexOf(MISSING);
        int[] known = codes.clone();
        for (int row = 0; row < known.length; row++) {
            known[row] = codes[row] == missing ? -1 : codes[row];
        }
        return known;
    }

    /** Number of values that are not {@value #MISSING}. */
    int known() {
        return names.contains(MISSING) ? names.size() - 1 : names.size();
    }

    /** Number of human rows with the value. */
    long humanRows(int value) {
        return java.util.Arrays.stream(human).filter(code -> code == value).count();
    }

    /**
     * The outcomes whose rate is compared: the value the caller names; for two values the one rarer among people; else all.
     */
    List<Integer> outcomes(Optional<String> positive) {
        if (positive.isPresent()) {
            int code = names.indexOf(positive.get());
            if (code < 0) {
                throw new OptionException(
                        "option positive: column " + name() + " has no value " + positive.get() + "; it has " + names);
            }
            return List.of(code);
        }
        List<Integer> known = new ArrayList<>();
        for (int code = 0; code < names.size(); code++) {
            if (!names.get(code).equals(MISSING)) {
                known.add(code);
            }
        }
        if (known.size() == 2) {
            return List.of(humanRows(known.get(0)) < humanRows(known.get(1)) ? known.get(0) : known.get(1));
        }
        return known;
    }
}
