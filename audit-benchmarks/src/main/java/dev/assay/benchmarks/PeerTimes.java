package dev.assay.benchmarks;

import dev.assay.data.NumericColumn;
import dev.assay.io.Datasets;
import dev.assay.json.Json;
import dev.assay.kernel.Bins;
import dev.assay.kernel.Bootstrap;
import dev.assay.kernel.CoincidenceCounts;
import dev.assay.kernel.Correlations;
import dev.assay.kernel.FloatTiles;
import dev.assay.kernel.MinHash;
import dev.assay.kernel.NeighborhoodCounts;
import dev.assay.kernel.OrderStatistics;
import dev.assay.kernel.PairCounts;
import dev.assay.kernel.PairFunction;
import dev.assay.kernel.PairSums;
import dev.assay.kernel.PanelKernels;
import dev.assay.kernel.Parallel;
import dev.assay.kernel.RadixSort;
import dev.assay.kernel.Shingles;
import dev.assay.kernel.SortScratch;
import dev.assay.kernel.TwoSampleScan;
import dev.assay.kernel.TwoSampleSums;
import dev.assay.metrics.text.TokenSink;
import dev.assay.metrics.text.Tokenizer;
import dev.assay.metrics.text.Tokenizers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Times the kernels on the arrays that peers/measure.py has written and timed its peers on: thread CPU seconds, the median
 * after warm-up, with an answer for the check that both sides computed the same. Prints one JSON object.
 */
final class PeerTimes {
    private static final double WARM_UP_SECONDS = 3;
    private static final int RUNS = 7;

    private final Path folder;
    private final Map<String, Object> results = new LinkedHashMap<>();

    private PeerTimes(Path folder) {
        this.folder = folder;
    }

    /** Parts are named as in the script. */
    static void measure(Path folder, List<String> parts) throws IOException {
        PeerTimes times = new PeerTimes(folder);
        for (String part : parts) {
            switch (part) {
                case "vectors" -> {
                    times.pairwise();
                    times.neighbourhoods();
                    times.pairSums();
                }
                case "columns" -> times.columns();
                case "tables" -> times.tables();
                case "texts" -> times.texts();
                case "reading" -> times.reading();
                case "words" -> times.words();
                default -> throw new IllegalArgumentException("there is no part " + part);
            }
        }
        Map<String, Object> out = Runs.environment("peers");
        out.put("provider", PanelKernels.provider());
        out.put("results", times.results);
        System.out.println(Json.writeLine(out));
    }

    private void time(String name, Supplier<double[]> work) {
        double spent = 0;
        double[] seconds = new double[RUNS];
        double[] answer = {};
        while (spent < WARM_UP_SECONDS) {
            double before = cpu();
            answer = work.get();
            spent += cpu() - before;
        }
        for (int run = 0; run < RUNS; run++) {
            double before = cpu();
            answer = work.get();
            seconds[run] = cpu() - before;
        }
        Arrays.sort(seconds);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("seconds", seconds[RUNS / 2]);
        result.put("low", seconds[0]);
        result.put("high", seconds[RUNS - 1]);
        result.put("answer", answer);
        results.put(name, result);
    }

    private static double cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private void pairwise() throws IOException {
        int n = 4032;
        int d = 768;
        float[] a = floats("a", n * d);
        float[] b = floats("b", n * d);
        time("pairwise", () -> {
            double[] at = new double[1];
            FloatTiles.dots(
                    a, 0, n, b, 0, n, d, false, Parallel.serial(), task -> (row, rows, column, columns, tile) -> {
                        if (row <= 1001 && 1001 < row + rows && column <= 2002 && 2002 < column + columns) {
                            at[0] = tile[1001 - row][2002 - column];
                        }
                    });
            return at;
        });
    }

    private void neighbourhoods() throws IOException {
        int n = 10_000;
        int d = 768;
        float[] real = floats("real", n * d);
        float[] fake = floats("fake", n * d);
        time("precision-recall-density-coverage", () -> {
            NeighborhoodCounts counts = NeighborhoodCounts.of(real, n, fake, n, d, 5, false, Parallel.serial());
            return new double[] {counts.precision(), counts.recall(), counts.density(), counts.coverage()};
        });
    }

    private void pairSums() throws IOException {
        int n = 2000;
        int d = 768;
        int relabellings = 1000;
        float[] rows = Arrays.copyOf(floats("real", n * d), 2 * n * d);
        System.arraycopy(floats("fake", n * d), 0, rows, n * d, n * d);
        float[] indicators = floats("indicators", 2 * n * relabellings);
        PairFunction rbf = PairFunction.rbf(1.0 / 1536);
        time("mmd-1000-permutations", () -> {
            PairSums sums = PairSums.of(rbf, rows, n, n, d, indicators, relabellings, Parallel.serial());
            return new double[] {sums.first, sums.between, sums.firstRelabelled[relabellings - 1]};
        });
    }

    private void columns() throws IOException {
        int n = 1_000_000;
        double[] x = doubles("x", n);
        double[] y = doubles("y", n);
        SortScratch scratch = new SortScratch();
        double[] sortedX = new double[n];
        double[] sortedY = new double[n];
        TwoSampleSums sums = new TwoSampleSums();
        time("two-sample", () -> {
            RadixSort.sort(x, 0, n, sortedX, 0, scratch);
            RadixSort.sort(y, 0, n, sortedY, 0, scratch);
            TwoSampleScan.scan(sortedX, 0, n, sortedY, 0, n, sums);
            return new double[] {
                sums.kolmogorovSmirnov(), sums.cramerVonMises(), sums.wasserstein1(), sums.energyDistance()
            };
        });
        double[] shares = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
        time("psi-counts", () -> {
            long[] counts =
                    Bins.leftClosed(OrderStatistics.quantiles(x, shares)).count(y);
            return new double[] {counts[0], counts[5], counts[9]};
        });
        int size = 20;
        double[] flat = doubles("columns", size * n);
        double[][] columns = new double[size][];
        for (int c = 0; c < size; c++) {
            columns[c] = Arrays.copyOfRange(flat, c * n, (c + 1) * n);
        }
        time("pearson-20", () -> new double[] {Correlations.pearson(columns, Parallel.serial())[0][1]});
        time("spearman-20", () -> new double[] {Correlations.spearman(columns, Parallel.serial())[0][1]});
        double[] sample = Arrays.copyOf(x, 100_000);
        double[] means = new double[2000];
        time("bootstrap-mean", () -> {
            Bootstrap.means(sample, 0, sample.length, 1, means, Parallel.serial());
            return new double[] {Arrays.stream(means).average().orElseThrow()};
        });
        long[] cells = {30_000, 12_000, 9_000, 49_000};
        long[] drawn = new long[2000 * cells.length];
        time("bootstrap-counts", () -> {
            Bootstrap.counts(cells, 1, 0, 2000, drawn);
            double sum = 0;
            for (int at = 0; at < drawn.length; at += cells.length) {
                sum += drawn[at];
            }
            return new double[] {sum / 2000};
        });
    }

    private void tables() throws IOException {
        int n = 1_000_000;
        int size = 20;
        int[] flat = ints("codes", size * n);
        int[][] codes = new int[size][];
        int[] sizes = new int[size];
        for (int c = 0; c < size; c++) {
            codes[c] = Arrays.copyOfRange(flat, c * n, (c + 1) * n);
            sizes[c] = 2 + c % 7;
        }
        time("contingency-190", () -> {
            PairCounts counts = PairCounts.of(codes, sizes, 0, n, Parallel.serial());
            return new double[] {counts.count(0, 1, 1, 1), counts.count(3, 2, 17, 1)};
        });
        int[] rated = ints("ratings", 3 * n);
        int[][] ratings = new int[3][];
        for (int r = 0; r < 3; r++) {
            ratings[r] = Arrays.copyOfRange(rated, r * n, (r + 1) * n);
        }
        time("coincidences", () -> {
            double[] counts = CoincidenceCounts.of(ratings, n, 5);
            return new double[] {counts[0], counts[1]};
        });
    }

    private void texts() throws IOException {
        int documents = 100_000;
        int words = 50;
        int[] ids = ints("words", documents * words);
        long[] vocabulary = new long[30_000];
        for (int w = 0; w < vocabulary.length; w++) {
            vocabulary[w] = Shingles.token("word" + w);
        }
        long[] tokens = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            tokens[i] = vocabulary[ids[i]];
        }
        MinHash minHash = new MinHash(128, 1);
        long[] hashes = new long[documents * (words - 2)];
        int[] starts = new int[documents + 1];
        int[] signatures = new int[documents * 128];
        time("minhash-128", () -> {
            int at = 0;
            for (int document = 0; document < documents; document++) {
                starts[document] = at;
                at += Shingles.hash(tokens, document * words, words, 3, hashes, at);
            }
            starts[documents] = at;
            minHash.signatures(hashes, starts, signatures);
            // The first two documents of the script share 30 of 66 shingles.
            return new double[] {MinHash.similarity(signatures, 0, signatures, 128, 128)};
        });
    }

    private void reading() {
        for (String format : List.of("csv", "jsonl")) {
            Path file = folder.resolve("table." + format);
            time("read-" + format, () -> {
                double sum = 0;
                for (double value : ((NumericColumn) Datasets.read(file).column("c0")).values()) {
                    sum += value;
                }
                return new double[] {sum};
            });
        }
    }

    private void words() throws IOException {
        List<String> texts = Files.readAllLines(folder.resolve("texts.txt"));
        Tokenizer tokenizer = Tokenizers.standard();
        time("word-tokens", () -> {
            long[] counts = new long[2];
            TokenSink sink = (buffer, offset, length, start, end) -> {
                counts[0]++;
                counts[1] += length;
            };
            texts.forEach(text -> tokenizer.tokenize(text, sink));
            return new double[] {counts[0], counts[1]};
        });
    }

    private ByteBuffer bytes(String name) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name + ".bin")))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private float[] floats(String name, int length) throws IOException {
        float[] values = new float[length];
        bytes(name).asFloatBuffer().get(values);
        return values;
    }

    private double[] doubles(String name, int length) throws IOException {
        double[] values = new double[length];
        bytes(name).asDoubleBuffer().get(values);
        return values;
    }

    private int[] ints(String name, int length) throws IOException {
        int[] values = new int[length];
        bytes(name).asIntBuffer().get(values);
        return values;
    }
}
