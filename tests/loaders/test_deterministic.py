"""The same text gives the same extraction: each time, in any order, in any process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hansa.graph.model import Metadata, canonical, normalise
from hansa.loaders.extract import extract

ROOT = Path(__file__).parent.parent.parent
TEXTS = sorted([*ROOT.glob("seeds/*.txt"), *ROOT.glob("tests/eval/dev/raw/*.txt")])

ALL = """
import hashlib, sys
from hansa.graph.model import Metadata, canonical, normalise
from hansa.loaders.extract import extract
texts = [normalise(open(path, encoding="utf-8").read()) for path in sys.argv[2:]]
found = [canonical(extract(text, Metadata()).to_json()) for text in texts[::int(sys.argv[1])]]
print(hashlib.sha256("".join(sorted(found)).encode()).hexdigest())
"""


@pytest.mark.parametrize("path", TEXTS[:5], ids=lambda p: p.name[:3])
def test_each_time(path: Path) -> None:
    text = normalise(path.read_text("utf-8"))
    assert len({canonical(extract(text, Metadata()).to_json()) for _ in range(8)}) == 1


def test_in_any_order_and_process() -> None:
    """Hashes are salted differently in each process, and the order of texts is turned round."""
    found = set()
    for seed, step in (("1", "1"), ("2", "-1")):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", ALL, step, *map(str, TEXTS)]
        found.add(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(found) == 1
