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
import dev.assay.audit.Side;
import dev.assay.metrics.copying.CopyScore;
import dev.assay.metrics.text.NGramOverlap;
import dev.assay.metrics.text.NearDuplicates;
import dev.assay.metrics.text.VerbatimRuns;
import dev.assay.stats.ExcessRate;
import dev.assay.stats.Figures;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
        TextPair.each(inputs, out, pair -> out.add(measure(inputs, pair)));
    }

    private static Measurement measure(AuditInputs inputs, TextPair pair) {
        int humans = pair.human().length;
        if (humans < 2) {
            throw new UndefinedStatisticException("one human text has no other to be compared with");
        }
        NearDuplicates.@Nullable Match[] originals = pair.nearDuplicates(inputs).closest(pair.among(Side.HUMAN));
        CopiesByOriginal copies = new CopiesByOriginal();
        CopiesByOriginal fresh = new CopiesByOriginal();
        for (int text = 0; text < originals.length; text++) {
            NearDuplicates.Match original = originals[text];
            if (original != null) {
                (text < humans ? fresh : copies).add(original.text(), text);
            }
        }
        // Copies of one text are one event, so the texts count for fewer.
        double ofSynthetic = copies.clustering();
        double ofHuman = fresh.clustering();
        int copied = copies.size();
        ExcessRate excess = ExcessRate.of(
                copied / ofSynthetic, pair.synthetic().length / ofSynthetic, fresh.size() / ofHuman, humans / ofHuman);
        int[][] human = pair.tokens(Side.HUMAN);
        int[][] synthetic = pair.tokens(Side.SYNTHETIC);
        Measurement.Builder measurement = CopyScore.into(pair.measurement(INFO), excess)
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
        List<CopiesByOriginal.Group> ranked = copies.mostCopied();
        if (copied > 0) {
            measurement.headline(pair.column() + ": " + Figures.count(copied) + " of "
                    + Figures.count(synthetic.length) + " synthetic texts nearly copy a human one ("
                    + Figures.percent(excess.synthetic()) + ", against " + Figures.percent(excess.fresh())
                    + " among people)"
                    + (ranked.get(0).copies().size() > 1
                            ? "; one human text stands behind "
                                    + Figures.count(ranked.get(0).copies().size()) + " of them."
                            : "."));
        }
        for (CopiesByOriginal.Group group : ranked.subList(0, Math.min(SHOWN_ORIGINALS, ranked.size()))) {
            measurement.evidence(evidence(inputs, pair, originals, group.original(), group.copies()));
        }
        return measurement.build();
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
        double part = RougeSearch.part(human, human, synthetic);
        int[] references =
                RougeSearch.sample(human.length, part, RougeSearch.MOST_REFERENCES, seed.child("references"));
        int[] people = RougeSearch.sample(human.length, part, RougeSearch.MOST_TEXTS, seed.child("human"));
        int[] generated = RougeSearch.sample(synthetic.length, part, RougeSearch.MOST_TEXTS, seed.child("synthetic"));
        int[][] among = pick(human, references);
        measurement
                .detail(
                        "synthetic share of ROUGE-L above 0.7",
                        RougeSearch.alike(RougeSearch.closest(inputs, pick(synthetic, generated), among, i -> -1)))
                .detail(
                        "human share of ROUGE-L above 0.7",
                        RougeSearch.alike(RougeSearch.closest(
                                inputs,
                                pick(human, people),
                                among,
                                i -> Math.max(-1, Arrays.binarySearch(references, people[i])))));
        if (references.length < human.length || generated.length < synthetic.length) {
            measurement.note("ROUGE-L is of a random sample: " + Figures.count(generated.length)
                    + " synthetic texts were looked up among " + Figures.count(references.length) + " human ones.");
        }
    }

    private static int[][] pick(int[][] texts, int[] positions) {
        return Arrays.stream(positions).mapToObj(i -> texts[i]).toArray(int[][]::new);
    }
}
