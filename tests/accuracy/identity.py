"""Scores identity across documents: which of the hard pairs of `tests/eval/identity` come together.

All texts that the pairs name are loaded into one in-memory store with the real extractor. A pair is joined when both
mentions are found, of the type the pair says, and are of one node; a mention that the extractor does not find is
joined with nothing.

    P = joined and the same / joined        R = joined and the same / the same

Usage: python tests/accuracy/identity.py [--errors] [--half 0|1]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hansa.graph.compute import named
from hansa.graph.identity import Named, resolve
from hansa.graph.model import Metadata, document_id, normalise
from hansa.graph.store.base import Incoming
from hansa.graph.store.memory import MemoryStore
from hansa.loaders.extract import extract

ROOT = Path(__file__).resolve().parents[2]
EVAL = ROOT / "tests" / "eval"
PAIRS = (EVAL / "identity" / "pairs.jsonl", EVAL / "identity" / "blind" / "pairs.jsonl")
TEXTS = {
    "identity": EVAL / "identity" / "texts",
    "blind": EVAL / "identity" / "blind" / "texts",
    "seeds": ROOT / "seeds",
    "dev": EVAL / "dev" / "raw",
    "dev2": EVAL / "dev2" / "raw",
    "factrueval": EVAL / "factrueval-dev",
}
HEADING = "\n## Identity across documents\n"
PARTS = ("half 0", "half 1", "blind")
TYPES = ("Person", "Meeting", "Organization", "Project", "City")


@dataclass(frozen=True, slots=True)
class Place:
    """A mention as a pair names it: the `n`-th place, from 1, where `form` stands in a document of a set."""

    set: str
    document: str
    form: str
    n: int

    def span(self) -> tuple[int, int]:
        """Its offsets; ValueError when the form does not stand there so often."""
        text, start = text_of(self.set, self.document), -1
        for _ in range(self.n):
            start = text.index(self.form, start + 1)
        return start, start + len(self.form)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions of one type, and whether they are the same; `topic` is the story that they belong to."""

    topic: str
    type: str
    same: bool
    a: Place
    b: Place

    @property
    def part(self) -> str:
        """The part of the gold that its topic belongs to: one of two halves, or the blind part, never tuned on."""
        if self.a.set == self.b.set == "blind":
            return "blind"
        return f"half {hashlib.sha256(self.topic.encode()).digest()[0] % 2}"

    @property
    def across_scripts(self) -> bool:
        return _script(self.a.form) != _script(self.b.form)


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair and what the store says; `missing` are the mentions that the extractor did not find."""

    pair: Pair
    joined: bool
    missing: tuple[Place, ...]

    @property
    def wrong(self) -> bool:
        return self.joined != self.pair.same


@dataclass(frozen=True, slots=True)
class Figures:
    """What a set of judged pairs adds up to. Nothing joined has the precision 1."""

    pairs: int
    same: int
    precision: float
    recall: float
    unfound: int


def _script(form: str) -> str:
    return next((unicodedata.name(c).split()[0] for c in form if c.isalpha()), "")


@cache
def text_of(set_: str, document: str) -> str:
    """The normalised text of a document of a set."""
    return normalise((TEXTS[set_] / f"{document}.txt").read_bytes().decode("utf-8"))


@cache
def pairs() -> tuple[Pair, ...]:
    """The gold."""
    found = []
    for line in (line for path in PAIRS for line in path.read_text("utf-8").splitlines()):
        data = json.loads(line)
        found.append(Pair(data["topic"], data["type"], data["same"], Place(**data["a"]), Place(**data["b"])))
    return tuple(found)


@cache
def clusters() -> dict[str, list[tuple[Named, str]]]:
    """By id of a document: its referents, each with the id of its node, when all texts of the gold are loaded."""
    documents = sorted({(p.set, p.document) for pair in pairs() for p in (pair.a, pair.b)})
    store = MemoryStore()
    store.load([Incoming(f"{s}/{d}", text_of(s, d), Metadata()) for s, d in documents], extract)
    found: dict[str, list[tuple[Named, str]]] = {}
    for cluster in resolve(n for document in store.kept().documents.values() for n in named(document)):
        for member in cluster.members:
            found.setdefault(member.document, []).append((member, cluster.id))
    return found


def node_at(place: Place, type_: str) -> str | None:
    """The node of the mention of this type that shares most with the place; None where none touches it."""
    start, end = place.span()
    best: tuple[int, int, str] | None = None
    for member, node in clusters().get(document_id(text_of(place.set, place.document)), ()):
        if member.referent.type != type_:
            continue
        for m in member.mentions:
            shared = min(end, m.end) - max(start, m.start)
            if shared > 0 and (best is None or (shared, m.start - m.end) > best[:2]):
                best = shared, m.start - m.end, node
    return best[2] if best else None


def judge(pair: Pair) -> Judged:
    """Whether the store joins the two."""
    a, b = node_at(pair.a, pair.type), node_at(pair.b, pair.type)
    missing = tuple(place for place, node in ((pair.a, a), (pair.b, b)) if node is None)
    return Judged(pair, a is not None and a == b, missing)


@cache
def judged() -> tuple[Judged, ...]:
    """Every pair of the gold, judged."""
    return tuple(judge(pair) for pair in pairs())


def figures(of: Iterable[Judged]) -> Figures:
    """Pairwise precision and recall."""
    all_ = list(of)
    same = sum(j.pair.same for j in all_)
    joined = sum(j.joined for j in all_)
    right = sum(j.joined and j.pair.same for j in all_)
    precision = right / joined if joined else 1.0
    return Figures(len(all_), same, precision, right / same if same else 1.0, sum(bool(j.missing) for j in all_))


def lines() -> dict[str, Figures]:
    """The figures by the label of their line."""

    def some(keep: Callable[[Judged], bool]) -> Figures:
        return figures(j for j in judged() if keep(j))

    found = {"all pairs": some(lambda j: j.pair.part != "blind")}
    for part in PARTS:
        found[part] = some(lambda j, part=part: j.pair.part == part)  # type: ignore[misc]
    for part in PARTS:
        found[f"across scripts, {part}"] = some(
            lambda j, part=part: j.pair.part == part and j.pair.across_scripts  # type: ignore[misc]
        )
    for type_ in TYPES:
        found[type_] = some(lambda j, type_=type_: j.pair.type == type_ and j.pair.part != "blind")  # type: ignore[misc]
    found["baseline: joins nothing"] = figures(Judged(pair, False, ()) for pair in pairs())
    return found


def section() -> str:
    """The section on identity of docs/accuracy.md."""
    text = (
        f"{HEADING}\n"
        "Hard pairs of mentions in different documents (`tests/eval/identity`): joined or not. P and R are of pairs.\n"
        "Halves are split by story, and keys are tuned on both. The blind part is only measured, in its own lines.\n"
        "A mention that is not found is joined with nothing.\n\n"
        "| pairs | number | the same | P | R | a mention not found |\n|---|---|---|---|---|---|\n"
    )
    for label, f in lines().items():
        cells = (label, f.pairs, f.same, f"{f.precision:.3f}", f"{f.recall:.3f}", f.unfound)
        text += f"| {' | '.join(map(str, cells))} |\n"
    return text


def _told(judged_: Judged) -> str:
    pair = judged_.pair
    head = "joined wrongly" if judged_.joined else "not joined"
    sides = "  |  ".join(
        f"{p.document}: {p.form}{' (not found)' if p in judged_.missing else ''}" for p in (pair.a, pair.b)
    )
    return f"{head:<15} {pair.type:<13} {pair.topic:<16} {sides}\n"


def main(argv: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list what is joined wrongly or not joined")
    parser.add_argument("--half", choices=("0", "1"), help="errors of this half only; the blind part's are never told")
    args = parser.parse_args(argv)
    if args.errors:
        told = PARTS[:2] if args.half is None else (f"half {args.half}",)
        wrong = [j for j in judged() if j.wrong and j.pair.part in told]
        sys.stdout.write("".join(_told(j) for j in sorted(wrong, key=lambda j: (j.pair.same, bool(j.missing)))))
    sys.stdout.write(section())


if __name__ == "__main__":
    main(sys.argv[1:])
