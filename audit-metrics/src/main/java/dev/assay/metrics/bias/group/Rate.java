package dev.assay.metrics.bias.group;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A share of a group's rows, by the counts above and below the line; each lies in [0, 1]. */
public enum Rate {
    /** Predicted positive among all: (tp + fp) / n. */
    SELECTION("selection rate", Confusion::selected, Confusion::total),
    /** Labelled positive among all: (tp + fn) / n. */
    BASE("base rate", Confusion::positives, Confusion::total),
    /** tp / (tp + fn). */
    TRUE_POSITIVE("true positive rate", Confusion::tp, Confusion::positives),
    /** fp / (fp + tn). */
    FALSE_POSITIVE("false positive rate", Confusion::fp, Confusion::negatives),
    /** tn / (fp + tn). */
    TRUE_NEGATIVE("true negative rate", Confusion::tn, Confusion::negatives),
    /** fn / (tp + fn). */
    FALSE_NEGATIVE("false negative rate", Confusion::fn, Confusion::positives),
    /** Precision: tp / (tp + fp). */
    POSITIVE_PREDICTIVE("positive predictive value", Confusion::tp, Confusion::selected),
    /** tn / (tn + fn). */
    NEGATIVE_PREDICTIVE("negative predictive value", Confusion::tn, Confusion::notSelected),
    /** fp / (tp + fp). */
    FALSE_DISCOVERY("false discovery rate", Confusion::fp, Confusion::selected),
    /** fn / (tn + fn). */
    FALSE_OMISSION("false omission rate", Confusion::fn, Confusion::notSelected),
    /** (tp + tn) / n. */
    ACCURACY("accuracy", c -> c.tp() + c.tn(), Confusion::total),
    /** (fp + fn) / n. */
    ERROR("error rate", c -> c.fp() + c.fn(), Confusion::total);

    private final String title;
    private final ToDoubleFunction<Confusion> numerator;
    private final ToDoubleFunction<Confusion> denominator;

    Rate(String title, ToDoubleFunction<Confusion> numerator, ToDoubleFunction<Confusion> denominator) {
        this.title = title;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** The name in identifiers: lower case, words joined by hyphens. */
    public String id() {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    public double numerator(Confusion counts) {
        return numerator.applyAsDouble(counts);
    }

    public double denominator(Confusion counts) {
        return denominator.applyAsDouble(counts);
    }
}
