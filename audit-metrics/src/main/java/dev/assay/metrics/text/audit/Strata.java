package dev.assay.metrics.text.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.MetricOption;
import dev.assay.audit.OptionException;
import dev.assay.audit.Side;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.data.TextColumn;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * The texts of a column in strata that both sides may share: the same prompt, category or band of length.
 *
 * @param name what the texts of a stratum have in common, as a noun
 * @param human the stratum of each human text, in the order of the pair; -1 = in none
 * @param synthetic the stratum of each synthetic text
 */
public record Strata(String name, int[] human, int[] synthetic) {
    /** The option that names the column, or "length". */
    public static final String OPTION = "match-by";

    private static final String LENGTH = "length";

    /** The option of metrics that match texts. */
    public static final MetricOption MATCH_BY = MetricOption.word(
            OPTION,
            "the column whose values texts must share to be compared, or length for bands of length",
            "as the metric's page says");

    private static final int BANDS = 5;

    /** The strata that the option asks for. */
    public static Optional<Strata> asked(AuditInputs inputs, TextPair pair) {
        return inputs.text(OPTION).map(asked -> asked.equals(LENGTH) ? byLength(pair) : byColumn(inputs, pair, asked));
    }

    /**
     * The strata that the option asks for, else by the column of prompts, else by the only categorical column.
     *
     * @throws UndefinedStatisticException when none of these is there
     */
    public static Strata of(AuditInputs inputs, TextPair pair) {
        return asked(inputs, pair).orElseGet(() -> byColumn(inputs, pair, column(inputs, pair)));
    }

    private static String column(AuditInputs inputs, TextPair pair) {
        List<Column> prompts = inputs.human().withRole(Role.PROMPT).stream()
                .filter(column -> !column.name().equals(pair.column()))
                .toList();
        List<Column> categories = inputs.human().withRole(Role.FEATURE).stream()
                .filter(column -> column instanceof CategoricalColumn human
                        && varies(human, (CategoricalColumn) inputs.synthetic().column(column.name())))
                .toList();
        if (!prompts.isEmpty()) {
            return prompts.get(0).name();
        }
        if (categories.size() == 1) {
            return categories.get(0).name();
        }
        throw new UndefinedStatisticException("nothing to match texts by: there is no column of prompts and "
                + (categories.isEmpty() ? "no categorical one" : "more than one categorical one")
                + "; the option " + OPTION + " names a column, or length");
    }

    /** Whether there is more than one category on the two sides together: a column of one does not tell texts apart. */
    private static boolean varies(CategoricalColumn human, CategoricalColumn synthetic) {
        return IntStream.concat(Arrays.stream(human.codes()), Arrays.stream(synthetic.codes()))
                        .filter(code -> code >= 0)
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    private static Strata byColumn(AuditInputs inputs, TextPair pair, String column) {
        if (!inputs.human().has(column)) {
            throw new OptionException(
                    "the option " + OPTION + " names column " + column + ", which the sides do not share");
        }
        Map<String, Integer> codes = new HashMap<>();
        return new Strata(
                column,
                codes(inputs.human(), column, pair.humanRows(), codes),
                codes(inputs.synthetic(), column, pair.syntheticRows(), codes));
    }

    private static int[] codes(Dataset dataset, String name, int[] rows, Map<String, Integer> codes) {
        Column column = dataset.column(name);
        if (!(column instanceof CategoricalColumn || column instanceof TextColumn)) {
            throw new UndefinedStatisticException(
                    "texts are matched by equal values of a categorical or text column, " + name + " is neither");
        }
        int[] strata = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            strata[i] = column.isMissing(rows[i])
                    ? -1
                    : codes.computeIfAbsent(column.display(rows[i]), value -> codes.size());
        }
        return strata;
    }

    /** Fifths of the human texts by their number of words. */
    private static Strata byLength(TextPair pair) {
        int[] human = lengths(pair, Side.HUMAN);
        int[] sorted = human.clone();
        Arrays.sort(sorted);
        int[] limits = new int[BANDS - 1];
        for (int band = 1; band < BANDS; band++) {
            limits[band - 1] = sorted[Math.min(sorted.length - 1, sorted.length * band / BANDS)];
        }
        return new Strata("length band", bands(human, limits), bands(lengths(pair, Side.SYNTHETIC), limits));
    }

    private static int[] lengths(TextPair pair, Side side) {
        return Arrays.stream(pair.tokens(side)).mapToInt(text -> text.length).toArray();
    }

    private static int[] bands(int[] lengths, int[] limits) {
        return Arrays.stream(lengths)
                .map(length -> (int)
                        Arrays.stream(limits).filter(limit -> length >= limit).count())
                .toArray();
    }

    /**
     * As many texts of both sides from each stratum, so that the stratum tells nothing of the side: the smaller side whole, of the
     * larger one a random part.
     *
     * @return positions of human and of synthetic texts, ascending
     */
    public int[][] balanced(Seed seed) {
        Map<Integer, List<List<Integer>>> byStratum = new TreeMap<>();
        int[][] sides = {human, synthetic};
        for (int side = 0; side < sides.length; side++) {
            for (int i = 0; i < sides[side].length; i++) {
                if (sides[side][i] >= 0) {
                    byStratum
                            .computeIfAbsent(sides[side][i], s -> List.of(new ArrayList<>(), new ArrayList<>()))
                            .get(side)
                            .add(i);
                }
            }
        }
        List<List<Integer>> kept = List.of(new ArrayList<>(), new ArrayList<>());
        byStratum.forEach((stratum, texts) -> {
            int most = Math.min(texts.get(0).size(), texts.get(1).size());
            for (int side = 0; side < sides.length; side++) {
                List<Integer> all = texts.get(side);
                if (most == all.size()) {
                    kept.get(side).addAll(all);
                } else if (most > 0) {
                    // Named by the first text, since the numbers of strata depend on the order of rows.
                    Seed own = seed.child(side + "/" + texts.get(0).get(0));
                    for (int i : new PermutationSampler(own.random(), all.size(), most).sample()) {
                        kept.get(side).add(all.get(i));
                    }
                }
            }
        });
        if (kept.get(0).isEmpty()) {
            throw new UndefinedStatisticException("the sides share no " + name);
        }
        return new int[][] {sorted(kept.get(0)), sorted(kept.get(1))};
    }

    private static int[] sorted(List<Integer> positions) {
        return positions.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
