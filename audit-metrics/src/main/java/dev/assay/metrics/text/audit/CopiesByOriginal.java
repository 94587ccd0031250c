package dev.assay.metrics.text.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Texts that copy others, by the text they copy. */
final class CopiesByOriginal {
    private final Map<Integer, List<Integer>> copies = new TreeMap<>();

    /** An original and its copies. */
    record Group(int original, List<Integer> copies) {}

    void add(int original, int copy) {
        copies.computeIfAbsent(original, text -> new ArrayList<>()).add(copy);
    }

    /** How many texts are copies. */
    int size() {
        return copies.values().stream().mapToInt(List::size).sum();
    }

    /** The number of copies beside which a copy stands on average, itself included: at least 1. Copies of one text are one event. */
    double clustering() {
        double squares = 0;
        for (List<Integer> group : copies.values()) {
            squares += (double) group.size() * group.size();
        }
        return copies.isEmpty() ? 1 : squares / size();
    }

    /** The originals, the most copied first. */
    List<Group> mostCopied() {
        return copies.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(group -> -group.copies.size()))
                .toList();
    }
}
