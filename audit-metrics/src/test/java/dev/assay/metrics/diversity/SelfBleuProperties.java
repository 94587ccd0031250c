package dev.assay.metrics.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SelfBleuProperties {
    @Property(tries = 200)
    void agreesWithComparingEachTextWithAllOthers(
            @ForAll @Size(min = 2, max = 6) List<@Size(max = 8) List<@IntRange(max = 3) Integer>> lists) {
        int[][] texts = lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        double[][] each = SelfBleu.perText(texts, 3);
        for (int t = 0; t < texts.length; t++) {
            assertThat(each[2][t]).isBetween(0.0, 1.0).isCloseTo(direct(lists, t, 3), within(1e-12));
        }
    }

    private static double direct(List<List<Integer>> texts, int t, int maxN) {
        List<Integer> text = texts.get(t);
        double logSum = 0;
        for (int n = 1; n <= maxN; n++) {
            long matches = 0;
            for (Map.Entry<List<Integer>, Integer> gram : counts(text, n).entrySet()) {
                int most = 0;
                for (int r = 0; r < texts.size(); r++) {
                    if (r != t) {
                        most = Math.max(most, counts(texts.get(r), n).getOrDefault(gram.getKey(), 0));
                    }
                }
                matches += Math.min(most, gram.getValue());
            }
            if (n == 1 && matches == 0) {
                return 0;
            }
            logSum += Math.log((matches == 0 ? 0.1 : matches) / Math.max(1, text.size() - n + 1));
        }
        int closest = Integer.MAX_VALUE;
        for (int r = 0; r < texts.size(); r++) {
            int length = texts.get(r).size();
            int gap = Math.abs(length - text.size());
            int best = Math.abs(closest - text.size());
            if (r != t && (closest == Integer.MAX_VALUE || gap < best || gap == best && length < closest)) {
                closest = length;
            }
        }
        double brevity = text.size() > closest ? 1 : Math.exp(1 - (double) closest / text.size());
        return brevity * Math.exp(logSum / maxN);
    }

    private static Map<List<Integer>, Integer> counts(List<Integer> text, int n) {
        Map<List<Integer>, Integer> counts = new HashMap<>();
        for (int i = 0; i + n <= text.size(); i++) {
            counts.merge(text.subList(i, i + n), 1, Integer::sum);
        }
        return counts;
    }
}
