package dev.assay.benchmarks;

import dev.assay.audit.Audit;
import dev.assay.audit.Family;
import dev.assay.audit.Judged;
import dev.assay.data.Dataset;
import dev.assay.io.Datasets;
import dev.assay.stats.Seed;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * How often the default policy warns, fails or cannot decide when random halves of human texts are compared with each
 * other. Files are read as an audit reads them; {@code =COLUMN=VALUE} behind a name takes the rows of people. Prints Markdown.
 */
final class TextErrorRates {
    private TextErrorRates() {}

    static void print(int splits, List<String> files, PrintStream out) {
        Map<String, int[]> counts = new TreeMap<>();
        for (String file : files) {
            String[] parts = file.split("=", 3);
            Dataset all = Datasets.read(Path.of(parts[0]));
            Dataset human = parts.length < 3
                    ? all
                    : Datasets.split(all, parts[1], List.of(parts[2])).get(0);
            for (int split = 0; split < splits; split++) {
                Seed seed = new Seed(split).child(parts[0]);
                int[] order = PermutationSampler.natural(human.rows());
                PermutationSampler.shuffle(seed.random(), order);
                Dataset shuffled = human.select(order);
                int half = human.rows() / 2;
                List<Judged> judged = Audit.compare(shuffled.slice(0, half), shuffled.slice(half, human.rows()))
                        .only(info -> Set.of(Family.TEXT, Family.DIVERSITY).contains(info.family())
                                || info.id().equals("copied-texts"))
                        .seed(split)
                        .run()
                        .measurements();
                for (Judged one : judged) {
                    one.judgement().ifPresent(judgement -> counts.computeIfAbsent(
                                    one.measurement().metric(), metric -> new int[4])[
                            judgement.verdict().ordinal()]++);
                }
            }
        }
        out.println("| metric | pass | warn | fail | inconclusive |");
        out.println("|---|---|---|---|---|");
        counts.forEach((metric, verdicts) -> out.println("| " + metric + " | "
                + Arrays.stream(verdicts).mapToObj(Integer::toString).collect(Collectors.joining(" | ")) + " |"));
    }
}
