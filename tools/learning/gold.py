"""The pairs of the documents of tests/eval and seeds/, labelled by their gold."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from annotated import Example

from hansa.graph.model import normalise
from hansa.loaders.draft import Draft
from hansa.loaders.extract import by_rules
from hansa.loaders.language import detect
from hansa.loaders.relation_classifier import candidates, key

ROOT = Path(__file__).resolve().parents[2]
LEARNT = ("dev", "dev2", "dev3", "seeds")
"""Sets whose documents weights are learnt from; rules are tuned on them too."""
HELD_OUT = ("dev4", 0)
"""A set and its half that only tell what a score is worth; the other half stays blind."""


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


scoring = _module(ROOT / "tests" / "accuracy" / "scoring.py")
score = _module(ROOT / "tests" / "eval" / "score.py")


@dataclass
class Document:
    """A document with its pairs.

    Attributes:
        ends: of each pair, what tells it from other pairs.
        true: of each pair, the predicates that gold gives, wherever it does.
        known: of each pair, the predicates that rules state, right or wrong.
    """

    name: str
    half: int
    examples: list[Example] = field(default_factory=list)
    ends: list[tuple[object, ...]] = field(default_factory=list)
    true: list[set[str]] = field(default_factory=list)
    known: list[set[str]] = field(default_factory=list)


def learnt() -> list[Document]:
    """The documents that weights are learnt from."""
    return [_document(*paths) for name in LEARNT for paths in _paths(name)]


def held_out() -> list[Document]:
    """Documents that neither weights nor rules are learnt from."""
    name, half = HELD_OUT
    return [_document(gold, text) for gold, text in _paths(name) if scoring.half(gold.stem) == half]


def _paths(name: str) -> Iterator[tuple[Path, Path]]:
    gold_folder, texts, _ = scoring.SETS[name]
    for path in sorted(gold_folder.glob("*.json")):
        yield path, next(iter(sorted(texts.glob(path.stem + "*.txt"))))


def _document(gold_path: Path, text_path: Path) -> Document:
    gold = json.loads(gold_path.read_text("utf-8"))
    text = normalise(text_path.read_bytes().decode("utf-8", errors="replace"))
    draft, lines, current = by_rules(text, detect(text))
    named = _named(draft, gold, text)
    rules = {key(r.type, r.subject.entity, r.object.entity if r.object else None) for r in draft.relations}
    made = Document(gold_path.stem, scoring.half(gold_path.stem))
    for seen, pair in candidates(draft, lines, current):
        sentence = draft.sentences[seen.line.sentence]
        labels: dict[str, bool] = {}
        true = set()
        about = pair.object.entity if pair.object else None
        for predicate in pair.predicates:
            facts = [
                f
                for f in gold["facts"]
                if f["p"] == predicate
                and _same(f, named.get(id(pair.subject.entity)), named.get(id(about)) if about else None, pair.value)
            ]
            if facts:
                true.add(predicate)
            if not facts or any(_said(f["quote"], text, sentence) for f in facts):
                labels[predicate] = bool(facts)
        made.examples.append(Example(pair.features, labels))
        made.true.append(true)
        made.known.append({p for p in pair.predicates if key(p, pair.subject.entity, about) in rules})
        made.ends.append((id(pair.subject.entity), id(pair.object.entity) if pair.object else None, pair.value))
    return made


def _named(draft: Draft, gold: dict[str, Any], text: str) -> dict[int, str]:
    """The gold name of each entity that has one."""
    entities = list(draft.entities)
    said = [
        {"id": n, "type": e.type, "name": e.name, "names": [e.name, *draft.forms(e), *e.known]}
        for n, e in enumerate(entities)
    ]
    return {id(entities[n]): name for n, name in score.match_entities(gold["entities"], said, text).items()}


def _same(fact: dict[str, Any], subject: str | None, about: str | None, value: str | None) -> bool:
    if value is not None:
        return fact["s"] == subject and score.literal_agrees(fact["o"], value)
    ends = {(fact["s"], fact["o"])}
    if fact["p"] in score.SYMMETRIC:
        ends.add((fact["o"], fact["s"]))
    return (subject, about) in ends


def _said(quote: str, text: str, sentence: tuple[int, int]) -> bool:
    """Whether a quote stands in a sentence, in part at least."""
    at = text.find(quote)
    while at >= 0:
        if at < sentence[1] and sentence[0] < at + len(quote):
            return True
        at = text.find(quote, at + 1)
    return False
