package dev.assay.metrics.text.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Side;
import dev.assay.metrics.copying.CopyScore;
import dev.assay.metrics.text.NGramOverlap;
import dev.assay.metrics.text.NearDuplicates;
import dev.assay.metrics.text.RougeL;
import dev.assay.metrics.text.VerbatimRuns;
import dev.assay.stats.ExcessRate;
import dev.assay.stats.Figures;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.jspecify.annotations.Nullable;

/**
 * Synthetic texts that are nearly a human text, with the human texts that were copied. Details tell of looser likeness: a
 * ROUGE-L F1 above 0.7, the limit of Self-Instruct, and runs of words.
 */
public final class CopiedTextsMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "copied-texts",
            "Copied texts",
            Family.COPYING,
            "Share of synthetic texts that share 70 % of their three-word runs with a human text, beyond what human texts do.",
            "(-∞, 1], 0 = as fresh human texts, 1 = all copied",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides",
            "Broder 1997; every pair checked exactly");

    private static final double LIKE = 0.7;

    /** Comparing texts is quadratic: at most so many of a side are looked up. */
    private static final int MOST_TEXTS = 1000;

    private static final int MOST_REFERENCES = 5000;

    /** Most steps of 64 words that looking up may take, some seconds; longer texts are sampled more thinly. */
    private static final double MOST_STEPS = 1e9;

    private static final int PHRASE = 8;
    private static final int SHOWN_ORIGINALS = 20;
    private static final int SHOWN_COPIES = 5;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        TextPair.each(inputs, out, pair -> out.add(measure(inputs, pair)));
    }

    private static Measurement measure(AuditInputs inputs, TextPair pair) {
        int humans = pair.human().length;
        if (humans < 2) {
            throw new UndefinedStatisticException("one human text has no other to be compared with");
        }
        NearDuplicates.@Nullable Match[] originals = pair.nearDuplicates(inputs).closest(pair.among(Side.HUMAN));
        Map<Integer, List<Integer>> copiesOf = new TreeMap<>();
        Map<Integer, Integer> freshOf = new TreeMap<>();
        int fresh = 0;
        int copied = 0;
        for (int text = 0; text < originals.length; text++) {
            NearDuplicates.Match original = originals[text];
            if (original != null && text < humans) {
                fresh++;
                freshOf.merge(original.text(), 1, Integer::sum);
            } else if (original != null) {
                copied++;
                copiesOf.computeIfAbsent(original.text(), t -> new ArrayList<>())
                        .add(text);
            }
        }
        // Copies of one text are one event, so the texts count for fewer.
        double ofSynthetic =
                clustering(copiesOf.values().stream().map(List::size).toList());
        double ofHuman = clustering(freshOf.values());
        ExcessRate excess = ExcessRate.of(
                copied / ofSynthetic, pair.synthetic().length / ofSynthetic, fresh / ofHuman, humans / ofHuman);
        int[][] human = pair.tokens(Side.HUMAN);
        int[][] synthetic = pair.tokens(Side.SYNTHETIC);
        Measurement.Builder measurement = CopyScore.into(Measurement.of(INFO, pair.scope()), excess)
                .rows(humans, synthetic.length)
                .detail("copies", copied)
                .detail("synthetic share", excess.synthetic())
                .detail("human share", excess.fresh())
                .detail(
                        "share with a human run of 8 words",
                        (double) NGramOverlap.of(synthetic, human, PHRASE).textsSharing() / synthetic.length)
                .detail(
                        "longest human run in words",
                        Arrays.stream(VerbatimRuns.longest(synthetic, human))
                                .mapToInt(VerbatimRuns.Run::length)
                                .max()
                                .orElse(0));
        rougeL(inputs, pair, human, synthetic, measurement);
        List<Map.Entry<Integer, List<Integer>>> ranked = new ArrayList<>(copiesOf.entrySet());
        ranked.sort(Comparator.comparingInt(entry -> -entry.getValue().size()));
        if (copied > 0) {
            measurement.headline(pair.column() + ": " + Figures.count(copied) + " of "
                    + Figures.count(synthetic.length) + " synthetic texts nearly copy a human one ("
                    + Figures.percent(excess.synthetic()) + ", against " + Figures.percent(excess.fresh())
                    + " among people); one human text stands behind "
                    + Figures.count(ranked.get(0).getValue().size()) + " of them.");
        }
        for (Map.Entry<Integer, List<Integer>> entry : ranked.subList(0, Math.min(SHOWN_ORIGINALS, ranked.size()))) {
            measurement.evidence(evidence(inputs, pair, originals, entry.getKey(), entry.getValue()));
        }
        return measurement.build();
    }

    /** The size of the cluster that a copy is in, on average: at least 1. */
    private static double clustering(Collection<Integer> sizes) {
        double copies = 0;
        double squares = 0;
        for (int size : sizes) {
            copies += size;
            squares += (double) size * size;
        }
        return copies == 0 ? 1 : squares / copies;
    }

    private static Evidence.Records evidence(
            AuditInputs inputs,
            TextPair pair,
            NearDuplicates.@Nullable Match[] originals,
            int original,
            List<Integer> copies) {
        List<Evidence.Record> records = new ArrayList<>();
        records.add(pair.record(inputs, original, 1));
        copies.sort(Comparator.comparingDouble(copy -> -similarity(originals[copy])));
        for (int copy : copies.subList(0, Math.min(SHOWN_COPIES, copies.size()))) {
            records.add(pair.record(inputs, copy, similarity(originals[copy])));
        }
        return new Evidence.Records(
                "a human text and "
                        + (copies.size() == 1 ? "a near copy" : Figures.count(copies.size()) + " near copies")
                        + " of it",
                records);
    }

    private static double similarity(NearDuplicates.@Nullable Match match) {
        return match == null ? 0 : match.similarity();
    }

    /** The shares of texts with a high ROUGE-L to a human text, which is looser and costs much. */
    private static void rougeL(
            AuditInputs inputs, TextPair pair, int[][] human, int[][] synthetic, Measurement.Builder measurement) {
        Seed seed = inputs.seed().child(pair.column());
        double steps = steps(human, synthetic);
        double part = Math.min(1, Math.sqrt(MOST_STEPS / steps));
        int[] references = sample(human.length, part, MOST_REFERENCES, seed.child("references"));
        int[] people = sample(human.length, part, MOST_TEXTS, seed.child("human"));
        int[] generated = sample(synthetic.length, part, MOST_TEXTS, seed.child("synthetic"));
        measurement
                .detail(
                        "synthetic share of ROUGE-L above 0.7",
                        share(inputs, synthetic, generated, human, references, false))
                .detail("human share of ROUGE-L above 0.7", share(inputs, human, people, human, references, true));
        if (references.length < human.length || generated.length < synthetic.length) {
            measurement.note("ROUGE-L is of a random sample: " + Figures.count(generated.length)
                    + " synthetic texts were looked up among " + Figures.count(references.length) + " human ones.");
        }
    }

    /** The share of the chosen texts that are like a reference, never like themselves. */
    private static double share(
            AuditInputs inputs, int[][] texts, int[] chosen, int[][] human, int[] references, boolean same) {
        int[][] all = Arrays.stream(references).mapToObj(i -> human[i]).toArray(int[][]::new);
        boolean[] like = new boolean[chosen.length];
        int tasks = Math.min(64, chosen.length);
        inputs.parallel().run(tasks, task -> {
            inputs.checkCancelled();
            for (int i = task; i < chosen.length; i += tasks) {
                int self = same ? Arrays.binarySearch(references, chosen[i]) : -1;
                like[i] = RougeL.closest(texts[chosen[i]], all, self).f1() > LIKE;
            }
        });
        int count = 0;
        for (boolean one : like) {
            count += one ? 1 : 0;
        }
        return (double) count / chosen.length;
    }

    /** The steps that full samples would take, from the mean lengths. */
    private static double steps(int[][] human, int[][] synthetic) {
        double references = words(human) * Math.min(MOST_REFERENCES, human.length);
        double people = (1 + words(human) / 64) * Math.min(MOST_TEXTS, human.length);
        double generated = (1 + words(synthetic) / 64) * Math.min(MOST_TEXTS, synthetic.length);
        return references * (people + generated);
    }

    private static double words(int[][] texts) {
        return Arrays.stream(texts).mapToInt(text -> text.length).average().orElse(0);
    }

    /** A part of at most so many positions, but one at least, in ascending order. */
    private static int[] sample(int n, double part, int most, Seed seed) {
        int size = (int) Math.max(1, part * Math.min(n, most));
        if (n <= size) {
            return IntStream.range(0, n).toArray();
        }
        int[] sample = new PermutationSampler(seed.random(), n, size).sample();
        Arrays.sort(sample);
        return sample;
    }
}
