package dev.assay.examples;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.data.TextColumn;
import dev.assay.stats.Seed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Fills the templates behind the synthetic side of the example {@code support-questions}: polite openings, a few things a
 * customer could want and stock closings, so that phrases repeat and many questions are near duplicates. Billing comes up
 * in every second question and hardly anything is urgent.
 */
final class SupportQuestionGenerator {
    static final Seed SEED = new Seed(20).child("support-questions");
    private static final int ROWS = 150;

    private static final List<String> OPENINGS = List.of(
            "I hope this message finds you well.", "I am writing to inquire about", "Could you please assist me with");
    private static final List<String> CLOSINGS = List.of(
            "Thank you for your time and assistance.",
            "I would appreciate any guidance you can provide.",
            "Your prompt attention to this matter would be greatly appreciated.");
    private static final Map<String, List<String>> WISHES = new TreeMap<>(Map.of(
            "billing",
                    List.of(
                            "an unexpected charge on my recent invoice",
                            "updating the payment method on my account",
                            "a discrepancy in my latest billing statement"),
            "delivery", List.of("the current status of my recent order", "a delay in the delivery of my package"),
            "account", List.of("resetting the password for my account", "updating my account information"),
            "returns", List.of("the process for returning a recent purchase", "your return and refund policy")));
    private static final List<String> TOPICS =
            List.of("billing", "delivery", "billing", "account", "billing", "returns");

    private SupportQuestionGenerator() {}

    static Dataset generate() {
        UniformRandomProvider random = SEED.random();
        String[] ids = new String[ROWS];
        String[] texts = new String[ROWS];
        String[] topics = new String[ROWS];
        String[] urgency = new String[ROWS];
        for (int row = 0; row < ROWS; row++) {
            ids[row] = String.format("s%03d", row + 1);
            topics[row] = TOPICS.get(row % TOPICS.size());
            List<String> wishes = WISHES.get(topics[row]);
            String wish = wishes.get(random.nextInt(wishes.size()));
            texts[row] = question(random.nextInt(OPENINGS.size()), wish) + " "
                    + CLOSINGS.get(random.nextInt(CLOSINGS.size()));
            urgency[row] = row % 50 == 0 ? "high" : "normal";
        }
        return Dataset.of(
                "synthetic",
                TextColumn.wrap("id", ids),
                TextColumn.wrap("text", texts),
                CategoricalColumn.of("topic", topics),
                CategoricalColumn.of("urgency", urgency));
    }

    private static String question(int opening, String wish) {
        return switch (opening) {
            case 0 -> OPENINGS.get(0) + " I have a question regarding " + wish + ".";
            case 1 -> OPENINGS.get(1) + " " + wish + ".";
            default -> OPENINGS.get(2) + " " + wish + "?";
        };
    }
}
