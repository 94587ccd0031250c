package dev.assay.verify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value computed from a row's fields, written as the cases write it: {@code decile_score/10}, {@code 1 if decile_score>=5
 * else 0}, {@code low if decile_score<5, mid if 5..7, high if >=8}, {@code 1 if (decile_score>=5) differs from label}.
 *
 * <p>A word that is no column is a text literal; a condition without a left side is about the column before it.
 */
final class RowExpression {
    private final CaseTable table;
    private final String text;
    private int at;
    private @Nullable String lastColumn;
    private List<String> row = List.of();

    private RowExpression(CaseTable table, String text) {
        this.table = table;
        this.text = text;
    }

    /** The value in every row, as text; whole numbers without a fraction. */
    static String[] texts(CaseTable table, String text) {
        Object[] values = values(table, text);
        String[] texts = new String[values.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = show(values[i]);
        }
        return texts;
    }

    /** The value in every row, as numbers; an empty field is NaN. */
    static double[] numbers(CaseTable table, String text) {
        Object[] values = values(table, text);
        double[] numbers = new double[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(values[i]);
        }
        return numbers;
    }

    /** The rows in which the condition holds; "all rows" and "" hold everywhere. */
    static CaseTable filter(CaseTable table, String condition) {
        if (condition.isBlank() || condition.equals("all rows")) {
            return table;
        }
        double[] holds = numbers(table, condition);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < holds.length; i++) {
            if (holds[i] == 1) {
                rows.add(table.rows().get(i));
            }
        }
        return new CaseTable(table.columns(), rows);
    }

    private static Object[] values(CaseTable table, String text) {
        Object[] values = new Object[table.size()];
        RowExpression expression = new RowExpression(table, text.trim());
        for (int i = 0; i < values.length; i++) {
            expression.row = table.rows().get(i);
            expression.at = 0;
            expression.lastColumn = null;
            values[i] = expression.clauses();
        }
        return values;
    }

    /** Clauses {@code value if condition}, parted by commas or "else"; the first that holds gives the value. */
    private Object clauses() {
        Object found = null;
        while (true) {
            skipWord("else");
            Object value = condition();
            boolean conditional = skipWord("if");
            boolean holds = !conditional || truth(disjunction());
            if (found == null && holds) {
                found = value;
            }
            if (skip(",")) {
                continue;
            }
            space();
            if (text.startsWith("else", at)) {
                continue;
            }
            if (at < text.length()) {
                throw unknown();
            }
            return found == null ? Double.valueOf(0) : found;
        }
    }

    private Object disjunction() {
        Object value = conjunction();
        while (skipWord("or")) {
            boolean right = truth(conjunction());
            value = truth(value) || right ? 1.0 : 0.0;
        }
        return value;
    }

    private Object conjunction() {
        Object value = condition();
        while (skipWord("and")) {
            boolean right = truth(condition());
            value = truth(value) && right ? 1.0 : 0.0;
        }
        return value;
    }

    private Object condition() {
        space();
        String implicit = lastColumn;
        boolean noLeftSide = at < text.length() && "<>=!".indexOf(text.charAt(at)) >= 0;
        Object left = noLeftSide && implicit != null ? field(implicit) : sum();
        if (skip("..")) {
            double high = number(sum());
            double value = number(field(lastColumn == null ? "" : lastColumn));
            return value >= number(left) && value <= high ? 1.0 : 0.0;
        }
        for (String operator : List.of(">=", "<=", "==", "!=", ">", "<", "=", "differs from", "equals")) {
            if (skip(operator)) {
                return holds(operator, left, right(operator)) ? 1.0 : 0.0;
            }
        }
        return left;
    }

    /** The right side of an equality may be any text up to the next word of the language. */
    private Object right(String operator) {
        space();
        if (operator.contains("=") && operator.length() == 2 && "=!".indexOf(operator.charAt(0)) >= 0) {
            int end = text.length();
            for (String stop : List.of(" else", " if ", " and ", " or ", ")", ",", ";")) {
                int found = text.indexOf(stop, at);
                if (found >= 0) {
                    end = Math.min(end, found);
                }
            }
            String literal = text.substring(at, end).trim();
            at = end;
            return table.columns().contains(literal) ? field(literal) : literal;
        }
        return sum();
    }

    private static boolean holds(String operator, Object left, Object right) {
        return switch (operator) {
            case ">=" -> number(left) >= number(right);
            case "<=" -> number(left) <= number(right);
            case ">" -> number(left) > number(right);
            case "<" -> number(left) < number(right);
            case "!=", "differs from" -> !same(left, right);
            default -> same(left, right);
        };
    }

    private static boolean same(Object left, Object right) {
        double a = number(left);
        double b = number(right);
        return Double.isNaN(a) || Double.isNaN(b) ? show(left).equals(show(right)) : a == b;
    }

    private Object sum() {
        Object value = product();
        while (true) {
            if (skip("+")) {
                value = number(value) + number(product());
            } else if (skip("-")) {
                value = number(value) - number(product());
            } else {
                return value;
            }
        }
    }

    private Object product() {
        Object value = atom();
        while (true) {
            if (skip("*")) {
                value = number(value) * number(atom());
            } else if (skipWord("mod")) {
                value = number(value) % number(atom());
            } else if (skip("/")) {
                value = number(value) / number(atom());
            } else {
                return value;
            }
        }
    }

    private Object atom() {
        space();
        if (skip("(")) {
            Object value = disjunction();
            if (!skip(")")) {
                throw unknown();
            }
            return value;
        }
        int start = at;
        while (at < text.length() && isWordOrNumber(text.charAt(at), start)) {
            at++;
        }
        if (start == at) {
            throw unknown();
        }
        String word = text.substring(start, at);
        if (table.columns().contains(word)) {
            lastColumn = word;
            return field(word);
        }
        double number = number(word);
        return Double.isNaN(number) ? word : (Object) number;
    }

    private boolean isWordOrNumber(char c, int start) {
        if (c == '.') {
            return Character.isDigit(text.charAt(start)) && !text.startsWith("..", at);
        }
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private Object field(String column) {
        int index = table.columns().indexOf(column);
        if (index < 0) {
            throw new UnsupportedCaseException("the expression \"" + text + "\" names no column");
        }
        return row.get(index);
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean skip(String token) {
        space();
        if (text.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }

    private boolean skipWord(String word) {
        space();
        int end = at + word.length();
        if (text.startsWith(word, at) && (end == text.length() || text.charAt(end) == ' ')) {
            at = end;
            return true;
        }
        return false;
    }

    private static boolean truth(Object value) {
        return number(value) == 1;
    }

    private static double number(Object value) {
        if (value instanceof Double number) {
            return number;
        }
        String word = (String) value;
        if (word.isBlank()) {
            return Double.NaN;
        }
        char first = word.charAt(0);
        if (!Character.isDigit(first) && first != '-' && first != '.') {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String show(Object value) {
        if (value instanceof Double number) {
            return number == Math.rint(number) ? Long.toString(number.longValue()) : number.toString();
        }
        return (String) value;
    }

    private UnsupportedCaseException unknown() {
        return new UnsupportedCaseException("the expression \"" + text + "\" is not understood at position " + at);
    }
}
