package dev.assay.metrics.text.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.data.Dataset;
import dev.assay.metrics.copying.CopyScore;
import dev.assay.metrics.text.FoldedTexts;
import dev.assay.metrics.text.NGramOverlap;
import dev.assay.metrics.text.RougeL;
import dev.assay.metrics.text.TokenizedTexts;
import dev.assay.metrics.text.VerbatimRuns;
import dev.assay.metrics.text.Vocabulary;
import dev.assay.stats.ExcessRate;
import dev.assay.stats.Figures;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Synthetic texts that copy a text of a reference: the seeds that a generator was shown, or a benchmark. */
public final class ReferenceCopiesMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "reference-copies",
            "Copies of a reference",
            Family.COPYING,
            "Share of synthetic texts that are like a text of a reference, or have 13 words in a row of one, beyond what human texts do.",
            "(-∞, 1], 0 = as human texts, 1 = all copied",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides, and references: seeds or a benchmark",
            "Wang et al. 2023 (ROUGE-L above 0.7); Brown et al. 2020 (13 words)");

    /** Words in a row that are copied, and not a common phrase. */
    private static final int RUN = 13;

    private static final int PHRASE = 8;
    private static final int SHOWN_ORIGINALS = 20;
    private static final int SHOWN_COPIES = 5;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(TextPair.TOKENIZER);
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        if (inputs.references().isEmpty()) {
            throw new UndefinedStatisticException("no reference was given, such as seeds or a benchmark");
        }
        TextPair.each(inputs, out, pair -> {
            for (Map.Entry<String, Dataset> reference : inputs.references().entrySet()) {
                try {
                    out.add(measure(
                            inputs, pair, ReferenceTexts.of(reference.getKey(), reference.getValue(), pair.column())));
                } catch (UndefinedStatisticException e) {
                    out.skip(pair.scope().slice("reference " + reference.getKey()), e.reason());
                }
            }
        });
    }

    /**
     * How near texts of a side are to the reference.
     *
     * @param chosen the texts that were looked up, by their position among all
     * @param closest the nearest reference of each
     * @param runs the longest run of each
     * @param overlap runs of 8 words that a reference has
     * @param copies those that are copies, by the reference text
     */
    private record Likeness(
            int[] chosen,
            RougeL.Closest[] closest,
            VerbatimRuns.Run[] runs,
            NGramOverlap.Result overlap,
            CopiesByOriginal copies) {

        /** Adds what this side has to the details of a measurement. */
        void into(Measurement.Builder measurement, String side) {
            measurement
                    .detail(side + " share", (double) copies.size() / chosen.length)
                    .detail(side + " share of ROUGE-L above 0.7", RougeSearch.alike(closest))
                    .detail(
                            side + " share with 13 words in a row",
                            Arrays.stream(runs)
                                            .filter(run -> run.length() >= RUN)
                                            .count()
                                    / (double) chosen.length)
                    .detail(side + " share with 8 words in a row", (double) overlap.textsSharing() / chosen.length)
                    .detail(
                            side + " longest run in words",
                            Arrays.stream(runs)
                                    .mapToInt(VerbatimRuns.Run::length)
                                    .max()
                                    .orElse(0))
                    .detail(
                            side + " largest ROUGE-L",
                            Arrays.stream(closest)
                                    .mapToDouble(RougeL.Closest::f1)
                                    .max()
                                    .orElse(0));
        }

        /** How like its original a copy is. */
        double similarity(int copy) {
            return closest[Arrays.binarySearch(chosen, copy)].f1();
        }
    }

    private static Measurement measure(AuditInputs inputs, TextPair pair, ReferenceTexts reference) {
        String[] all = pair.all();
        int humans = pair.human().length;
        Vocabulary vocabulary = new Vocabulary();
        int[][] texts = TokenizedTexts.of(pair.tokenizer(), all, vocabulary).tokens();
        int[][] references = TokenizedTexts.of(pair.tokenizer(), reference.texts(), vocabulary)
                .tokens();
        Set<String> originals = new HashSet<>();
        Arrays.stream(reference.texts()).map(FoldedTexts::fold).forEach(originals::add);
        int[] people = IntStream.range(0, humans)
                .filter(text -> !originals.contains(FoldedTexts.fold(all[text])))
                .toArray();
        if (people.length == 0) {
            throw new UndefinedStatisticException("every human text is one of the reference");
        }
        int[] generated = IntStream.range(humans, all.length).toArray();
        Seed seed = inputs.seed().child(pair.column()).child(reference.name());
        double part = RougeSearch.part(references, pick(texts, people), pick(texts, generated));
        Likeness human = likeness(inputs, texts, sample(people, part, seed.child("human")), references);
        Likeness synthetic = likeness(inputs, texts, sample(generated, part, seed.child("synthetic")), references);
        // The reference is given, not drawn, so each text counts by itself, however many copy the same one.
        ExcessRate excess = ExcessRate.of(
                synthetic.copies.size(), synthetic.chosen.length, human.copies.size(), human.chosen.length);
        Measurement.Builder measurement = CopyScore.into(
                        pair.measurement(INFO, pair.scope().slice("reference " + reference.name())), excess)
                .rows(human.chosen.length, synthetic.chosen.length)
                .detail("reference texts", references.length);
        synthetic.into(measurement, "synthetic");
        human.into(measurement, "human");
        if (people.length < humans) {
            measurement.note(Figures.count(humans - people.length)
                    + (humans - people.length == 1 ? " human text is one" : " human texts are ones")
                    + " of the reference, and left out.");
        }
        if (synthetic.chosen.length < generated.length) {
            measurement.note(
                    "A random sample of " + Figures.count(synthetic.chosen.length) + " synthetic texts was looked up.");
        }
        List<CopiesByOriginal.Group> ranked = synthetic.copies.mostCopied();
        if (!ranked.isEmpty()) {
            measurement.headline(pair.column() + ": " + Figures.count(synthetic.copies.size()) + " of "
                    + Figures.count(synthetic.chosen.length) + " synthetic texts copy a text of " + reference.name()
                    + " (" + Figures.percent(excess.synthetic()) + ", against " + Figures.percent(excess.fresh())
                    + " of human ones)"
                    + (ranked.get(0).copies().size() > 1
                            ? "; one stands behind "
                                    + Figures.count(ranked.get(0).copies().size()) + " of them."
                            : "."));
        }
        for (CopiesByOriginal.Group group : ranked.subList(0, Math.min(SHOWN_ORIGINALS, ranked.size()))) {
            measurement.evidence(evidence(inputs, pair, reference, synthetic, group));
        }
        return measurement.build();
    }

    private static Likeness likeness(AuditInputs inputs, int[][] all, int[] chosen, int[][] references) {
        int[][] texts = pick(all, chosen);
        RougeL.Closest[] closest = RougeSearch.closest(inputs, texts, references, i -> -1);
        VerbatimRuns.Run[] runs = VerbatimRuns.longest(texts, references);
        CopiesByOriginal copies = new CopiesByOriginal();
        for (int i = 0; i < chosen.length; i++) {
            if (closest[i].f1() > RougeSearch.LIKE) {
                copies.add(closest[i].reference(), chosen[i]);
            } else if (runs[i].length() >= RUN) {
                copies.add(runs[i].reference(), chosen[i]);
            }
        }
        return new Likeness(chosen, closest, runs, NGramOverlap.of(texts, references, PHRASE), copies);
    }

    private static Evidence.Records evidence(
            AuditInputs inputs,
            TextPair pair,
            ReferenceTexts reference,
            Likeness likeness,
            CopiesByOriginal.Group group) {
        List<Evidence.Record> records = new ArrayList<>();
        records.add(reference.record(group.original()));
        group.copies().stream()
                .sorted(Comparator.comparingDouble(copy -> -likeness.similarity(copy)))
                .limit(SHOWN_COPIES)
                .forEach(copy -> records.add(pair.record(inputs, copy, likeness.similarity(copy))));
        int size = group.copies().size();
        return new Evidence.Records(
                "a text of " + reference.name() + " and " + (size == 1 ? "a copy" : Figures.count(size) + " copies")
                        + " of it",
                records);
    }

    private static int[] sample(int[] positions, double part, Seed seed) {
        return Arrays.stream(RougeSearch.sample(positions.length, part, RougeSearch.MOST_TEXTS, seed))
                .map(i -> positions[i])
                .toArray();
    }

    private static int[][] pick(int[][] texts, int[] positions) {
        return Arrays.stream(positions).mapToObj(i -> texts[i]).toArray(int[][]::new);
    }
}
