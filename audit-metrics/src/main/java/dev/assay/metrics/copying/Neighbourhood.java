package dev.assay.metrics.copying;

import dev.assay.audit.AuditInputs;
import dev.assay.stats.ExcessRate;
import dev.assay.stats.Figures;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The searches that the copying metrics of one audit share: the two nearest human records of each synthetic record, of each
 * human record among the others, and of each holdout record.
 *
 * @param human human records taken
 * @param synthetic synthetic records taken
 * @param holdout holdout records taken, when given
 * @param humanRows where the human records stand in the data
 * @param syntheticRows where the synthetic records stand
 * @param distance Gower's, scaled by the human records
 * @param syntheticToHuman nearest human records of each synthetic record
 * @param humanToHuman nearest other human records of each human record
 * @param holdoutToHuman nearest human records of each holdout record
 * @param columns what the records were compared by, as a phrase
 * @param note what was left out
 */
record Neighbourhood(
        MixedRecords human,
        MixedRecords synthetic,
        Optional<MixedRecords> holdout,
        int[] humanRows,
        int[] syntheticRows,
        GowerDistance distance,
        Nearest syntheticToHuman,
        Nearest humanToHuman,
        Optional<Nearest> holdoutToHuman,
        String columns,
        String note) {
    private static final String KEY = "dev.assay.metrics.copying.neighbourhood";

    /** Largest share of human records with a duplicate at which distances to the nearest still tell something. */
    private static final double MOST_EQUAL = 0.9;

    private static final int MOST_NAMED = 3;

    /** Most records of a set that are searched; an audit of more takes a random sample. */
    static final int MOST_ROWS = 20_000;

    static Neighbourhood of(AuditInputs inputs) {
        return inputs.shared(KEY, () -> search(inputs));
    }

    private static Neighbourhood search(AuditInputs inputs) {
        CopyColumns.Sets sets = CopyColumns.withDistance(inputs)
                .orElseThrow(() -> new UndefinedStatisticException(
                        "no numeric, time or categorical column, so records have no distance"));
        if (sets.human().rows() < 3 || sets.synthetic().rows() < 1) {
            throw new UndefinedStatisticException("distances need three human records and one synthetic one, there are "
                    + sets.human().rows() + " and " + sets.synthetic().rows());
        }
        // One stream for all metrics that share the searches, whichever asks first.
        Seed seed = new Seed(0).child(KEY);
        int[] humanRows = sample(sets.human().rows(), seed.child("human"));
        int[] syntheticRows = sample(sets.synthetic().rows(), seed.child("synthetic"));
        MixedRecords human = select(sets.human(), humanRows);
        MixedRecords synthetic = select(sets.synthetic(), syntheticRows);
        Optional<MixedRecords> holdout = sets.holdout()
                .filter(records -> records.rows() > 1)
                .map(records -> select(records, sample(records.rows(), seed.child("holdout"))));
        GowerDistance distance = GowerDistance.fit(human);
        inputs.checkCancelled();
        Nearest syntheticToHuman = distance.nearest(synthetic, human, 2, inputs.parallel());
        inputs.checkCancelled();
        Nearest humanToHuman = distance.nearestOthers(human, 2, inputs.parallel());
        inputs.checkCancelled();
        Optional<Nearest> holdoutToHuman =
                holdout.map(records -> distance.nearest(records, human, 2, inputs.parallel()));
        return new Neighbourhood(
                human,
                synthetic,
                holdout,
                humanRows,
                syntheticRows,
                distance,
                syntheticToHuman,
                humanToHuman,
                holdoutToHuman,
                compared(sets),
                note(sets, human, synthetic));
    }

    /** How fresh human records lie to the human records: the holdout, or each human record in turn left out. */
    Nearest fresh() {
        return holdoutToHuman.orElse(humanToHuman);
    }

    /**
     * For each query of {@link #fresh} or of {@link #syntheticToHuman}, how far its nearest human record is from that record's
     * own nearest human neighbour, the query itself left out.
     */
    double[] spacing(Nearest queries) {
        boolean leftOut = queries == humanToHuman;
        double[] spacing = new double[queries.queries()];
        for (int j = 0; j < spacing.length; j++) {
            int nearest = queries.index()[queries.k() * j];
            boolean itself = leftOut && humanToHuman.index()[2 * nearest] == j;
            spacing[j] = humanToHuman.distance()[2 * nearest + (itself ? 1 : 0)];
        }
        return spacing;
    }

    /**
     * The excess of so many synthetic records over so many fresh ones. Records held out in turn are each other's nearest
     * records, so they are not independent: each counts half in the interval, which then covers at its level.
     */
    ExcessRate excess(int syntheticHits, int freshHits) {
        return ExcessRate.of(
                syntheticHits, syntheticToHuman.queries(), weight() * freshHits, weight() * fresh().queries());
    }

    /** The same where the fresh records set the limit of a hit, so that the number of their hits is no chance. */
    ExcessRate excessBelowLimit(int syntheticHits, int freshHits) {
        return PrecedenceInterval.into(
                excess(syntheticHits, freshHits),
                syntheticHits,
                syntheticToHuman.queries(),
                weight() * freshHits,
                weight() * fresh().queries());
    }

    private double weight() {
        return holdout.isPresent() ? 1 : 0.5;
    }

    /**
     * Refuses what is told by distances to the nearest record when these are 0 for nearly everybody.
     *
     * @throws UndefinedStatisticException when more than nine in ten human records have a duplicate
     */
    Neighbourhood withDistances() {
        int equal = 0;
        for (double distance : humanToHuman.distances(0)) {
            equal += distance == 0 ? 1 : 0;
        }
        if (equal > MOST_EQUAL * human.rows()) {
            throw new UndefinedStatisticException(Figures.percent((double) equal / human.rows())
                    + " of the human records equal another one in " + columns
                    + ", so the distance to the nearest record is 0 for nearly everybody and tells nothing;"
                    + " exact-copies compares how often whole records are equal");
        }
        return this;
    }

    /** Says what stands for fresh human records. */
    String freshNote() {
        String fresh = holdout.isPresent()
                ? "Fresh human records are those of the holdout."
                : "No holdout was given, so each human record in turn was held out and compared with the others.";
        return note.isEmpty() ? fresh : fresh + " " + note;
    }

    private static String compared(CopyColumns.Sets sets) {
        String columns = sets.columns().size() > MOST_NAMED
                ? "the " + sets.columns().size() + " columns that have a distance"
                : (sets.columns().size() == 1
                                ? "the only column that has a distance, "
                                : "the columns that have a distance, ")
                        + String.join(", ", sets.columns());
        return sets.left().isEmpty() ? columns : columns + " (left out: " + named(sets.left()) + ")";
    }

    private static String named(List<String> columns) {
        return columns.size() > MOST_NAMED
                ? String.join(", ", columns.subList(0, MOST_NAMED)) + " and " + (columns.size() - MOST_NAMED) + " more"
                : String.join(", ", columns);
    }

    private static String note(CopyColumns.Sets sets, MixedRecords human, MixedRecords synthetic) {
        StringBuilder note = new StringBuilder();
        if (human.rows() < sets.human().rows()
                || synthetic.rows() < sets.synthetic().rows()) {
            note.append("Distances were taken on random samples of ")
                    .append(human.rows())
                    .append(" human and ")
                    .append(synthetic.rows())
                    .append(" synthetic records.");
        }
        if (!sets.left().isEmpty()) {
            note.append(note.isEmpty() ? "" : " ")
                    .append("Columns without a distance took no part: ")
                    .append(String.join(", ", sets.left()))
                    .append('.');
        }
        return note.toString();
    }

    private static MixedRecords select(MixedRecords records, int[] rows) {
        return rows.length == records.rows() ? records : records.select(rows);
    }

    private static int[] sample(int rows, Seed seed) {
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = i;
        }
        if (rows <= MOST_ROWS) {
            return order;
        }
        UniformRandomProvider random = seed.random();
        for (int i = 0; i < MOST_ROWS; i++) {
            int j = i + random.nextInt(rows - i);
            int kept = order[j];
            order[j] = order[i];
            order[i] = kept;
        }
        int[] drawn = Arrays.copyOf(order, MOST_ROWS);
        Arrays.sort(drawn);
        return drawn;
    }
}
