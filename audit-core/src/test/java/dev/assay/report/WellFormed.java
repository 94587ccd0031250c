package dev.assay.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small check that markup nests, quotes its attributes and escapes its text; tells which elements it met. */
final class WellFormed {
    private static final Pattern TAG =
            Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\\s+[A-Za-z][A-Za-z0-9:-]*=\"[^\"<>]*\")*)\\s*(/?)>");
    private static final Pattern ENTITY = Pattern.compile("&(?!(?:amp|lt|gt|quot|#39);)");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s+([A-Za-z][A-Za-z0-9:-]*)=\"");

    private WellFormed() {}

    /** The names of all elements in document order; an error names the place where the markup is broken. */
    static List<String> elements(String markup) {
        String body = markup.replaceFirst("^<\\?xml [^>]*\\?>", "").replaceFirst("^<!DOCTYPE html>", "");
        List<String> elements = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(body);
        int position = 0;
        while (position < body.length()) {
            int next = body.indexOf('<', position);
            String text = body.substring(position, next < 0 ? body.length() : next);
            if (!"style".equals(open.peek())) {
                require(text.indexOf('>') < 0 && !ENTITY.matcher(text).find(), "unescaped text", text);
            }
            if (next < 0) {
                break;
            }
            require(tag.find(next) && tag.start() == next, "broken tag", body.substring(next));
            if (!tag.group(1).isEmpty()) {
                require(!open.isEmpty() && open.pop().equals(tag.group(2)), "wrong end tag", body.substring(next));
            } else {
                elements.add(tag.group(2));
                attributes(tag.group(3));
                if (tag.group(4).isEmpty()) {
                    open.push(tag.group(2));
                }
            }
            position = tag.end();
        }
        require(open.isEmpty(), "not closed", open.toString());
        return elements;
    }

    private static void attributes(String attributes) {
        require(!ENTITY.matcher(attributes).find(), "unescaped attribute", attributes);
        Set<String> names = new HashSet<>();
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            require(names.add(attribute.group(1)), "attribute given twice", attributes);
        }
    }

    private static void require(boolean fine, String what, String where) {
        if (!fine) {
            throw new AssertionError(what + ": " + where.substring(0, Math.min(200, where.length())));
        }
    }
}
