package dev.assay.audit;

import java.util.Locale;

/** The families of metrics, in the order in which reports show them. */
public enum Family {
    REALISM("Realism", "Could the synthetic records be human ones?"),
    COPYING("Copying", "Are synthetic records copies of human ones?"),
    DIVERSITY("Diversity", "Does the synthetic data cover what people produce?"),
    TEXT("Text", "Does the generated text read as people's text does?"),
    DRIFT("Drift", "Did the batch move away from its reference?"),
    BIAS("Bias", "Whom does the synthetic data represent, treat or err on differently?"),
    LABELS("Labels", "How good are the labels?"),
    PREFERENCE("Preferences", "How good are the preference pairs?"),
    JUDGE("Judges", "How good are the AI judges?"),
    TRAJECTORY("Behaviour", "Do agents act as people do?"),
    REVIEW("Review", "What should a person look at?"),
    OTHER("Other", "Metrics from outside the library.");

    private final String title;
    private final String question;

    Family(String title, String question) {
        this.title = title;
        this.question = question;
    }

    /** The name used in configuration files and JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** The question that the family answers. */
    public String question() {
        return question;
    }
}
