"""The gold of the four sets keeps to its conventions, and the check finds gold that does not."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

EVAL = Path(__file__).resolve().parents[1] / "eval"
TEXT = "Oslo and Bergen are twinned. Anna Moe, mayor of Oslo, spoke.\n"


def _check() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_gold", Path(__file__).with_name("check_gold.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _fact(s: str, p: str, o: str, quote: str, **qualifiers: str) -> dict[str, Any]:
    return {"s": s, "p": p, "o": o, "qualifiers": qualifiers, "quote": quote}


def _problems(folder: Path, facts: list[dict[str, Any]], surface: str = "Oslo") -> list[str]:
    entities = [
        {"type": "City", "name": "Oslo", "surface": [surface]},
        {"type": "City", "name": "Bergen", "surface": ["Bergen"]},
        {"type": "Person", "name": "Anna Moe", "surface": ["Anna Moe"]},
    ]
    gold = {"id": "A", "lang": "en", "doc_date": None, "entities": entities, "facts": facts}
    (folder / "A.json").write_text(json.dumps(gold), encoding="utf-8")
    (folder / "A.txt").write_text(TEXT, encoding="utf-8")
    return list(_check().problems(folder, folder))


@pytest.mark.parametrize("name", ["dev", "dev2", "dev3", "dev4"])
def test_the_gold_keeps_to_the_conventions(name: str) -> None:
    assert list((EVAL / name / "gold").glob("*.json"))
    assert list(_check().problems(EVAL / name / "gold", EVAL / name / "raw")) == []


def test_right_gold_has_no_problem(tmp_path: Path) -> None:
    twins = _fact("Oslo", "TWINNED_WITH", "Bergen", "Oslo and Bergen are twinned")
    post = _fact("Anna Moe", "HOLDS_POST", "Oslo", "Anna Moe, mayor of Oslo", role="mayor")
    assert _problems(tmp_path, [twins, post]) == []


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ([_fact("Oslo", "TWINNED_WITH", "Bergen", "Oslo is twinned")], "does not stand in the text"),
        ([_fact("Oslo", "TWINNED_WITH", "Anna Moe", "Oslo")], "its object is Person"),
        ([_fact("Paris", "TWINNED_WITH", "Bergen", "Oslo")], "its subject is no entity"),
        ([_fact("Oslo", "TWINNED_WITH", "Bergen", "Oslo", post="mayor")], "it has the qualifier post"),
        ([_fact("Anna Moe", "HOLDS_POST", "Oslo", "Anna Moe")], "it has no role"),
        ([_fact("Anna Moe", "HOLDS_POST", "Oslo", "Anna Moe", role="chair")], "«chair» does not stand in the text"),
        ([_fact("Anna Moe", "REPRESENTED_AT", "Oslo", "Anna Moe")], "no text states this type"),
        (
            [_fact("Oslo", "TWINNED_WITH", "Bergen", "Oslo"), _fact("Bergen", "TWINNED_WITH", "Oslo", "Oslo")],
            "stands twice",
        ),
    ],
)
def test_wrong_gold_is_told(tmp_path: Path, facts: list[dict[str, Any]], told: str) -> None:
    assert any(told in problem for problem in _problems(tmp_path, facts))


def test_a_surface_that_does_not_stand_in_the_text_is_told(tmp_path: Path) -> None:
    assert _problems(tmp_path, [], surface="Christiania") == ["A: Oslo: «Christiania» does not stand in the text"]
