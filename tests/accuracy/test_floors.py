"""The accuracy of extraction does not fall: floors a little under the figures of the day they were set."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@cache
def _scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("scoring", Path(__file__).with_name("scoring.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _figures(name: str) -> dict[str, Any]:
    figures: dict[str, Any] = _scoring().figures(name)
    return figures


@pytest.mark.parametrize(
    ("name", "measure", "floor"),
    [
        ("seeds", "entities", 0.92),
        ("seeds", "facts", 0.90),
        ("dev", "entities", 0.84),
        ("dev", "facts", 0.54),
        ("factrueval", "facts", 0.42),
    ],
)
def test_f1(name: str, measure: str, floor: float) -> None:
    assert _figures(name)[measure]["f"] >= floor


@pytest.mark.parametrize(("name", "floor"), [("seeds", 0.95), ("dev", 0.88), ("factrueval", 0.84)])
def test_precision_of_facts(name: str, floor: float) -> None:
    assert _figures(name)["facts"]["p"] >= floor


@pytest.mark.parametrize("name", ["seeds", "dev", "factrueval"])
def test_nothing_is_ungrounded_and_nothing_fails(name: str) -> None:
    assert (_figures(name)["ungrounded"], _figures(name)["failures"]) == (0, 0)
