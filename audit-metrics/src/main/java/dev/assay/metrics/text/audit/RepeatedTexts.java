package dev.assay.metrics.text.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Evidence;
import dev.assay.audit.Measurement;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Side;
import dev.assay.metrics.copying.CopyScore;
import dev.assay.metrics.text.NearDuplicates;
import dev.assay.metrics.text.RepeatShare;
import dev.assay.stats.ExcessRate;
import dev.assay.stats.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reports how many more synthetic texts than human ones another text of their side repeats, with the clusters. */
final class RepeatedTexts {
    private static final int SHOWN_CLUSTERS = 20;
    private static final int SHOWN_TEXTS = 8;

    private RepeatedTexts() {}

    /** What a cluster is called: "near copies of each other". */
    static Measurement measure(
            AuditInputs inputs, MetricInfo info, TextPair pair, NearDuplicates repeats, String repeated, String label) {
        List<NearDuplicates.Cluster> clusters = repeats.clusters();
        int sample = Math.min(pair.human().length, pair.synthetic().length);
        RepeatShare human = share(pair, repeats, clusters, Side.HUMAN, sample);
        RepeatShare synthetic = share(pair, repeats, clusters, Side.SYNTHETIC, sample);
        ExcessRate excess = ExcessRate.of(
                synthetic.share() * effective(synthetic),
                effective(synthetic),
                human.share() * effective(human),
                effective(human));
        List<NearDuplicates.Cluster> ofSynthetic = new ArrayList<>(clusters.stream()
                .filter(c -> count(pair, c, Side.SYNTHETIC) > 1)
                .toList());
        ofSynthetic.sort(Comparator.comparingInt(c -> -count(pair, c, Side.SYNTHETIC)));
        int texts = ofSynthetic.stream()
                .mapToInt(c -> count(pair, c, Side.SYNTHETIC))
                .sum();
        Measurement.Builder measurement = CopyScore.into(pair.measurement(info), excess)
                .rows(pair.human().length, pair.synthetic().length)
                .detail("synthetic share", synthetic.share())
                .detail("human share", human.share())
                .detail("synthetic clusters", ofSynthetic.size())
                .detail("synthetic texts in clusters", texts)
                .detail(
                        "clusters of both sides",
                        clusters.stream()
                                .filter(c -> count(pair, c, Side.SYNTHETIC) > 0 && count(pair, c, Side.HUMAN) > 0)
                                .count())
                .note(
                        pair.human().length == pair.synthetic().length
                                ? ""
                                : "Both shares are those of a random sample of " + Figures.count(sample) + " texts.");
        if (!ofSynthetic.isEmpty()) {
            measurement.headline(pair.column() + ": " + Figures.percent(synthetic.share()) + " of synthetic texts are "
                    + repeated + ", against " + Figures.percent(human.share()) + " of human ones; the largest of "
                    + Figures.count(ofSynthetic.size())
                    + (ofSynthetic.size() == 1 ? " cluster has " : " clusters has ")
                    + Figures.count(count(pair, ofSynthetic.get(0), Side.SYNTHETIC)) + ".");
        }
        for (NearDuplicates.Cluster cluster : ofSynthetic.subList(0, Math.min(SHOWN_CLUSTERS, ofSynthetic.size()))) {
            measurement.evidence(evidence(inputs, pair, cluster, label));
        }
        return measurement.build();
    }

    private static RepeatShare share(
            TextPair pair, NearDuplicates repeats, List<NearDuplicates.Cluster> clusters, Side side, int sample) {
        boolean[] among = pair.among(side);
        List<Integer> sizes =
                clusters.stream().map(cluster -> count(pair, cluster, side)).toList();
        return RepeatShare.of(repeats.neighbours(among), among, sizes, sample);
    }

    /** Copies of one text are one event, so the texts count for fewer. */
    private static double effective(RepeatShare share) {
        return share.sample() / share.clustering();
    }

    private static int count(TextPair pair, NearDuplicates.Cluster cluster, Side side) {
        return (int) cluster.members().stream()
                .filter(text -> pair.side(text) == side)
                .count();
    }

    private static Evidence.Records evidence(
            AuditInputs inputs, TextPair pair, NearDuplicates.Cluster cluster, String label) {
        List<Evidence.Record> records = new ArrayList<>();
        for (int i = 0; i < cluster.size() && records.size() < SHOWN_TEXTS; i++) {
            records.add(pair.record(
                    inputs, cluster.members().get(i), cluster.similarity().get(i)));
        }
        int human = count(pair, cluster, Side.HUMAN);
        String of = Figures.count(count(pair, cluster, Side.SYNTHETIC)) + " synthetic"
                + (human > 0 ? " and " + Figures.count(human) + " human" : "") + " texts that are " + label;
        return new Evidence.Records(of, records);
    }
}
