package dev.assay.metrics.realism.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.NoiseFloor;
import dev.assay.audit.Scope;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.metrics.model.BoostedTrees;
import dev.assay.metrics.model.Classifier;
import dev.assay.metrics.model.TableEncoder;
import dev.assay.metrics.realism.TrainingUtility;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** What is lost when a label is learnt from synthetic rows in place of as many human ones. */
public final class TrainingUtilityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "training-utility",
            "Train on synthetic, test on human",
            Family.REALISM,
            "Accuracy on human rows of a model learnt from synthetic rows, less that of one learnt from human rows.",
            "[-1, 1], 0 when synthetic rows teach as much",
            Direction.HIGHER_IS_BETTER,
            "a categorical label column and further numeric or categorical columns",
            "Esteban, Hyland and Ratsch 2017");

    private static final int MOST_ROWS = 2000;
    private static final int LEAST_ROWS = 40;
    private static final int RESAMPLES = 10;
    private static final Classifier MODEL = BoostedTrees.defaults();

    @Override
    public MetricInfo info() {
        return INFO;
    }

    private record Parts(Dataset human, Dataset synthetic, Dataset test, String testName) {}

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<Column> labels = inputs.human().withRole(Role.LABEL);
        if (labels.isEmpty()) {
            throw new UndefinedStatisticException("no column has the role label");
        }
        Parts parts = parts(inputs);
        Compared.each(inputs, out, labels, c -> Scope.column(c.name()), c -> measure(inputs, parts, c));
    }

    /** A holdout is the test; without one, half of the human rows are. Both sides teach with as many rows. */
    private static Parts parts(AuditInputs inputs) {
        Seed seed = inputs.seed();
        Dataset human = inputs.human();
        Dataset test;
        String name;
        if (inputs.holdout().isPresent()) {
            test = inputs.holdout().get();
            name = "the holdout";
        } else {
            int[] order = shuffled(human.rows(), seed.child("halves"));
            int[] first = Arrays.copyOf(order, human.rows() / 2);
            int[] second = Arrays.copyOfRange(order, human.rows() / 2, human.rows());
            Arrays.sort(first);
            Arrays.sort(second);
            test = human.select(second);
            human = human.select(first);
            name = "a random half of the human rows, which took no part in learning";
        }
        int rows = Math.min(MOST_ROWS, Math.min(human.rows(), inputs.synthetic().rows()));
        if (rows < LEAST_ROWS) {
            throw new UndefinedStatisticException(
                    "learning a label needs at least " + LEAST_ROWS + " rows a side, there are " + rows);
        }
        return new Parts(
                Sampled.of(human, rows, seed.child("human")).rows(),
                Sampled.of(inputs.synthetic(), rows, seed.child("synthetic")).rows(),
                test,
                name);
    }

    private static Measurement measure(AuditInputs inputs, Parts parts, Column label) {
        Seed seed = inputs.seed().child(label.name());
        List<String> features = new ArrayList<>();
        for (Column column : Compared.columns(inputs)) {
            Role role = inputs.human().role(column.name());
            boolean learnable = column instanceof CategoricalColumn || Compared.isNumeric(column);
            if (learnable && !column.name().equals(label.name()) && (role == Role.FEATURE || role == Role.GROUP)) {
                features.add(column.name());
            }
        }
        if (features.isEmpty()) {
            throw new UndefinedStatisticException("there is no numeric or categorical column to learn the label from");
        }
        TrainingUtility human = learn(parts.human(), parts, label, features, seed);
        TrainingUtility synthetic = learn(parts.synthetic(), parts, label, features, seed);
        double difference = synthetic.accuracy() - human.accuracy();
        NoiseFloor floor = noiseFloor(parts, label, features, human.accuracy(), seed.child("floor"));
        double baseline = majority(human) - human.accuracy();
        Measurement.Builder measurement = Measurement.of(INFO, Scope.column(label.name()))
                .value(difference)
                .interval(synthetic.differenceInterval(human, seed.child("bootstrap")))
                .noiseFloor(floor)
                .baseline(baseline)
                .rows(parts.human().rows(), parts.synthetic().rows())
                .detail("accuracy taught by human rows", human.accuracy())
                .detail("accuracy taught by synthetic rows", synthetic.accuracy())
                .detail("accuracy of the commonest label", majority(human))
                .detail("ratio", synthetic.accuracy() / human.accuracy())
                .note("The model is " + MODEL.name() + "; tested on " + parts.testName() + ".");
        augmentation(measurement, parts, label, features, human, seed);
        if (baseline < floor.p95()) {
            measurement.score(1 - Math.min(1, Math.max(0, (difference - floor.p95()) / (baseline - floor.p95()))));
        } else {
            measurement.note("No score: human rows teach the label no better than guessing the commonest one.");
        }
        return measurement
                .headline("Learnt from synthetic rows, " + label.name() + " is predicted rightly for "
                        + Figures.percent(synthetic.accuracy()) + " of human rows; learnt from as many human rows, for "
                        + Figures.percent(human.accuracy()) + ".")
                .build();
    }

    private static void augmentation(
            Measurement.Builder measurement,
            Parts parts,
            Column label,
            List<String> features,
            TrainingUtility human,
            Seed seed) {
        Dataset both = Appended.rows(parts.human(), parts.synthetic(), features, label.name());
        TrainingUtility joined = learn(both, parts, label, features, seed);
        Interval gain = joined.differenceInterval(human, seed.child("augmentation"));
        measurement
                .detail("augmentation gain", joined.accuracy() - human.accuracy())
                .detail("augmentation gain, low", gain.low())
                .detail("augmentation gain, high", gain.high());
    }

    private static TrainingUtility learn(
            Dataset training, Parts parts, Column label, List<String> features, Seed seed) {
        return TrainingUtility.of(
                training, parts.test(), label.name(), features, MODEL, TableEncoder.Style.ORDERED, seed);
    }

    /** How much the accuracy moves when the human rows that teach are resampled. */
    private static NoiseFloor noiseFloor(Parts parts, Column label, List<String> features, double accuracy, Seed seed) {
        double[] moves = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            UniformRandomProvider random = seed.child(i).random();
            int[] drawn = new int[parts.human().rows()];
            for (int row = 0; row < drawn.length; row++) {
                drawn[row] = random.nextInt(drawn.length);
            }
            moves[i] = learn(parts.human().select(drawn), parts, label, features, seed)
                            .accuracy()
                    - accuracy;
        }
        Arrays.sort(moves);
        return new NoiseFloor(
                moves[RESAMPLES / 2], Math.min(0, moves[0]), RESAMPLES, "bootstrap of the human rows that teach");
    }

    private static double majority(TrainingUtility utility) {
        int[] counts = new int[utility.labels().size()];
        int rows = 0;
        for (int truth : utility.truth()) {
            if (truth >= 0) {
                counts[truth]++;
                rows++;
            }
        }
        return (double) Arrays.stream(counts).max().orElse(0) / rows;
    }

    private static int[] shuffled(int rows, Seed seed) {
        int[] order = new int[rows];
        Arrays.setAll(order, i -> i);
        UniformRandomProvider random = seed.random();
        for (int i = rows - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
        return order;
    }
}
