package dev.assay.metrics.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Marks of how a text is laid out, whatever it says: line breaks, capitals, punctuation, quotes, lists, and the labels that
 * the texts at hand begin or end with ("Question:", "Answer:"). They tell a leak of the format, which a wrapper or a strip
 * would undo, from a difference of style.
 */
public final class FormattingMarks {
    private static final int MOST_LABELS = 20;
    private static final int LONGEST_LABEL = 24;
    private static final Map<String, Predicate<String>> FIXED = fixed();

    private FormattingMarks() {}

    /** The marks to look for in these texts, by name: fixed ones, and labels that at least {@code minTexts} texts have. */
    public static Map<String, Predicate<String>> of(List<String> texts, int minTexts) {
        Map<String, Predicate<String>> marks = new LinkedHashMap<>(FIXED);
        Map<String, Integer> begins = new TreeMap<>();
        Map<String, Integer> ends = new TreeMap<>();
        for (String text : texts) {
            count(begins, first(text));
            count(ends, last(text));
        }
        for (String label : frequent(begins, minTexts)) {
            marks.put("begins with \"" + label + "\"", text -> first(text).equals(label));
        }
        for (String label : frequent(ends, minTexts)) {
            marks.put("ends with \"" + label + "\"", text -> last(text).equals(label));
        }
        return marks;
    }

    private static Map<String, Predicate<String>> fixed() {
        Map<String, Predicate<String>> marks = new LinkedHashMap<>();
        marks.put("has a line break", text -> text.indexOf('\n') >= 0);
        marks.put("has an empty line", Pattern.compile("\\n[ \\t\\r]*\\n").asPredicate());
        marks.put("has a carriage return", text -> text.indexOf('\r') >= 0);
        marks.put("has a tab", text -> text.indexOf('\t') >= 0);
        marks.put("has two spaces in a row", text -> text.contains("  "));
        marks.put("begins with white space", text -> !text.isEmpty() && Character.isWhitespace(text.charAt(0)));
        marks.put(
                "ends with white space",
                text -> !text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1)));
        marks.put("begins with a capital", text -> begins(text, Character::isUpperCase));
        marks.put("begins with a small letter", text -> begins(text, Character::isLowerCase));
        marks.put("begins with no letter", text -> begins(text, c -> !Character.isLetter(c)));
        marks.put("ends with a full stop", text -> text.strip().endsWith("."));
        marks.put("ends with a question mark", text -> text.strip().endsWith("?"));
        marks.put("ends with an exclamation mark", text -> text.strip().endsWith("!"));
        marks.put("ends with a colon", text -> text.strip().endsWith(":"));
        marks.put("has a question mark", text -> text.indexOf('?') >= 0);
        marks.put("has an exclamation mark", text -> text.indexOf('!') >= 0);
        marks.put("has a semicolon", text -> text.indexOf(';') >= 0);
        marks.put("has a dash", text -> text.indexOf('—') >= 0 || text.indexOf('–') >= 0);
        marks.put("has an ellipsis", text -> text.contains("...") || text.indexOf('…') >= 0);
        marks.put("has round brackets", text -> text.indexOf('(') >= 0);
        marks.put("has straight double quotes", text -> text.indexOf('"') >= 0);
        marks.put("has curly quotes", Pattern.compile("[“”‘’]").asPredicate());
        marks.put("has a digit", Pattern.compile("[0-9]").asPredicate());
        marks.put("has characters beyond ASCII", text -> text.chars().anyMatch(c -> c > 0x7F));
        marks.put("has a word in capitals", Pattern.compile("\\b[A-Z]{2,}\\b").asPredicate());
        marks.put(
                "has a bulleted list",
                Pattern.compile("(?m)^[ \\t]*[-*•][ \\t]").asPredicate());
        marks.put(
                "has a numbered list",
                Pattern.compile("(?m)^[ \\t]*[0-9]{1,3}[.)][ \\t]").asPredicate());
        marks.put("has a Markdown heading", Pattern.compile("(?m)^#{1,6} ").asPredicate());
        marks.put("has Markdown bold", text -> text.contains("**"));
        marks.put("has a code mark", text -> text.indexOf('`') >= 0);
        marks.put("has a web address", Pattern.compile("https?://").asPredicate());
        return marks;
    }

    private static boolean begins(String text, IntPredicate test) {
        String stripped = text.stripLeading();
        return !stripped.isEmpty() && test.test(stripped.codePointAt(0));
    }

    /** The first word when it is a label, that is, has a character that is neither letter nor digit; else "". */
    private static String first(String text) {
        String stripped = text.stripLeading();
        int end = 0;
        while (end < stripped.length() && end <= LONGEST_LABEL && !Character.isWhitespace(stripped.charAt(end))) {
            end++;
        }
        return label(stripped.substring(0, end));
    }

    private static String last(String text) {
        String stripped = text.stripTrailing();
        int start = stripped.length();
        while (start > 0
                && stripped.length() - start <= LONGEST_LABEL
                && !Character.isWhitespace(stripped.charAt(start - 1))) {
            start--;
        }
        return label(stripped.substring(start));
    }

    private static String label(String word) {
        boolean marked = word.endsWith(":") || word.startsWith("(") || word.startsWith("#");
        return marked && word.length() <= LONGEST_LABEL ? word : "";
    }

    private static void count(Map<String, Integer> counts, String label) {
        if (!label.isEmpty()) {
            counts.merge(label, 1, Integer::sum);
        }
    }

    private static List<String> frequent(Map<String, Integer> counts, int minTexts) {
        List<String> labels = new ArrayList<>(counts.keySet().stream()
                .filter(label -> counts.getOrDefault(label, 0) >= minTexts)
                .toList());
        labels.sort(Comparator.comparingInt(label -> -counts.getOrDefault(label, 0)));
        return labels.subList(0, Math.min(MOST_LABELS, labels.size()));
    }
}
