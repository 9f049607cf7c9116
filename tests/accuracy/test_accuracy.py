"""The accuracy of extraction does not fall: no figure lies more than a point below docs/accuracy.md."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest


@cache
def _page() -> ModuleType:
    spec = importlib.util.spec_from_file_location("page", Path(__file__).with_name("page.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _lines() -> dict[str, list[float]]:
    found: dict[str, list[float]] = _page().lines()
    return found


def test_no_figure_lies_more_than_a_point_below_the_page() -> None:
    assert _page().drops(_lines()) == []


def test_a_figure_that_drops_by_more_than_a_point_is_told() -> None:
    worse = {label: list(values) for label, values in _lines().items()}
    worse["seeds"][3] -= 0.5
    assert [s.partition(":")[0] for s in _page().drops(worse)] == ["seeds"]


def test_the_page_gives_every_set() -> None:
    assert set(_page().written()) == set(_lines())


@pytest.mark.parametrize("label", ["seeds", "dev", "factrueval-dev"])
def test_nothing_is_ungrounded_and_nothing_fails(label: str) -> None:
    assert _lines()[label][-1] == 0
