package dev.assay.metrics.style;

import dev.assay.metrics.diversity.LexicalRichness;
import java.util.function.DoubleUnaryOperator;

/** A number that says how a text is written, whatever it is about. */
enum StyleFeature {
    /** On a logarithmic scale, where lengths spread evenly. */
    LENGTH("words a text", x -> Math.exp(x) - 1) {
        @Override
        double of(String text, int[] words) {
            return Math.log(words.length + 1.0);
        }
    },
    WORD_LENGTH("characters a word", x -> x) {
        @Override
        double of(String text, int[] words) {
            long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
            return words.length == 0 ? Double.NaN : (double) letters / words.length;
        }
    },
    RICHNESS("distinct words among 20 in a row", x -> StyleFeature.WINDOW * x) {
        @Override
        double of(String text, int[] words) {
            return words.length < WINDOW
                    ? Double.NaN
                    : LexicalRichness.of(words).mattr(WINDOW);
        }
    },
    PUNCTUATION("punctuation marks a 100 characters", x -> x) {
        @Override
        double of(String text, int[] words) {
            return share(
                    text, text.codePoints().filter(StyleFeature::isPunctuation).count());
        }
    },
    CAPITALS("capitals a 100 characters", x -> x) {
        @Override
        double of(String text, int[] words) {
            return share(text, text.codePoints().filter(Character::isUpperCase).count());
        }
    },
    DIGITS("digits a 100 characters", x -> x) {
        @Override
        double of(String text, int[] words) {
            return share(text, text.codePoints().filter(Character::isDigit).count());
        }
    },
    LINES("line breaks a 100 characters", x -> x) {
        @Override
        double of(String text, int[] words) {
            return share(text, text.codePoints().filter(c -> c == '\n').count());
        }
    };

    private static final int WINDOW = 20;

    private final String label;
    private final DoubleUnaryOperator shown;

    StyleFeature(String label, DoubleUnaryOperator shown) {
        this.label = label;
        this.shown = shown;
    }

    /** The feature of a text cut into words; NaN where it has none. */
    abstract double of(String text, int[] words);

    /** What it counts. */
    String label() {
        return label;
    }

    /** A mean of the feature in the unit of the label. */
    double shown(double mean) {
        return shown.applyAsDouble(mean);
    }

    private static double share(String text, long count) {
        int length = text.codePointCount(0, text.length());
        return length == 0 ? Double.NaN : 100.0 * count / length;
    }

    private static boolean isPunctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }
}
