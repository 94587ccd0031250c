package dev.assay.metrics.copying;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import dev.assay.data.TimeColumn;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How well the synthetic records attribute a secret to people of whom all else is known. */
public final class AttributeDisclosureMetric implements Metric {
    private static final int BINS = 10;

    private static final MetricInfo INFO = new MetricInfo(
                    "attribute-disclosure",
                    "Attribute disclosure",
                    Family.COPYING,
                    "Correct attribution probability of a secret given all other columns, beyond that for fresh human records.",
                    "(-∞, 1], 0 = as for fresh human records, 1 = every secret is given away",
                    Direction.LOWER_IS_BETTER,
                    "a label or group column beside other columns; a holdout if there is one",
                    "Taub et al. 2018, generalised CAP")
            .takenOnRequest();

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<Column> secrets = new ArrayList<>(inputs.human().withRole(Role.LABEL, Role.GROUP));
        secrets.removeIf(column -> !hasCodes(column));
        if (secrets.isEmpty()) {
            throw new UndefinedStatisticException(
                    "no column has the role label or group, so it is not known what people keep to themselves");
        }
        for (Column secret : secrets) {
            try {
                inputs.checkCancelled();
                out.add(measure(inputs, secret.name()));
            } catch (UndefinedStatisticException e) {
                out.skip(Scope.column(secret.name()), e.reason());
            }
        }
    }

    private static Measurement measure(AuditInputs inputs, String secret) {
        CopyColumns.Sets known = CopyColumns.withDistance(inputs, name -> !name.equals(secret))
                .orElseThrow(() -> new UndefinedStatisticException("nothing is known of people but the secret"));
        CopyColumns.Sets hidden = CopyColumns.withDistance(inputs, secret::equals)
                .orElseThrow(() -> new UndefinedStatisticException(secret + " is no feature of the records"));
        Coded human = Coded.of(known.human(), known.human(), hidden.human(), hidden.human());
        Coded synthetic = Coded.of(known.human(), known.synthetic(), hidden.human(), hidden.synthetic());
        int people = known.human().rows();
        boolean held = known.holdout().isPresent();
        // People are attacked from the synthetic records. Fresh people are those of the holdout, attacked from the same
        // records; without one, people attacked from as many records of other people.
        int[] order = Targets.rows(people, people, inputs.seed().child(secret).child("human"));
        int from = held ? synthetic.rows() : Math.min(people / 2, synthetic.rows());
        if (from < 1) {
            throw new UndefinedStatisticException("an attack needs two human records and one synthetic one");
        }
        int attacked = Math.min(Targets.MOST, held ? people : people - people / 2);
        int[] targets = Arrays.copyOf(order, attacked);
        int sources = Math.min(Targets.MOST, from);
        Coded seen = synthetic.select(Targets.rows(
                synthetic.rows(), sources, inputs.seed().child(secret).child("synthetic")));
        AttributeDisclosure.Result result = attack(human.select(targets), seen);
        double[] caps = caps(human.select(targets), seen);
        double[] freshCaps;
        if (held) {
            MixedRecords holdout = known.holdout().orElseThrow();
            Coded strangers = Coded.of(
                    known.human(), holdout, hidden.human(), hidden.holdout().orElseThrow());
            freshCaps = caps(
                    strangers.select(Targets.rows(
                            holdout.rows(),
                            Math.min(Targets.MOST, holdout.rows()),
                            inputs.seed().child(secret).child("holdout"))),
                    seen);
        } else {
            int[] others = Arrays.copyOfRange(order, people - sources, people);
            freshCaps = caps(human.select(targets), human.select(others));
        }
        double fresh = mean(freshCaps);
        if (fresh == 1) {
            throw new UndefinedStatisticException(
                    "the secret of fresh human records is always attributed right, so nothing more can be given away");
        }
        double value = (result.cap() - fresh) / (1 - fresh);
        double half = ProportionInterval.z(ProportionInterval.LEVEL)
                * Math.sqrt(held ? variance(caps) + variance(freshCaps) : variance(differences(caps, freshCaps)))
                / (1 - fresh);
        Interval interval =
                new Interval(value - half, value + half, ProportionInterval.LEVEL, "normal, over the people attacked");
        return CopyScore.into(Measurement.of(INFO, Scope.column(secret)), value, interval, half)
                .rows(attacked, sources)
                .detail("correct attribution probability", result.cap())
                .detail("the same for fresh human records", fresh)
                .detail("share of the most common value", result.majority())
                .detail("protection", result.protection())
                .headline("Given everything else, the synthetic records attribute " + secret
                        + " right with probability "
                        + Figures.percent(result.cap())
                        + (held ? "; for strangers it is " : "; other people's records give ")
                        + Figures.percent(fresh) + ", the most common value " + Figures.percent(result.majority())
                        + ".")
                .note(
                        held
                                ? "Fresh human records are those of the holdout."
                                : "No holdout was given, so one half of the human records was attacked from the other.")
                .build();
    }

    private static AttributeDisclosure.Result attack(Coded people, Coded records) {
        return AttributeDisclosure.of(
                people.known(),
                people.secret(),
                records.known(),
                records.secret(),
                AttributeDisclosure.Method.GENERALIZED_CAP);
    }

    private static double[] caps(Coded people, Coded records) {
        return AttributeDisclosure.caps(
                people.known(),
                people.secret(),
                records.known(),
                records.secret(),
                AttributeDisclosure.Method.GENERALIZED_CAP);
    }

    private static boolean hasCodes(Column column) {
        return column instanceof NumericColumn || column instanceof CategoricalColumn || column instanceof TimeColumn;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** The variance of the mean. */
    private static double variance(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2 ? 0 : squares / (values.length - 1.0) / values.length;
    }

    private static double[] differences(double[] left, double[] right) {
        double[] differences = new double[left.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = left[i] - right[i];
        }
        return differences;
    }

    /** Records as codes, numbers by bins of the human side. */
    private record Coded(int[][] known, int[][] secret) {
        static Coded of(MixedRecords humanKnown, MixedRecords known, MixedRecords humanSecret, MixedRecords secret) {
            return new Coded(codes(humanKnown, known), codes(humanSecret, secret));
        }

        private static int[][] codes(MixedRecords human, MixedRecords records) {
            int numeric = records.numeric().length;
            int[][] codes = new int[records.columns()][];
            for (int c = 0; c < codes.length; c++) {
                codes[c] = c < numeric
                        ? AttributeDisclosure.binned(human.numeric()[c], records.numeric()[c], BINS)
                        : records.categorical()[c - numeric];
            }
            return codes;
        }

        int rows() {
            return secret[0].length;
        }

        Coded select(int[] rows) {
            return new Coded(select(known, rows), select(secret, rows));
        }

        private static int[][] select(int[][] columns, int[] rows) {
            int[][] picked = new int[columns.length][];
            for (int c = 0; c < picked.length; c++) {
                int[] column = columns[c];
                picked[c] = Arrays.stream(rows).map(row -> column[row]).toArray();
            }
            return picked;
        }
    }
}
