package dev.assay.kernel;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Contingency counts of all pairs of coded columns. Columns with few codes are counted together: one increment in a table
 * over two small groups of columns serves every pair of them, and the pairs' tables are added up from it at the end. A
 * negative code is missing and leaves the row out of that column's pairs. O(rows g^2) for {@code g} groups; memory is
 * the pairs' tables.
 */
public final class PairCounts {
    /** Codes of a group of columns together: two groups then make a table of 4096 cells, half a first-level cache. */
    private static final int GROUP_CODES = 64;

    /** Rows whose group codes are held at a time. */
    private static final int BLOCK = 2048;

    /** Rows of a task. */
    private static final int TASK = 1 << 18;

    private static final int MAX_CELLS = 1 << 26;

    private final int[] sizes;
    private final int[][] tables;

    private PairCounts(int[] sizes) {
        this.sizes = sizes.clone();
        int columns = sizes.length;
        tables = new int[columns * (columns - 1) / 2][];
        for (int a = 0; a < columns; a++) {
            for (int b = a + 1; b < columns; b++) {
                long cells = (long) sizes[a] * sizes[b];
                if (cells > MAX_CELLS) {
                    throw new IllegalArgumentException("columns " + a + " and " + b + " have " + cells
                            + " pairs of codes, at most " + MAX_CELLS + " can be counted; merge rare codes first");
                }
                tables[pair(a, b)] = new int[(int) cells];
            }
        }
    }

    /**
     * Counts rows {@code from .. to - 1}.
     *
     * @param codes one array a column, each code below the column's size
     * @param sizes number of codes of each column
     */
    public static PairCounts of(int[][] codes, int[] sizes, int from, int to, Parallel parallel) {
        if (codes.length != sizes.length) {
            throw new IllegalArgumentException(
                    "each column needs its size, had " + codes.length + " columns and " + sizes.length + " sizes");
        }
        PairCounts counts = new PairCounts(sizes);
        int[][] groups = groups(sizes);
        Queue<Work> idle = new ConcurrentLinkedQueue<>();
        int tasks = (int) (((long) to - from + TASK - 1) / TASK);
        parallel.run(tasks, task -> {
            Work found = idle.poll();
            Work work = found == null ? new Work(groups, sizes) : found;
            int first = from + task * TASK;
            int last = Math.min(to, first + TASK);
            for (int row = first; row < last; row += BLOCK) {
                work.count(codes, row, Math.min(BLOCK, last - row));
            }
            idle.add(work);
        });
        for (Work work : idle) {
            work.addTo(counts);
        }
        return counts;
    }

    /**
     * Counts each fold by itself.
     *
     * @param fold fold of each row, in {@code [0, folds)}; other rows are left out
     */
    public static PairCounts[] byFold(int[][] codes, int[] sizes, int[] fold, int folds, Parallel parallel) {
        int[] starts = new int[folds + 1];
        for (int f : fold) {
            if (f >= 0 && f < folds) {
                starts[f + 1]++;
            }
        }
        for (int f = 0; f < folds; f++) {
            starts[f + 1] += starts[f];
        }
        int[][] ordered = new int[codes.length][starts[folds]];
        for (int c = 0; c < codes.length; c++) {
            int[] next = starts.clone();
            for (int i = 0; i < fold.length; i++) {
                if (fold[i] >= 0 && fold[i] < folds) {
                    ordered[c][next[fold[i]]++] = codes[c][i];
                }
            }
        }
        PairCounts[] counts = new PairCounts[folds];
        for (int f = 0; f < folds; f++) {
            counts[f] = of(ordered, sizes, starts[f], starts[f + 1], parallel);
        }
        return counts;
    }

    /** Rows with code {@code x} in column {@code a} and {@code y} in column {@code b}. */
    public int count(int a, int x, int b, int y) {
        return a < b ? tables[pair(a, b)][x * sizes[b] + y] : tables[pair(b, a)][y * sizes[a] + x];
    }

    /** The counts of columns {@code a < b}, code of {@code a} first; not a copy. */
    public int[] table(int a, int b) {
        return tables[pair(a, b)];
    }

    private int pair(int a, int b) {
        return a * (2 * sizes.length - a - 1) / 2 + b - a - 1;
    }

    /** Neighbouring columns whose codes, missing included, make at most {@link #GROUP_CODES} combinations. */
    private static int[][] groups(int[] sizes) {
        int[][] groups = new int[sizes.length][];
        int count = 0;
        for (int first = 0; first < sizes.length; ) {
            long codes = sizes[first] + 1L;
            int end = first + 1;
            while (end < sizes.length && codes * (sizes[end] + 1L) <= GROUP_CODES) {
                codes *= sizes[end] + 1L;
                end++;
            }
            int[] group = new int[end - first];
            for (int c = first; c < end; c++) {
                group[c - first] = c;
            }
            groups[count++] = group;
            first = end;
        }
        return Arrays.copyOf(groups, count);
    }

    /** Tables of all pairs of groups, for one thread at a time. */
    private static final class Work {
        final int[][] groups;
        final int[] sizes;
        final int[] groupCodes;
        final int[][] block;
        final int[][] joint;

        /** A second table takes every other row, so that equal neighbours need not wait for each other. */
        final int[] other;

        Work(int[][] groups, int[] sizes) {
            this.groups = groups;
            this.sizes = sizes;
            block = new int[groups.length][BLOCK];
            groupCodes = new int[groups.length];
            joint = new int[groups.length * groups.length][];
            int largest = 0;
            for (int g = 0; g < groups.length; g++) {
                groupCodes[g] = 1;
                for (int column : groups[g]) {
                    groupCodes[g] *= sizes[column] + 1;
                }
            }
            for (int g = 0; g < groups.length; g++) {
                for (int h = g + 1; h < groups.length; h++) {
                    joint[g * groups.length + h] = new int[Math.multiplyExact(groupCodes[g], groupCodes[h])];
                    largest = Math.max(largest, groupCodes[g] * groupCodes[h]);
                }
            }
            if (groups.length == 1) {
                joint[0] = new int[groupCodes[0]];
                largest = groupCodes[0];
            }
            other = new int[Math.min(largest, GROUP_CODES * GROUP_CODES)];
        }

        void count(int[][] codes, int row, int rows) {
            for (int g = 0; g < groups.length; g++) {
                int[] into = block[g];
                Arrays.fill(into, 0, rows, 0);
                for (int column : groups[g]) {
                    append(into, codes[column], row, rows, sizes[column] + 1);
                }
            }
            if (groups.length == 1) {
                for (int i = 0; i < rows; i++) {
                    joint[0][block[0][i]]++;
                }
            }
            for (int g = 0; g < groups.length; g++) {
                for (int h = g + 1; h < groups.length; h++) {
                    int[] table = joint[g * groups.length + h];
                    if (table.length <= other.length) {
                        Arrays.fill(other, 0, table.length, 0);
                        countTwo(block[g], block[h], rows, groupCodes[h], table, other);
                        for (int cell = 0; cell < table.length; cell++) {
                            table[cell] += other[cell];
                        }
                    } else {
                        countTwo(block[g], block[h], rows, groupCodes[h], table, table);
                    }
                }
            }
        }

        /** Missing, -1 or any negative code, becomes 0. */
        private static void append(int[] into, int[] codes, int row, int rows, int size) {
            for (int i = 0; i < rows; i++) {
                into[i] = into[i] * size + Math.max(-1, codes[row + i]) + 1;
            }
        }

        private static void countTwo(int[] a, int[] b, int rows, int sizeB, int[] even, int[] odd) {
            int i = 0;
            for (; i + 1 < rows; i += 2) {
                even[a[i] * sizeB + b[i]]++;
                odd[a[i + 1] * sizeB + b[i + 1]]++;
            }
            if (i < rows) {
                even[a[i] * sizeB + b[i]]++;
            }
        }

        /** Adds the joint tables up to the tables of pairs; each pair is taken from one joint table. */
        void addTo(PairCounts counts) {
            for (int g = 0; g < groups.length; g++) {
                for (int h = g + 1; h < groups.length; h++) {
                    int[] table = joint[g * groups.length + h];
                    for (int a : groups[g]) {
                        for (int b : groups[h]) {
                            addPair(counts, table, g, a, h, b);
                        }
                    }
                }
                // Pairs inside a group, from the table that this group shares with a neighbour, or its own.
                int with = groups.length == 1 ? g : g == 0 ? 1 : 0;
                int[] table = joint[Math.min(g, with) * groups.length + Math.max(g, with)];
                for (int a : groups[g]) {
                    for (int b : groups[g]) {
                        if (a < b) {
                            addPair(counts, table, Math.min(g, with), a, Math.max(g, with), b);
                        }
                    }
                }
            }
        }

        /** Adds a joint table over groups {@code g} and {@code h} to the table of columns {@code a} and {@code b}. */
        private void addPair(PairCounts counts, int[] table, int g, int a, int h, int b) {
            int[] pair = counts.table(a, b);
            int strideA = stride(g, a, h);
            int strideB = stride(g, b, h);
            for (int cell = 0; cell < table.length; cell++) {
                int rows = table[cell];
                if (rows != 0) {
                    int x = cell / strideA % (sizes[a] + 1) - 1;
                    int y = cell / strideB % (sizes[b] + 1) - 1;
                    if (x >= 0 && y >= 0) {
                        pair[x * sizes[b] + y] += rows;
                    }
                }
            }
        }

        /** By how much a cell's position grows with the column's code. */
        private int stride(int g, int column, int h) {
            boolean inFirst = column <= groups[g][groups[g].length - 1];
            int[] group = inFirst ? groups[g] : groups[h];
            int stride = inFirst && g != h ? groupCodes[h] : 1;
            for (int c : group) {
                if (c > column) {
                    stride *= sizes[c] + 1;
                }
            }
            return stride;
        }
    }
}
