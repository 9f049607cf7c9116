"""How far the confidence of statements can be trusted, and the file that it comes from.

Usage: python tests/accuracy/calibration.py [--check | --write]

Without an option the reliability table is printed: of the statements of each confidence, how many are right. It is
cross-fitted: the confidences of each half of the documents with gold come from the other half. `--write` fits all of
them and writes loaders/data/confidence.json; `--check` tells whether that file is the one that would be written.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

from hansa.graph.model import Metadata, normalise
from hansa.loaders.confidence import LEAST, earned
from hansa.loaders.extract import extract
from hansa.loaders.present import to_contract
from hansa.loaders.relation_classifier import DOUBTED, LEARNED

FILE = Path(__file__).resolve().parents[2] / "loaders" / "data" / "confidence.json"
SETS = ("dev", "dev2", "dev3", "dev4", "seeds")
BLIND = {"dev4": 1}
"""The half of a set that nothing is fitted to."""
UNTUNED = {"dev4": 2}
"""How often the documents of a set count that rules were not tuned on, and that are more like what is to come."""
WEIGHT = 6.0
"""Statements that what is known of the wider group counts for."""

BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
SURE = 0.9
SUREST = 0.965
"""No rule is right beyond doubt on documents nobody has seen."""


@dataclass(frozen=True)
class Judged:
    """A statement and whether the gold has it; nothing is fitted to a blind one."""

    half: int
    language: str
    type: str
    rule: str
    stated: float
    right: bool
    set: str
    blind: bool = False

    @property
    def of_classifier(self) -> bool:
        """Whether the relation classifier makes it or doubts it."""
        return self.rule.startswith(LEARNED) or self.rule.endswith(DOUBTED)


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def judged() -> tuple[Judged, ...]:
    """Every statement that the scorer counts in the documents with gold, at the confidence that its rule states."""
    scoring = _module("scoring")
    scorer = scoring._scorer()
    found = []
    for name in SETS:
        gold_folder, texts, _ = scoring.SETS[name]
        for number, path in enumerate(sorted(gold_folder.glob("*.json"))):
            blind = scoring.half(path.stem) == BLIND.get(name)
            gold = json.loads(path.read_text("utf-8"))
            text = normalise(next(iter(sorted(texts.glob(f"{path.stem}*.txt")))).read_text("utf-8"))
            said = to_contract(text, extract(text, Metadata(), calibrate=False))
            # An end is kept and not scored.
            said["statements"] = [s for s in said["statements"] if not s["properties"].get("ended")]  # type: ignore[union-attr]
            matched = scorer.match_entities(gold["entities"], said["entities"], text, False)
            _, right, counted = scorer.facts_found(gold, said, matched)
            for index in sorted(counted):
                s = said["statements"][index]  # type: ignore[index]
                found.append(
                    Judged(
                        number % 2 if name in BLIND else scoring.half(path.stem),
                        str(said["language"] or ""),
                        s["predicate"],
                        s["rule"],
                        s["confidence"],
                        index in right,
                        name,
                        blind,
                    )
                )
    return tuple(found)


def fitted(some: Iterable[Judged]) -> dict[str, float]:
    """Confidence by `language|TYPE|rule` and `|TYPE|rule`, to three places.

    The share of right statements of a rule in a language is drawn towards that of the rule in all languages, that
    towards that of its type, that towards that of all, each with WEIGHT statements. Doubted ones are counted apart,
    their type as `|TYPE|, doubted`.
    """
    right: Counter[tuple[str, ...]] = Counter()
    all_: Counter[tuple[str, ...]] = Counter()
    for s in some:
        if s.blind or s.rule.startswith(LEARNED):
            continue
        weight = UNTUNED.get(s.set, 1)
        doubt = DOUBTED if s.rule.endswith(DOUBTED) else ""
        if doubt and s.set not in UNTUNED:
            continue  # the classifier has learnt from these documents what is wrong in them
        for group in ((), (doubt,), (doubt, s.type), (doubt, s.type, s.rule), (doubt, s.type, s.rule, s.language)):
            all_[group] += weight
            right[group] += s.right * weight

    def share(group: tuple[str, ...]) -> float:
        if not group:
            return right[()] / all_[()] if all_[()] else 0.9
        return (right[group] + WEIGHT * share(group[:-1])) / (all_[group] + WEIGHT)

    found = {f"||{DOUBTED}": share((DOUBTED,))}
    for group in all_:
        match group:
            case (doubt, type_) if doubt:
                found[f"|{type_}|{doubt}"] = share(group)
            case (_, type_, rule):
                found[f"|{type_}|{rule}"] = share(group)
            case (_, type_, rule, language):
                found[f"{language}|{type_}|{rule}"] = share(group)
    return {key: round(min(found[key], SUREST), 3) for key in sorted(found)}


def given(table: dict[str, float], s: Judged) -> float:
    """The confidence that a statement would get with these shares."""
    return earned(table, s.language, s.type, s.rule, s.stated)


def cross_fitted() -> list[tuple[float, bool]]:
    """Confidence and truth of statements, the confidence from the half of the documents that each is not in.

    Those of rules are of the sets that rules were tuned on; those that the classifier makes or doubts are of documents
    that it was not trained on, as of the others it knows what is right.
    """
    tables = [fitted(s for s in judged() if s.half != half) for half in (0, 1)]
    fair = (s for s in judged() if not s.blind and s.of_classifier == (s.set in UNTUNED))
    return _stated((given(tables[s.half], s), s.right) for s in fair)


def unseen() -> list[tuple[float, bool]]:
    """Confidence and truth of each statement of the blind documents."""
    table = fitted(judged())
    return _stated((given(table, s), s.right) for s in judged() if s.blind)


def _stated(pairs: Iterable[tuple[float, bool]]) -> list[tuple[float, bool]]:
    return [(sure, right) for sure, right in pairs if sure >= LEAST]


def reliability(pairs: Sequence[tuple[float, bool]]) -> list[tuple[str, int, float, float]]:
    """For each bin of confidence: its bounds, the statements, the mean confidence, the share of right ones."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for sure, right in pairs:
        bins[sum(sure >= b for b in BINS[1:-1])].append((sure, right))
    return [
        (
            f"{BINS[i]:.1f}–{BINS[i + 1]:.1f}",
            len(some),
            sum(sure for sure, _ in some) / len(some),
            sum(right for _, right in some) / len(some),
        )
        for i, some in sorted(bins.items())
    ]


def error(pairs: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error: the mean distance of confidence and share over the bins, by their size."""
    return sum(count * abs(sure - share) for _, count, sure, share in reliability(pairs)) / max(1, len(pairs))


def section() -> str:
    """The section of docs/accuracy.md."""
    return (
        "\n## Confidence\n\nOf the statements of a confidence, how many are right (`python "
        "tests/accuracy/calibration.py`): in dev, dev2, dev3 and the\nseeds, each half with the confidences fitted on "
        "the other, where what the relation classifier makes or\ndoubts is taken from half 0 of dev4, as it has learnt "
        f"from the others; and in the blind half of dev4.\n\n{_table(cross_fitted(), 'dev, dev2, dev3, seeds')}"
        f"\n{_table(unseen(), 'the blind half of dev4')}"
    )


def _table(pairs: list[tuple[float, bool]], of: str) -> str:
    rows = "".join(f"| {name} | {n} | {sure:.3f} | {share:.3f} |\n" for name, n, sure, share in reliability(pairs))
    sure = [right for c, right in pairs if c >= SURE]
    return (
        f"{of}: calibration error {error(pairs):.3f}. At {SURE} and above lie {len(sure)} of {len(pairs)} statements, "
        f"{sum(sure) / max(1, len(sure)):.3f} of them right.\n\n"
        f"| confidence | statements | mean | right |\n|---|---|---|---|\n{rows}"
    )


def text() -> str:
    """What loaders/data/confidence.json holds."""
    return json.dumps(fitted(judged()), ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def main() -> int:
    """See the module."""
    if "--write" in sys.argv[1:]:
        FILE.write_text(text(), "utf-8")
        return 0
    if "--check" in sys.argv[1:]:
        if FILE.read_text("utf-8") != text():
            sys.stderr.write(
                "loaders/data/confidence.json is not current; run tests/accuracy/calibration.py --write.\n"
            )
            return 1
        return 0
    sys.stdout.write(section())
    return 0


if __name__ == "__main__":
    sys.exit(main())
