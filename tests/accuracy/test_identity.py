"""The gold of identity is what it says; what comes together across documents does not fall below docs/accuracy.md."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from hansa.graph.model import Metadata
from hansa.graph.store.base import Incoming
from hansa.graph.store.memory import MemoryStore
from hansa.loaders.extract import extract


@cache
def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _pairs() -> list:  # type: ignore[type-arg]
    return list(_module("identity").pairs())


def test_every_mention_of_the_gold_stands_in_its_text() -> None:
    for pair in _pairs():
        for place in (pair.a, pair.b):
            start, end = place.span()
            assert _module("identity").text_of(place.set, place.document)[start:end] == place.form


def test_the_gold_is_hard() -> None:
    pairs = _pairs()
    assert len(pairs) >= 150
    assert 0.4 < sum(not p.same for p in pairs) / len(pairs) < 0.6
    assert sum(p.across_scripts for p in pairs) >= 50
    parts = _module("identity").PARTS
    assert all(0.2 < sum(p.part == part for p in pairs) / len(pairs) < 0.6 for part in parts)


def test_the_blind_part_is_as_hard() -> None:
    blind = [p for p in _pairs() if p.part == "blind"]
    assert len(blind) >= 120
    assert 0.4 < sum(not p.same for p in blind) / len(blind) < 0.6
    assert sum(p.across_scripts for p in blind) >= 50
    types = Counter(p.type for p in blind)
    assert types["Person"] >= 40 and types["Meeting"] >= 30 and types["Project"] >= 15


def test_no_pair_crosses_the_border_of_the_blind_part() -> None:
    assert all((p.a.set == "blind") == (p.b.set == "blind") for p in _pairs())


def test_no_pair_is_told_twice() -> None:
    told = [frozenset((p.a, p.b)) for p in _pairs()]
    assert len(set(told)) == len(told)
    assert all(len(sides) == 2 for sides in told)


def test_no_figure_of_identity_lies_more_than_a_point_below_the_page() -> None:
    page = _module("page")
    assert page.identity_drops(page.identity_written()) == []


def test_a_drop_is_told() -> None:
    assert _module("page").identity_drops({"half 1": (1.0, 1.1)})


def test_the_baseline_joins_nothing() -> None:
    assert _module("identity").lines()["baseline: joins nothing"].recall == 0


@pytest.mark.parametrize("set_", ["identity", "blind", "dev", "dev2"])
def test_every_text_can_be_stored(set_: str) -> None:
    folder = _module("identity").TEXTS[set_]
    texts = [Incoming(p.stem, p.read_text("utf-8"), Metadata()) for p in sorted(folder.glob("*.txt"))]
    assert len(MemoryStore().load(texts, extract)) == len(texts)
