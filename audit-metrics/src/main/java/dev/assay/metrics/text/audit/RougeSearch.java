package dev.assay.metrics.text.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.metrics.text.RougeL;
import dev.assay.stats.Seed;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;

/** Looks up texts among others by ROUGE-L. That is quadratic, so samples are sized to take some seconds. */
final class RougeSearch {
    /** The F1 above which Self-Instruct calls texts alike. */
    static final double LIKE = 0.7;

    /** At most so many texts of a side are looked up. */
    static final int MOST_TEXTS = 1000;

    /** Among at most so many others. */
    static final int MOST_REFERENCES = 5000;

    /** Most steps of 64 words; longer texts are sampled more thinly. */
    private static final double MOST_STEPS = 1e9;

    private RougeSearch() {}

    /** The part of full samples that can be afforded, from the mean lengths; in (0, 1]. */
    static double part(int[][] references, int[][]... sides) {
        double words = words(references) * Math.min(MOST_REFERENCES, references.length);
        double steps = 0;
        for (int[][] texts : sides) {
            steps += words * (1 + words(texts) / 64) * Math.min(MOST_TEXTS, texts.length);
        }
        return Math.min(1, Math.sqrt(MOST_STEPS / steps));
    }

    /** A part of at most so many positions, but one at least, in ascending order. */
    static int[] sample(int n, double part, int most, Seed seed) {
        int size = (int) Math.max(1, part * Math.min(n, most));
        if (n <= size) {
            return IntStream.range(0, n).toArray();
        }
        int[] sample = new PermutationSampler(seed.random(), n, size).sample();
        Arrays.sort(sample);
        return sample;
    }

    /** The closest reference of each text, but for the one that {@code except} gives for it, -1 for none. */
    static RougeL.Closest[] closest(AuditInputs inputs, int[][] texts, int[][] references, IntUnaryOperator except) {
        RougeL.Closest[] closest = new RougeL.Closest[texts.length];
        int tasks = Math.min(64, texts.length);
        inputs.parallel().run(tasks, task -> {
            inputs.checkCancelled();
            for (int i = task; i < texts.length; i += tasks) {
                closest[i] = RougeL.closest(texts[i], references, except.applyAsInt(i));
            }
        });
        return closest;
    }

    /** The share of texts that are like one of the references. */
    static double alike(RougeL.Closest[] closest) {
        return Arrays.stream(closest).filter(one -> one.f1() > LIKE).count() / (double) closest.length;
    }

    private static double words(int[][] texts) {
        return Arrays.stream(texts).mapToInt(text -> text.length).average().orElse(0);
    }
}
