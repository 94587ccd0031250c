package dev.assay.metrics.text;

import dev.assay.kernel.LongInterner;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.Locale;

/**
 * A language model of word runs of one length, and the perplexity of texts under it.
 *
 * <p>Each text is padded with {@code n - 1} start and {@code n - 1} end symbols. Words seen fewer than {@code cutoff} times
 * in training, and words never seen, share one unknown word; the vocabulary counts it and the two symbols, which are
 * words as others are: unknown when texts have fewer of them than the cutoff. The perplexity
 * of a text is {@code 2^(-mean log2 P(word | n - 1 words before))} over all its runs, those with padding included: at least
 * 1, infinite when a model gives a run no probability, undefined for a text without a run. A human model's perplexity of a
 * text grows with how unusual the text is; it is comparable only between texts under one model.
 *
 * <p>Time and memory are linear in the words of training, times {@code n}. Immutable and thread-safe once trained. Source:
 * Jurafsky and Martin, chapter 3; Chen and Goodman (1999), doi:10.1006/csla.1999.0128. Lidstone's rule and
 * Kneser-Ney are checked against values of {@code nltk.lm}, the others against their formulas.
 */
public final class NGramModel {
    private static final int START = 0;
    private static final int END = 1;
    private static final int UNKNOWN = 2;
    private static final int SYMBOLS = 3;
    private static final int ROOT = 0;

    /** How seen and unseen runs share probability. */
    public enum Smoothing {
        /** Shares of what was seen; unseen runs have none. The parameter is not used. */
        MAXIMUM_LIKELIHOOD,
        /** The parameter is added to each count; 1 is Laplace's rule. */
        LIDSTONE,
        /** Interpolated, with the parameter as discount and continuation counts for shorter runs. */
        KNESER_NEY,
        /** Interpolated, with the parameter as discount and shares of words at the bottom. */
        ABSOLUTE_DISCOUNTING,
        /** Interpolated by the number of distinct words after a context. The parameter is not used. */
        WITTEN_BELL,
        /** The parameter times the score of the shorter run; scores do not add up to 1. */
        STUPID_BACKOFF
    }

    /**
     * What to learn.
     *
     * @param order n, the length of the runs, at least 1
     * @param smoothing for unseen runs
     * @param parameter of the smoothing
     * @param cutoff fewest times that a known word is seen in training
     */
    public record Options(int order, Smoothing smoothing, double parameter, int cutoff) {
        public Options {
            if (order < 1 || cutoff < 1) {
                throw new IllegalArgumentException(
                        "order and cutoff must be at least 1, were " + order + " and " + cutoff);
            }
            if (!(parameter >= 0) || parameter == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("parameter must be at least 0, was " + parameter);
            }
        }

        /** Two words, 0.1 added to each count, all words known. */
        public static Options defaults() {
            return new Options(2, Smoothing.LIDSTONE, 0.1, 1);
        }

        public Options withOrder(int n) {
            return new Options(n, smoothing, parameter, cutoff);
        }

        public Options withSmoothing(Smoothing kind, double value) {
            return new Options(order, kind, value, cutoff);
        }

        public Options withCutoff(int fewest) {
            return new Options(order, smoothing, parameter, fewest);
        }

        @Override
        public String toString() {
            return order + "-word runs, "
                    + smoothing.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " (" + parameter + "), words seen "
                    + cutoff + "+ times";
        }
    }

    private final Options options;
    /** For each token number, the word of the model. */
    private final int[] wordOf;

    /** The words that padding is: its symbols are unknown as well when there are fewer than the cutoff. */
    private final int start;

    private final int end;

    private final int vocabulary;
    /** Runs are nodes of a tree: a run's parent is the run without its last word; node 0 is the empty run. */
    private final LongInterner nodes = new LongInterner(1024);

    private long[] counts = new long[1024];
    /** Sum of the counts of the runs one word longer, and how many distinct ones there are. */
    private long[] following = new long[1024];

    private int[] distinct = new int[1024];
    /** Distinct runs that end with this one and have one word more before it; and their sum over its children. */
    private int[] continuations = new int[1024];

    private long[] continuationTotals = new long[1024];

    private NGramModel(int[][] texts, Options options) {
        this.options = options;
        int tokens = RougeL.symbols(texts);
        int[] seen = new int[tokens];
        for (int[] text : texts) {
            for (int token : text) {
                seen[token]++;
            }
        }
        wordOf = new int[tokens];
        int words = SYMBOLS;
        for (int token = 0; token < tokens; token++) {
            wordOf[token] = seen[token] >= options.cutoff ? words++ : UNKNOWN;
        }
        boolean padding = (long) texts.length * (options.order - 1) >= options.cutoff;
        start = padding ? START : UNKNOWN;
        end = padding ? END : UNKNOWN;
        vocabulary = padding ? words : words - 2;
        for (int[] text : texts) {
            learn(padded(text));
        }
    }

    /** Learns from texts given as token numbers. */
    public static NGramModel train(int[][] texts, Options options) {
        if (texts.length == 0) {
            throw new UndefinedStatisticException("a language model needs a text to learn from");
        }
        return new NGramModel(texts, options);
    }

    /** The number of words of the model, the unknown word and the padding symbols included. */
    public int vocabularySize() {
        return vocabulary;
    }

    /** The perplexity of a text in the token numbers of training; numbers that training did not have are unknown words. */
    public double perplexity(int[] text) {
        int[] words = padded(text);
        int n = options.order;
        if (words.length < n) {
            throw new UndefinedStatisticException("a text without words has no perplexity");
        }
        double bits = 0;
        for (int end = n; end <= words.length; end++) {
            bits -= Math.log(score(words, end - n, end - 1)) / Math.log(2);
        }
        return Math.pow(2, bits / (words.length - n + 1));
    }

    private int[] padded(int[] text) {
        int pad = options.order - 1;
        int[] words = new int[text.length + 2 * pad];
        Arrays.fill(words, 0, pad, start);
        for (int i = 0; i < text.length; i++) {
            words[pad + i] = text[i] < wordOf.length ? wordOf[text[i]] : UNKNOWN;
        }
        Arrays.fill(words, pad + text.length, words.length, end);
        return words;
    }

    private void learn(int[] words) {
        for (int start = 0; start < words.length; start++) {
            int parent = ROOT;
            for (int end = start; end < Math.min(words.length, start + options.order); end++) {
                int node = child(parent, words[end]);
                following[parent]++;
                if (counts[node]++ == 0) {
                    distinct[parent]++;
                    if (end > start) {
                        // The run without its first word was counted when it ended the run before; it exists at the
                        // latest now.
                        int suffixParent = node(words, start + 1, end);
                        int suffix = child(suffixParent, words[end]);
                        continuations[suffix]++;
                        continuationTotals[suffixParent]++;
                    }
                }
                parent = node;
            }
        }
    }

    private int child(int parent, int word) {
        int node = nodes.intern((long) parent << 32 | word) + 1;
        if (node >= counts.length) {
            int size = counts.length * 2;
            counts = Arrays.copyOf(counts, size);
            following = Arrays.copyOf(following, size);
            distinct = Arrays.copyOf(distinct, size);
            continuations = Arrays.copyOf(continuations, size);
            continuationTotals = Arrays.copyOf(continuationTotals, size);
        }
        return node;
    }

    /** The node of the words {@code [from, to)}, made when new. */
    private int node(int[] words, int from, int to) {
        int node = ROOT;
        for (int i = from; i < to; i++) {
            node = child(node, words[i]);
        }
        return node;
    }

    /** The node below a parent, or -1 when training had no such run. */
    private int find(int parent, int word) {
        return parent < 0 || nodes.find((long) parent << 32 | word) < 0
                ? -1
                : nodes.find((long) parent << 32 | word) + 1;
    }

    /** The probability of {@code words[at]} after {@code words[from, at)}. */
    private double score(int[] words, int from, int at) {
        int context = ROOT;
        for (int i = from; i < at; i++) {
            context = find(context, words[i]);
        }
        int run = find(context, words[at]);
        double count = run < 0 ? 0 : counts[run];
        double total = context < 0 ? 0 : following[context];
        boolean bottom = from == at;
        return switch (options.smoothing) {
            case MAXIMUM_LIKELIHOOD -> total == 0 ? 0 : count / total;
            case LIDSTONE ->
                total + options.parameter == 0
                        ? 0
                        : (count + options.parameter) / (total + vocabulary * options.parameter);
            case STUPID_BACKOFF ->
                bottom || count > 0 ? count / Math.max(1, total) : options.parameter * score(words, from + 1, at);
            default -> bottom ? bottom(run, count, total) : interpolated(words, from, at, context, run);
        };
    }

    private double bottom(int word, double count, double total) {
        if (options.smoothing != Smoothing.KNESER_NEY) {
            return count / Math.max(1, total);
        }
        if (continuationTotals[ROOT] == 0) {
            throw new UndefinedStatisticException("Kneser-Ney smoothing needs runs of at least two words");
        }
        return word < 0 ? 0 : (double) continuations[word] / continuationTotals[ROOT];
    }

    private double interpolated(int[] words, int from, int at, int context, int run) {
        double shorter = score(words, from + 1, at);
        if (context < 0 || following[context] == 0) {
            return shorter;
        }
        boolean raw = options.smoothing != Smoothing.KNESER_NEY || at - from + 1 == options.order;
        double count = run < 0 ? 0 : raw ? counts[run] : continuations[run];
        double total = raw ? following[context] : continuationTotals[context];
        if (options.smoothing == Smoothing.WITTEN_BELL) {
            double weight = distinct[context] / (distinct[context] + total);
            return (1 - weight) * count / total + weight * shorter;
        }
        return Math.max(count - options.parameter, 0) / total + options.parameter * distinct[context] / total * shorter;
    }

    @Override
    public String toString() {
        return "language model of " + options + ", vocabulary of " + vocabulary;
    }
}
