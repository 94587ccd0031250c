#!/usr/bin/env python3
"""Times numpy, scipy and scikit-learn, then Assay, on the same arrays in one run, and prints the ratios.

Usage: python3 audit-benchmarks/peers/measure.py [--java PATH] [--out FILE] [--parts vectors,columns,tables,texts,reading,words]
Needs numpy, scipy and scikit-learn (Debian: python3-numpy python3-scipy python3-sklearn) and
audit-benchmarks/target/benchmarks.jar (mvn -pl audit-benchmarks -am package -DskipTests).

All times are CPU seconds of one thread, the median of the runs; peers run with one BLAS thread. Where a peer takes long, a
part is timed and scaled up; the table says so. A ratio is peer time over Assay time. The heap is touched before, as that of
a process that has run for a while: the first touch of a page is the kernel's work and happens once.
"""
import argparse
import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    if name in os.environ:
        del os.environ[name]
        os.execv(sys.executable, [sys.executable] + sys.argv)
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    if os.environ.get(name) != "1":
        os.environ[name] = "1"
        os.execv(sys.executable, [sys.executable] + sys.argv)

import numpy as np
import scipy
import scipy.stats
import sklearn
from sklearn.metrics import pairwise_distances

HERE = pathlib.Path(__file__).resolve().parent
JAR = HERE.parent / "target" / "benchmarks.jar"


def clock(work, runs=5, warm=1):
    """Median, lowest and highest CPU seconds of `work`, and its last answer."""
    for _ in range(warm):
        answer = work()
    seconds = []
    for _ in range(runs):
        before = time.process_time()
        answer = work()
        seconds.append(time.process_time() - before)
    seconds.sort()
    return seconds[len(seconds) // 2], seconds[0], seconds[-1], answer


class Peers:
    def __init__(self, folder):
        self.folder = folder
        self.rng = np.random.default_rng(20261124)
        self.results = {}

    def save(self, name, values):
        np.ascontiguousarray(values).tofile(self.folder / (name + ".bin"))
        return values

    def add(self, name, peer, seconds, answer, note="", scale=1):
        median, low, high = (scale * s for s in seconds)
        entry = {"peer": peer, "seconds": median, "low": low, "high": high, "answer": [float(v) for v in answer]}
        if note:
            entry["note"] = note
        self.results.setdefault(name, []).append(entry)
        print(f"  {name}: {peer} {median:.4f} s", file=sys.stderr)

    def vectors(self):
        n, d = 4032, 768
        a = self.save("a", self.rng.standard_normal((n, d), dtype=np.float32))
        b = self.save("b", self.rng.standard_normal((n, d), dtype=np.float32))
        out = np.empty((n, n), dtype=np.float32)
        *seconds, _ = clock(lambda: np.matmul(a, b.T, out=out), runs=9, warm=3)
        self.add("pairwise", "numpy matmul (sgemm)", seconds, [out[1001, 2002]], f"{2 * n * n * d / seconds[0] / 1e9:.0f} GF/s")

        n = 10_000
        real = self.save("real", self.rng.standard_normal((n, d), dtype=np.float32))
        fake = self.save("fake", 0.97 * self.rng.standard_normal((n, d), dtype=np.float32))
        *seconds, answer = clock(lambda: prdc(real, fake, 5), runs=1, warm=0)
        self.add("precision-recall-density-coverage", "scikit-learn distances, numpy", seconds, answer, "one run; the steps of the reference implementation")

        n, relabellings = 2000, 1000
        pooled = np.concatenate([real[:n], fake[:n]])
        indicators = np.zeros((2 * n, relabellings), dtype=np.float32)
        permutations = [self.rng.permutation(2 * n) for _ in range(relabellings)]
        for p, permutation in enumerate(permutations):
            indicators[permutation[:n], p] = 1
        self.save("indicators", indicators)

        def kernel():
            norms = (pooled.astype(np.float64) ** 2).sum(axis=1).astype(np.float32)
            k = np.exp(-np.maximum(norms[:, None] + norms[None] - 2 * pooled @ pooled.T, 0) / np.float32(1536))
            np.fill_diagonal(k, 0)
            return k

        *kernel_seconds, k = clock(kernel, runs=3)

        def gather(part):
            for permutation in part:
                shuffled = k[permutation][:, permutation]
                first = shuffled[:n, :n].sum(dtype=np.float64)
                between = shuffled[:n, n:].sum(dtype=np.float64)
                second = shuffled[n:, n:].sum(dtype=np.float64)
            return first, between, second

        *seconds, _ = clock(lambda: gather(permutations[:5]), runs=3)
        last = gather(permutations[-1:])
        own = [k[:n, :n].sum(dtype=np.float64), k[:n, n:].sum(dtype=np.float64), last[0]]
        total = [kernel_seconds[i] + relabellings / 5 * seconds[i] for i in range(3)]
        self.add("mmd-1000-permutations", "numpy, matrix gathered for each permutation", total, own, "5 permutations timed, scaled up")

        def product():
            k = kernel()
            kz = k @ indicators
            return (indicators.astype(np.float64) * kz).sum(axis=0)

        *seconds, squares = clock(product, runs=3)
        self.add("mmd-1000-permutations", "numpy, permutations as one product", seconds, own[:2] + [squares[-1]])

    def columns(self):
        n = 1_000_000
        x = self.save("x", self.rng.standard_normal(n))
        y = self.save("y", 1.05 * self.rng.standard_normal(n) + 0.02)
        total = np.zeros(3)
        answers = []
        for name, work in (
            ("ks", lambda: scipy.stats.ks_2samp(x, y, method="asymp").statistic),
            ("cvm", lambda: scipy.stats.cramervonmises_2samp(x, y, method="asymptotic").statistic),
            ("wasserstein", lambda: scipy.stats.wasserstein_distance(x, y)),
            ("energy", lambda: scipy.stats.energy_distance(x, y)),
        ):
            *seconds, answer = clock(work, runs=3, warm=0)
            total += seconds
            answers.append(answer)
            if name == "ks":
                self.add("kolmogorov-smirnov", "scipy ks_2samp asymptotic", seconds, [answer], "Assay's time is that of all statistics")
        *seconds, answer = clock(lambda: scipy.stats.anderson_ksamp([x, y]).statistic, runs=1, warm=0)
        total += seconds
        self.add("two-sample", "scipy, five functions", total, answers, "Kolmogorov-Smirnov, Cramer-von Mises, Anderson-Darling, Wasserstein-1, energy")

        def psi():
            cuts = np.quantile(x, np.arange(1, 10) / 10)
            return np.histogram(y, np.concatenate([[-np.inf], cuts, [np.inf]]))[0]

        *seconds, counts = clock(psi, runs=7)
        self.add("psi-counts", "numpy quantile, histogram", seconds, counts[[0, 5, 9]])

        columns = self.rng.standard_normal((20, n))
        columns[1:] += 0.3 * columns[0]
        self.save("columns", columns)
        *seconds, matrix = clock(lambda: np.corrcoef(columns), runs=5)
        self.add("pearson-20", "numpy corrcoef", seconds, [matrix[0, 1]])
        *seconds, matrix = clock(lambda: scipy.stats.spearmanr(columns, axis=1).statistic, runs=2, warm=0)
        self.add("spearman-20", "scipy spearmanr", seconds, [matrix[0, 1]])

        sample = x[:100_000]
        draw = np.random.default_rng(1)
        *seconds, _ = clock(lambda: [sample[draw.integers(0, len(sample), len(sample))].mean() for _ in range(200)], runs=3)
        self.add("bootstrap-mean", "numpy, a loop of integers and mean", seconds, [sample.mean()], "200 resamples timed, scaled up", scale=10)
        shares = np.array([0.3, 0.12, 0.09, 0.49])
        *seconds, counts = clock(lambda: draw.multinomial(100_000, shares, size=2000), runs=51)
        self.add("bootstrap-counts", "numpy multinomial", seconds, [counts[:, 0].mean()])

    def tables(self):
        n = 1_000_000
        codes = np.stack([self.rng.integers(0, 2 + c % 7, n, dtype=np.int32) for c in range(20)])
        self.save("codes", codes)
        sizes = [2 + c % 7 for c in range(20)]

        def count():
            tables = {}
            for a in range(20):
                for b in range(a + 1, 20):
                    tables[a, b] = np.bincount(codes[a] * sizes[b] + codes[b], minlength=sizes[a] * sizes[b])
            return tables

        *seconds, tables = clock(count, runs=3)
        self.add("contingency-190", "numpy bincount on codes", seconds, [tables[0, 1][1 * sizes[1] + 1], tables[3, 17][2 * sizes[17] + 1]])

        ratings = self.rng.integers(0, 5, (3, n), dtype=np.int32)
        ratings[self.rng.random((3, n)) < 0.02] = -1
        self.save("ratings", ratings)

        def coincidences():
            # As fast-krippendorff does it: counts of values by unit, then one product.
            counts = (ratings[:, :, None] == np.arange(5)).sum(axis=0)
            pairable = counts.sum(axis=1)
            weight = np.where(pairable > 1, 1 / np.maximum(pairable - 1, 1), 0)
            table = (counts * weight[:, None]).T @ counts
            return table - np.diag((counts * weight[:, None]).sum(axis=0))

        *seconds, table = clock(coincidences, runs=3)
        self.add("coincidences", "numpy, the way of fast-krippendorff", seconds, [table[0, 0], table[0, 1]])

    def texts(self):
        documents, words = 100_000, 50
        ids = self.rng.integers(0, 30_000, (documents, words), dtype=np.int32)
        ids[1, :32] = ids[0, :32]
        self.save("words", ids)
        part = 2000
        factors = self.rng.integers(1, (1 << 31) - 1, 128, dtype=np.uint64)
        offsets = self.rng.integers(0, (1 << 31) - 1, 128, dtype=np.uint64)
        prime = np.uint64((1 << 61) - 1)

        def signatures():
            rows = []
            for document in range(part):
                text = [f"word{w}" for w in ids[document]]
                hashes = np.array([hash(" ".join(text[i : i + 3])) & 0xFFFFFFFF for i in range(words - 2)], dtype=np.uint64)
                rows.append((((hashes[:, None] * factors + offsets) % prime) & np.uint64(0xFFFFFFFF)).min(axis=0))
            return rows

        *seconds, rows = clock(signatures, runs=3)
        exact = 30 / 66
        self.add("minhash-128", "numpy, datasketch's formula on Python strings", seconds, [exact], f"{part} documents timed, scaled up", scale=documents / part)

    def reading(self):
        rows = 600_000
        numbers = self.rng.integers(0, 1_000_000, (rows, 12)) / 100
        levels = np.stack([self.rng.integers(0, 3 * c, rows) for c in range(12, 18)], axis=1)
        names = [f"c{c}" for c in range(20)]
        csv_file, json_file = self.folder / "table.csv", self.folder / "table.jsonl"
        with open(csv_file, "w", encoding="utf-8") as as_csv, open(json_file, "w", encoding="utf-8") as as_json:
            as_csv.write(",".join(names) + "\n")
            for row in range(rows):
                values = [repr(v) for v in numbers[row].tolist()]
                texts = [f"level-{v}" for v in levels[row].tolist()]
                texts += [f"2024-{1 + row % 12:02}-{1 + row % 28:02}", f"request {row} about order {row * 7919 % 100_000}"]
                as_csv.write(",".join(values + texts) + "\n")
                fields = [f'"{n}":{v}' for n, v in zip(names, values)] + [f'"{n}":"{t}"' for n, t in zip(names[12:], texts)]
                as_json.write("{" + ",".join(fields) + "}\n")
        total = numbers[:, 0].sum()

        def read_csv():
            with open(csv_file, encoding="utf-8", newline="") as file:
                for record in csv.reader(file):
                    pass

        def read_json():
            with open(json_file, encoding="utf-8") as file:
                for line in file:
                    json.loads(line)

        for name, peer, work, file in (
            ("read-csv", "Python csv, strings only", read_csv, csv_file),
            ("read-jsonl", "Python json, a line each", read_json, json_file),
        ):
            *seconds, _ = clock(work, runs=3)
            megabytes = file.stat().st_size / 1e6
            self.add(name, peer, seconds, [total], f"{megabytes:.0f} MB; Assay's time is that of typed columns")

    def words(self):
        vocabulary = [f"{chr(97 + w % 26)}{chr(97 + w // 26 % 26)}{'etaoinshr'[: 1 + w % 9]}" for w in range(5000)]
        texts = []
        for _ in range(100_000):
            picked = np.minimum(self.rng.zipf(1.3, 40), 5000) - 1
            text = " ".join(vocabulary[w] for w in picked.tolist())
            texts.append(text[0].upper() + text[1:] + ".")
        (self.folder / "texts.txt").write_text("\n".join(texts) + "\n", encoding="utf-8")
        word = re.compile(r"\w+")

        def tokens():
            count = length = 0
            for text in texts:
                for token in word.findall(text.lower()):
                    count += 1
                    length += len(token)
            return count, length

        *seconds, (count, length) = clock(tokens, runs=3)
        self.add("word-tokens", r"Python re \w+ on lower case", seconds, [count, length], f"{sum(map(len, texts)) / 1e6:.0f} MB")


def prdc(real, fake, k):
    """Precision, recall, density, coverage as the reference implementation computes them."""

    def kth(distances):
        smallest = np.partition(distances, k, axis=1)[:, : k + 1]
        return smallest.max(axis=1)

    real_radii = kth(pairwise_distances(real, real, metric="euclidean", n_jobs=1))
    fake_radii = kth(pairwise_distances(fake, fake, metric="euclidean", n_jobs=1))
    distances = pairwise_distances(real, fake, metric="euclidean", n_jobs=1)
    precision = (distances < real_radii[:, None]).any(axis=0).mean()
    recall = (distances < fake_radii[None]).any(axis=1).mean()
    density = (distances < real_radii[:, None]).sum(axis=0).mean() / k
    coverage = (distances.min(axis=1) < real_radii).mean()
    return precision, recall, density, coverage


# Answers agree to this relative error; random draws and estimates by what chance allows.
TOLERANCE = {
    "bootstrap-mean": 1,
    "bootstrap-counts": 0.01,
    "minhash-128": 0.5,
    "pairwise": 1e-3,
    "precision-recall-density-coverage": 1e-3,
    "mmd-1000-permutations": 1e-4,
}


PARTS = ("vectors", "columns", "tables", "texts", "reading", "words")


def shown(seconds):
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.3g} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.3g} us"


def assay(java, folder, options, parts):
    command = [java, "-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch", *options, "-jar", str(JAR), "peers", str(folder), *parts]
    print("  " + " ".join(command[: -1 - len(parts)]), file=sys.stderr)
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(output.strip().splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--java", default="java")
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--parts", default=",".join(PARTS))
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="peers-"))
    try:
        peers = Peers(folder)
        load = os.getloadavg()[0]
        parts = arguments.parts.split(",")
        for part in parts:
            getattr(peers, part)()
        plain = assay(arguments.java, folder, ["-Dassay.kernel.provider=plain"], parts)
        vector = assay(arguments.java, folder, ["--add-modules", "jdk.incubator.vector"], parts)
    finally:
        shutil.rmtree(folder)
    rows = []
    for name, entries in peers.results.items():
        for peer in entries:
            row = {"loop": name, **peer}
            for label, side in (("plain", plain), ("vector", vector)):
                ours = side["results"]["two-sample" if name == "kolmogorov-smirnov" else name]
                row[label] = {key: ours[key] for key in ("seconds", "low", "high", "answer")}
                row[label]["ratio"] = peer["seconds"] / ours["seconds"]
                agree = all(
                    abs(p - a) <= TOLERANCE.get(name, 1e-6) * (abs(p) + 0.01) for p, a in zip(peer["answer"], ours["answer"])
                )
                row[label]["agrees"] = agree
            rows.append(row)
    result = {
        "schema": "assay/peers/1",
        "environment": {**plain, "python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__, "scikit-learn": sklearn.__version__, "loadAtStart": load},
        "rows": rows,
    }
    for key in ("results", "provider", "profile", "providers"):
        result["environment"].pop(key, None)
    print(f"{'loop':36}{'peer':48}{'peer':>10}{'plain':>10}{'ratio':>8}{'vector':>10}{'ratio':>8}")
    for row in rows:
        mark = "" if row["plain"]["agrees"] and row["vector"]["agrees"] else "  ANSWERS DIFFER"
        print(
            f"{row['loop']:36}{row['peer']:48}{shown(row['seconds']):>10}{shown(row['plain']['seconds']):>10}"
            f"{row['plain']['ratio']:8.2f}{shown(row['vector']['seconds']):>10}{row['vector']['ratio']:8.2f}{mark}"
        )
    if arguments.out:
        arguments.out.write_text(json.dumps(result, indent=1) + "\n")
    sys.exit(0 if all(row[p]["agrees"] for row in rows for p in ("plain", "vector")) else 1)


if __name__ == "__main__":
    main()
