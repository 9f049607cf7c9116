"""How sure a statement is: the share of the statements of its rule that were right on documents with gold.

`data/confidence.json` holds those shares, by language, relationship type and rule, drawn towards that of the rule in
all languages and of the type, the more so the fewer there were (`tests/accuracy/calibration.py` writes it). Statements
that the relation classifier doubts are counted apart. A rule that it does not know keeps the confidence that the rule
itself states, and so does the relation classifier, whose probabilities are calibrated already.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files

from hansa.loaders.draft import Relation
from hansa.loaders.relation_classifier import DOUBTED

LEAST = 0.5
"""A candidate below it is no statement."""

Shares = dict[str, float]
"""Confidence by `language|TYPE|rule`, `|TYPE|rule` for all languages."""


def settled(relations: Iterable[Relation], language: str | None) -> list[Relation]:
    """The relations with their confidence, without those that are not sure enough."""
    found = []
    for relation in relations:
        sure = confidence(language or "", relation.type, relation.rule, relation.confidence)
        if sure >= LEAST:
            found.append(replace(relation, confidence=sure))
    return found


def confidence(language: str, type_: str, rule: str, stated: float) -> float:
    """The confidence of a statement of a rule, 0 to 1."""
    return earned(_shares(), language, type_, rule, stated)


def earned(known: Shares, language: str, type_: str, rule: str, stated: float) -> float:
    """What shares give for a rule in a language, else in all languages; else what the rule states, or, where the
    classifier doubts it, the share of its type that is right though doubted."""
    doubted = [f"|{type_}|{DOUBTED}", f"||{DOUBTED}"] if rule.endswith(DOUBTED) else []
    for key in (f"{language}|{type_}|{rule}", f"|{type_}|{rule}", *doubted):
        if key in known:
            return known[key]
    return stated


@cache
def _shares() -> Shares:
    text = (files("hansa.loaders") / "data" / "confidence.json").read_text("utf-8")
    found: Shares = json.loads(text)
    return found
