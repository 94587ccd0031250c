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
import dev.assay.metrics.text.NearDuplicates;
import dev.assay.metrics.text.PhraseContrast;
import dev.assay.metrics.text.PhraseContrast.Phrase;
import dev.assay.metrics.text.TokenizedTexts;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** Words and phrases by which the synthetic texts can be told. */
public final class OverusedPhrasesMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "overused-phrases",
            "Over-used phrases",
            Family.TEXT,
            "How many more synthetic texts than human ones have the phrase of one to five words that marks them most.",
            "[0, 1], 0 = no phrase is over-used",
            Direction.LOWER_IS_BETTER,
            "a text column on both sides",
            "Monroe, Colaresi and Quinn 2008; Fisher's exact test; Benjamini and Hochberg 1995");

    private static final int LONGEST = 5;
    private static final int LEAST_TEXTS = 5;
    private static final double ALPHA = 0.05;
    private static final int NAMED = 3;
    private static final int RANKED = 500;
    private static final int SHOWN = 10;
    private static final int SHOWN_MISSING = 5;
    private static final int SHOWN_TEXTS = 5;

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
        int[] chosen = once(pair, pair.nearDuplicates(inputs));
        int synthetic = (int) Arrays.stream(chosen)
                .filter(text -> pair.side(text) == Side.SYNTHETIC)
                .count();
        int human = chosen.length - synthetic;
        if (human == 0 || synthetic == 0) {
            throw new UndefinedStatisticException("a side has no text with a word");
        }
        TokenizedTexts texts = pair.words().select(chosen);
        PhraseContrast contrast = PhraseContrast.of(texts, synthetic, LONGEST, LEAST_TEXTS, ALPHA);
        List<Phrase> over = contrast.phrases().stream()
                .filter(phrase -> gap(phrase, human, synthetic) > 0)
                .toList();
        List<Phrase> under = new ArrayList<>(contrast.phrases().stream()
                .filter(phrase -> gap(phrase, human, synthetic) < 0)
                .toList());
        under.sort(Comparator.comparingDouble(Phrase::z));
        Measurement.Builder measurement = pair.measurement(INFO)
                .rows(human, synthetic)
                .detail("phrases tested", contrast.tested())
                .detail("over-used phrases", over.size())
                .detail("under-used phrases", under.size());
        if (human < pair.human().length || synthetic < pair.synthetic().length) {
            measurement.note("Of near copies one text is counted.");
        }
        if (over.isEmpty()) {
            return measurement.value(0).build();
        }
        Phrase most = over.stream()
                .max(Comparator.comparingDouble((Phrase phrase) -> gap(phrase, human, synthetic))
                        .thenComparingDouble(Phrase::z))
                .orElseThrow();
        double adjusted = Math.min(1, most.pValue() * contrast.tested());
        Interval wide = ProportionInterval.newcombe(
                most.firstTexts(), synthetic, most.secondTexts(), human, 1 - ALPHA / contrast.tested());
        List<Phrase> shown = PhraseContrast.withoutRepeats(
                PhraseContrast.telling(over.subList(0, Math.min(RANKED, over.size()))), SHOWN);
        measurement
                .value(gap(most, human, synthetic))
                .interval(new Interval(wide.low(), wide.high(), 1 - ALPHA, "Newcombe, for all phrases at once"))
                .test(new TestResult(most.z(), adjusted, "Fisher exact on texts, Bonferroni over all phrases"))
                .note("The value is the excess of \"" + most.text() + "\".")
                .headline(headline(pair, over.size(), shown, human, synthetic));
        for (Phrase phrase : shown) {
            measurement.evidence(evidence(inputs, pair, chosen, texts, phrase, human, synthetic));
        }
        for (Phrase phrase : PhraseContrast.withoutRepeats(under, SHOWN_MISSING)) {
            measurement.evidence(
                    segment("rarer than people say it: \"" + phrase.text() + "\"", phrase, human, synthetic));
        }
        return measurement.build();
    }

    private static String headline(TextPair pair, int over, List<Phrase> shown, int human, int synthetic) {
        StringJoiner named = new StringJoiner(", ");
        for (Phrase phrase : shown.subList(0, Math.min(NAMED, shown.size()))) {
            named.add("\"" + phrase.text() + "\" ("
                    + Figures.percent((double) phrase.firstTexts() / synthetic) + " of texts, human "
                    + Figures.percent((double) phrase.secondTexts() / human) + ")");
        }
        return pair.column() + ": synthetic texts over-use " + Figures.count(over)
                + (over == 1 ? " phrase: " : " phrases, above all ") + named + ".";
    }

    private static double gap(Phrase phrase, int human, int synthetic) {
        return (double) phrase.firstTexts() / synthetic - (double) phrase.secondTexts() / human;
    }

    private static Evidence.Segment segment(String label, Phrase phrase, int human, int synthetic) {
        return new Evidence.Segment(
                label, (double) phrase.secondTexts() / human, (double) phrase.firstTexts() / synthetic, "share");
    }

    private static List<Evidence> evidence(
            AuditInputs inputs,
            TextPair pair,
            int[] chosen,
            TokenizedTexts texts,
            Phrase phrase,
            int human,
            int synthetic) {
        int[] words = Arrays.stream(phrase.text().split(" "))
                .mapToInt(texts.vocabulary()::find)
                .toArray();
        List<Evidence.Record> records = new ArrayList<>();
        for (int t = 0; t < synthetic && records.size() < SHOWN_TEXTS; t++) {
            int at = find(texts.tokens(t), words);
            if (at >= 0) {
                records.add(pair.record(inputs, chosen[t], texts.start(t, at), phrase.z()));
            }
        }
        return List.of(
                segment("\"" + phrase.text() + "\"", phrase, human, synthetic),
                new Evidence.Records(
                        Figures.count(phrase.firstTexts()) + " synthetic and " + Figures.count(phrase.secondTexts())
                                + " human texts say \"" + phrase.text() + "\"",
                        records));
    }

    private static int find(int[] text, int[] words) {
        for (int i = 0; i + words.length <= text.length; i++) {
            if (Arrays.equals(text, i, i + words.length, words, 0, words.length)) {
                return i;
            }
        }
        return -1;
    }

    /** Texts with words, synthetic ones first, of the near copies of a side only the first. */
    private static int[] once(TextPair pair, NearDuplicates repeats) {
        boolean[] left = new boolean[pair.words().size()];
        Arrays.fill(left, true);
        for (NearDuplicates.Cluster cluster : repeats.clusters()) {
            boolean[] seen = new boolean[Side.values().length];
            for (int text : cluster.members()) {
                left[text] = !seen[pair.side(text).ordinal()];
                seen[pair.side(text).ordinal()] = true;
            }
        }
        int humans = pair.human().length;
        return IntStream.concat(IntStream.range(humans, left.length), IntStream.range(0, humans))
                .filter(text -> left[text] && pair.words().tokens(text).length > 0)
                .toArray();
    }
}
