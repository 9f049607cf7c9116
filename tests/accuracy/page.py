"""The page docs/accuracy.md: how well the extractor does on each set of documents, to three places.

Usage: python tests/accuracy/page.py [--check]
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

PAGE = Path(__file__).resolve().parents[2] / "docs" / "accuracy.md"
POINT = 0.01
"""How far a figure may lie below the page: one point."""

MAIN = ("en", "ru")
_HEAD = """# Accuracy of extraction

Written by `python tests/accuracy/page.py`; a test fails when a figure drops more than a point below this page.
Gold, texts and scorer are in `tests/eval` (its README says what counts as what). P, R and F1 are precision, recall and
their harmonic mean.

- **seeds**: the five documents that come with the project.
- **dev**, **dev2**: what rules are tuned on, split in halves by a hash of the file name. Half 0 was tuned on first, and
  the figures of half 1 read beside it; half 1 was opened afterwards, so that none of the two is blind any more.
- **dev3**: was blind at first; its errors have been read since, and rules are tuned on it too. The relation classifier
  has learnt from dev, dev2, dev3 and the seeds, so that their lines are of documents it knows.
- **dev4**: written after the rules without sight of them. Half 0 has been opened. Half 1 is blind:
  nobody looks at its errors, and **its lines say what to expect of a document nobody has seen.** All four sets are by
  one author each; there is no second annotator.
- **factrueval-dev**: posts of persons in Russian news (HOLDS_POST, any type).

## By set

| set | entities P | R | F1 | facts P | R | F1 | qualifiers | ungrounded |
|---|---|---|---|---|---|---|---|---|
"""


def _scoring() -> ModuleType:
    return _module("scoring")


def _identity() -> ModuleType:
    return _module("identity")


@cache
def _module(name: str) -> ModuleType:
    """A module of this folder, which is no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


Keep = Callable[[Path], bool]


def _sets(scoring: ModuleType) -> Iterator[tuple[str, str, Keep]]:
    """Label, set and choice of documents for each line of the first table."""

    def chosen(half: int | None, languages: tuple[str, ...] | None, others: bool = False) -> Keep:
        def keep(path: Path) -> bool:
            if half is not None and scoring.half(path.stem) != half:
                return False
            return languages is None or (scoring.language(path) in languages) is not others

        return keep

    yield "seeds", "seeds", chosen(None, None)
    yield "dev", "dev", chosen(None, None)
    yield "dev, English", "dev", chosen(None, ("en",))
    yield "dev, Russian", "dev", chosen(None, ("ru",))
    yield "dev, other languages", "dev", chosen(None, MAIN, others=True)
    for half in (0, 1):
        yield f"dev, English and Russian, half {half}", "dev", chosen(half, MAIN)
    yield "dev2", "dev2", chosen(None, None)
    yield "dev2, English", "dev2", chosen(None, ("en",))
    yield "dev2, Russian", "dev2", chosen(None, ("ru",))
    yield "dev2, other languages", "dev2", chosen(None, MAIN, others=True)
    for half in (0, 1):
        yield f"dev2, English and Russian, half {half}", "dev2", chosen(half, MAIN)
    for name, label, part in (("dev3", "dev3", None), ("dev4", "dev4, half 1 (blind)", 1)):
        yield label, name, chosen(part, None)
        yield f"{label}, English", name, chosen(part, ("en",))
        yield f"{label}, Russian", name, chosen(part, ("ru",))
        yield f"{label}, other languages", name, chosen(part, MAIN, others=True)
    yield "dev4, half 0", "dev4", chosen(0, None)
    yield "factrueval-dev", "factrueval", chosen(None, None)
    for half in (0, 1):
        yield f"factrueval-dev, half {half}", "factrueval", chosen(half, None)


def lines() -> dict[str, list[float]]:
    """The figures of the first table by the label of their line."""
    scoring = _scoring()
    found = {}
    for label, name, keep in _sets(scoring):
        f: dict[str, Any] = scoring.figures(name, keep=keep)
        both = [f[of][m] for of in ("entities", "facts") for m in "prf"]
        found[label] = [*both, f["qualifiers"], float(f["ungrounded"] + f["failures"])]
    return found


def page(figures: dict[str, list[float]]) -> str:
    """The text of the page."""
    scoring = _scoring()
    rows = []
    for label, values in figures.items():
        cells = [f"{v:.3f}" for v in values[:-1]]
        if label.startswith("factrueval"):
            cells[:3] = ["–"] * 3
        rows.append(f"| {label} | {' | '.join(cells)} | {values[-1]:.0f} |\n")
    text = _HEAD + "".join(rows)
    shown = {"seeds": "The seeds", "dev": "The development set", "dev2": "The second set", "dev3": "The third set"}
    for name, title in shown.items():
        for part, rows_of in _tables(scoring.score(name)).items():
            text += f"\n## {title}: {part}\n\n| | gold | found | P | R | F1 |\n|---|---|---|---|---|---|\n"
            text += "".join(f"| {' | '.join(row)} |\n" for row in rows_of)
    return text + str(_module("calibration").section()) + str(_identity().section())


def _tables(output: str) -> dict[str, list[list[str]]]:
    """The tables of the scorer's output by their title."""
    tables: dict[str, list[list[str]]] = {}
    title = ""
    for line in output.splitlines():
        if head := re.match(r"(\w[\w ]*?)\s+gold  pred", line):
            title = head.group(1)
        elif line.startswith("  ") and title:
            tables.setdefault(title, []).append(line.split())
    return tables


def written() -> dict[str, list[float | None]]:
    """The figures of the first table as the page gives them; None where it gives none."""
    found: dict[str, list[float | None]] = {}
    for line in PAGE.read_text("utf-8").split("## By set")[1].split("\n## ")[0].splitlines():
        cells = [c.strip() for c in line.strip("|").split("|")]
        if len(cells) == 9 and cells[0] not in {"set", "---"}:
            found[cells[0]] = [None if c == "–" else float(c) for c in cells[1:]]
    return found


def identity_written() -> dict[str, tuple[float, float]]:
    """P and R of the section on identity as the page gives them, by the label of their line."""
    found = {}
    for line in PAGE.read_text("utf-8").partition(_identity().HEADING)[2].split("\n## ")[0].splitlines():
        cells = [c.strip() for c in line.strip("|").split("|")]
        if len(cells) == 6 and cells[1].isdigit():
            found[cells[0]] = float(cells[3]), float(cells[4])
    return found


def identity_drops(was: dict[str, tuple[float, float]]) -> list[str]:
    """What of the section on identity stands more than a point below these figures, each as a sentence."""
    now = _identity().lines()
    return [
        f"{label}: {value:.3f}, and the page says {before:.3f}."
        for label, figures in was.items()
        for before, value in zip(figures, (now[label].precision, now[label].recall), strict=True)
        if value < before - POINT
    ]


def drops(now: dict[str, list[float]]) -> list[str]:
    """What stands more than a point below the page, each as a sentence; ungrounded statements must stay none."""
    found = []
    for label, values in written().items():
        for was, value in zip(values[:-1], now[label][:-1], strict=True):
            if was is not None and value < was - POINT:
                found.append(f"{label}: {value:.3f}, and the page says {was:.3f}.")
        if now[label][-1]:
            found.append(f"{label}: {now[label][-1]:.0f} ungrounded statements or failed documents.")
    return found


def main(check: bool) -> int:
    """Write the page, or compare the figures with it."""
    figures = lines()
    if not check:
        PAGE.write_text(page(figures), "utf-8")
        return 0
    found = drops(figures) + identity_drops(identity_written())
    sys.stderr.write("".join(f"{sentence}\n" for sentence in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
