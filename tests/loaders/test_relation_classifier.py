"""The relation classifier: pairs and their features, the file of weights, what it adds to rules and what it leaves."""

from __future__ import annotations

import importlib.util
import sys
from importlib import resources
from pathlib import Path
from types import ModuleType

import pytest

from hansa.loaders import relation_classifier
from hansa.loaders.extract import by_rules
from hansa.loaders.relation_classifier.model import HUNDREDTHS, Model, parse, shipped
from hansa.loaders.relation_classifier.pairs import PREDICATES
from hansa.loaders.relation_classifier.view import view

TOOLS = Path(__file__).resolve().parents[2] / "tools" / "learning"
UNFORESEEN = "Eurocities is glad to have Porto and Malmo on board since 2019."


def model(*, least: float = 0.5, **weights: float) -> Model:
    """A model of MEMBER_OF alone, with weights of the features between subject and object."""
    between = {word: round(weight * HUNDREDTHS) for word, weight in weights.items()}
    return Model({"MEMBER_OF": -1.0}, {"*": {"MEMBER_OF": least}}, 1.0, 0.0, {"MEMBER_OF": {"b:": between}})


def said(
    text: str, chosen: Model, *, keep_rules: bool = True
) -> dict[tuple[str, str, str], relation_classifier.Relation]:
    draft, lines, current = by_rules(text, "en")
    if not keep_rules:
        draft.relations = []
    return {
        (r.subject.entity.name, r.type, r.object.entity.name if r.object else str(r.value)): r
        for r in relation_classifier.run(draft, lines, current, chosen)
        if r.rule.startswith(relation_classifier.LEARNED)
    }


def test_a_file_of_weights_is_read() -> None:
    read = parse(
        '{"constants": {"SIGNED": 0.5, "CHAIRS": -1.0}, "slope": 2.0, "shift": 0.0,'
        ' "thresholds": {"ru": {"SIGNED": 0.7}}, "weights": {"SIGNED": {"b:": {"pen": 150}, "": {"asked": -20}}}}'
    )
    assert read.least("ru") == {"SIGNED": 0.7}
    assert read.least("en") == {}
    twice = read.probabilities(["SIGNED"], ["b:pen", "b:pen", "b:unknown"])
    assert twice == pytest.approx({"SIGNED": 1 / (1 + 2.718281828459045**-4)})
    assert read.probabilities(["CHAIRS"], ["b:pen", "asked"]) == pytest.approx(
        {"CHAIRS": 1 / (1 + 2.718281828459045**2)}
    )


def test_the_shipped_weights_are_small_and_of_known_predicates() -> None:
    file = resources.files("hansa.loaders") / "data" / "relations.weights"
    assert len(file.read_bytes()) < 4_000_000
    assert set(shipped().constants) == set(PREDICATES)
    assert all(0.5 <= p <= 1 for some in shipped().thresholds.values() for p in some.values())


def test_words_between_two_names_make_a_relation_with_its_quote_and_date() -> None:
    found = said(UNFORESEEN, model(have=3.0, board=0.0), keep_rules=False)
    porto = found["Porto", "MEMBER_OF", "Eurocities"]
    assert set(found) == {("Porto", "MEMBER_OF", "Eurocities"), ("Malmö", "MEMBER_OF", "Eurocities")}
    assert UNFORESEEN[porto.start : porto.end] == UNFORESEEN[:-1]
    assert dict(porto.properties) == {"since": "2019"}
    assert porto.rule == "learned MEMBER_OF"
    assert porto.confidence == pytest.approx(0.88)


def test_what_is_not_likely_enough_is_not_said() -> None:
    assert said(UNFORESEEN, model(have=3.0, least=0.9), keep_rules=False) == {}
    assert said(UNFORESEEN, model(), keep_rules=False) == {}


def test_a_language_without_thresholds_is_left_to_the_rules() -> None:
    silent = Model({"MEMBER_OF": 5.0}, {"ru": {"MEMBER_OF": 0.5}}, 1.0, 0.0, {})
    assert said(UNFORESEEN, silent, keep_rules=False) == {}


def test_what_a_rule_says_is_left_to_the_rule() -> None:
    text = "Porto joined Eurocities in 2019."
    certain = Model({"MEMBER_OF": 5.0}, {"*": {"MEMBER_OF": 0.5}}, 1.0, 0.0, {})
    assert ("Porto", "MEMBER_OF", "Eurocities") in said(text, certain, keep_rules=False)
    assert said(text, certain) == {}


def test_the_shipped_model_tells_who_was_there_from_who_was_not() -> None:
    def pairs(text: str) -> set[tuple[str, str, str]]:
        return set(said(text, shipped(), keep_rules=False))

    assert pairs("Anna Berg gave the opening talk at the conference of Eurocities in Porto.") == {
        ("Anna Berg", "PARTICIPATED_IN", "conference of Eurocities"),
        ("conference of Eurocities", "HELD_IN", "Porto"),
    }
    assert pairs("Eurocities wrote to Porto and Malmo last autumn.") == set()
    assert pairs("The night train from Porto reaches Malmo at noon.") == set()


def test_a_long_line_is_no_sentence() -> None:
    draft, lines, _ = by_rules("Porto is glad of Eurocities.", "en")
    assert view(draft, lines[0]) is not None
    lines[0].text += " and so on" * 200
    assert view(draft, lines[0]) is None


@pytest.mark.parametrize("doubt", ["hopes to", "would", "may"])
def test_a_doubt_beside_the_names_is_no_fact(doubt: str) -> None:
    certain = Model({"MEMBER_OF": 5.0}, {"*": {"MEMBER_OF": 0.5}}, 1.0, 0.0, {})
    assert said(f"Porto {doubt} join Eurocities.", certain, keep_rules=False) == {}


def _annotated() -> ModuleType:
    spec = importlib.util.spec_from_file_location("annotated", TOOLS / "annotated.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["annotated"] = module
    spec.loader.exec_module(module)
    return module


def test_every_annotated_fact_is_one_of_a_pair() -> None:
    sentences = _annotated().every(1)
    assert len(sentences) > 1000
    assert [(s.text, s.lost) for s in sentences if s.lost] == []


def test_a_rule_that_the_model_would_hardly_believe_is_marked() -> None:
    text = "Porto joined Eurocities in 2019."
    for constant, marked in ((-4.0, True), (-1.0, False)):
        sure = Model({"MEMBER_OF": constant}, {"*": {"MEMBER_OF": 0.5}}, 1.0, 0.0, {})
        draft, lines, current = by_rules(text, "en")
        plain = {r.rule for r in draft.relations if r.type == "MEMBER_OF"}
        second = {r.rule for r in relation_classifier.run(draft, lines, current, sure) if r.type == "MEMBER_OF"}
        assert second == ({rule + relation_classifier.DOUBTED for rule in plain} if marked else plain)


def test_what_a_rule_says_of_a_pair_does_not_make_the_model_believe_it() -> None:
    own = {"MEMBER_OF": {"rp:": {"MEMBER_OF": 900}}}
    draft, lines, current = by_rules("Porto joined Eurocities in 2019.", "en")
    found = relation_classifier.run(
        draft, lines, current, Model({"MEMBER_OF": -4.0}, {"*": {"MEMBER_OF": 0.5}}, 1.0, 0.0, own)
    )
    assert {r.rule.endswith(relation_classifier.DOUBTED) for r in found if r.type == "MEMBER_OF"} == {True}


def test_words_of_one_meaning_weigh_alike() -> None:
    meant = {"MEMBER_OF": {"~b:": {"admit": 900}}}
    certain = Model({"MEMBER_OF": -4.0}, {"*": {"MEMBER_OF": 0.5}}, 1.0, 0.0, meant)
    for verb in ("adhered to", "acceded to", "was admitted to"):
        assert ("Porto", "MEMBER_OF", "Eurocities") in said(f"Porto {verb} Eurocities.", certain, keep_rules=False)
    assert said("Porto wrote to Eurocities.", certain, keep_rules=False) == {}


def test_what_a_rule_states_is_seen_by_the_other_pairs_of_its_sentence() -> None:
    draft, lines, current = by_rules("Porto joined Eurocities in 2019, Malmo too.", "en")
    assert {r.subject.entity.name for r in draft.relations if r.type == "MEMBER_OF"} == {"Porto"}
    seen = {
        pair.subject.entity.name: set(pair.features)
        for _, pair in relation_classifier.candidates(draft, lines, current)
        if "MEMBER_OF" in pair.predicates
    }
    assert "rp:MEMBER_OF" in seen["Porto"] and "ro:MEMBER_OF" not in seen["Porto"]
    assert "ro:MEMBER_OF" in seen["Malmö"] and "rp:MEMBER_OF" not in seen["Malmö"]


def test_a_post_is_told_by_its_title_and_its_place() -> None:
    order = {"HOLDS_POST": {"": {"order XTP": 900}}}
    certain = Model({"HOLDS_POST": -4.0}, {"*": {"HOLDS_POST": 0.5}}, 1.0, 0.0, order)
    found = said("For Malmo signed, in green ink, its mayor and old friend, Anna Berg.", certain, keep_rules=False)
    assert dict(found["Anna Berg", "HOLDS_POST", "Malmö"].properties) == {"post": "mayor", "title": "mayor"}
