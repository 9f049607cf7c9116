"""Words a second of `extract`, beside the named entity tagger of natasha on the same Russian texts in the same run.

    pip install -e '.[benchmarks]'
    python benchmarks/extraction.py [RUNS]
    python benchmarks/extraction.py --long

Each measure is a process of its own on one core with one thread; reader and peer take turns. What a process needs to
begin (imports, dictionaries, a first text) is not counted. natasha finds persons, places and organisations only; Hansa
also resolves them and reads statements. `--long` measures one text of up to 10 MB: seconds a megabyte, and memory.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

EVAL = Path(__file__).resolve().parent.parent / "tests" / "eval"
RUSSIAN = str(EVAL / "factrueval-dev" / "*.txt")
ENGLISH = str(EVAL / "dev*" / "raw" / "[DE]*.txt")

READ = """
import glob, resource, sys, time
texts = [open(path, encoding="utf-8").read() for path in sorted(glob.glob(sys.argv[1]))]
{start}
read(texts[0])
begin = time.process_time()
for text in texts:
    read(text)
taken = time.process_time() - begin
print(sum(len(text.split()) for text in texts) / taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
OURS = """
from hansa.graph.model import normalise
from hansa.loaders.extract import extract
def read(text): extract(normalise(text))
"""
PEER = """
from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter
segmenter, tagger = Segmenter(), NewsNERTagger(NewsEmbedding())
def read(text):
    doc = Doc(text)
    doc.segment(segmenter)
    doc.tag_ner(tagger)
"""
LONG = """
import glob, resource, sys, time
from hansa.graph.model import normalise
from hansa.loaders.extract import extract
text = normalise(" ".join(open(p, encoding="utf-8").read() for p in sorted(glob.glob(sys.argv[1]))))
text = (text * (int(sys.argv[2]) // len(text) + 1))[: int(sys.argv[2])]
extract(text[:1000])
begin = time.process_time()
extract(text)
print((time.process_time() - begin) / len(text) * 1e6, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measured(program: str, *arguments: str) -> tuple[float, float]:
    """The two figures that a program prints."""
    one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = [sys.executable, "-W", "ignore", "-c", program, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **one})
    first, second = done.stdout.split()[-2:]
    return float(first), float(second)


def main(runs: int) -> None:
    """Measure and print a Markdown table."""
    ours, peer = READ.format(start=OURS), READ.format(start=PEER)
    rows = [(measured(ours, RUSSIAN), measured(peer, RUSSIAN), measured(ours, ENGLISH)) for _ in range(runs)]
    russian, natasha, english = zip(*rows, strict=True)
    print("| reader | texts | words a second | multiple of natasha | least and most | memory, MB |")
    print("|---|---|---|---|---|---|")
    for name, texts, found in (
        ("natasha, NER", "Russian", natasha),
        ("hansa", "Russian", russian),
        ("hansa", "English", english),
    ):
        ratios = sorted(a[0] / b[0] for a, b in zip(found, natasha, strict=True))
        words, memory = (statistics.median(values) for values in zip(*found, strict=True))
        print(
            f"| {name} | {texts} | {words:,.0f} | {statistics.median(ratios):.2f} "
            f"| {ratios[0]:.2f}–{ratios[-1]:.2f} | {memory:.0f} |"
        )


def long() -> None:
    """Measure texts of growing length and print a Markdown table."""
    print("| characters | seconds for a million | memory, MB |")
    print("|---|---|---|")
    for size in (10_000, 100_000, 1_000_000, 10_000_000):
        seconds, memory = measured(LONG, ENGLISH, str(size))
        print(f"| {size:,} | {seconds:.1f} | {memory:.0f} |")


if __name__ == "__main__":
    if "--long" in sys.argv:
        long()
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
