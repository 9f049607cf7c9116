"""Pairs that may be one: which are found, and that a decision ends them."""

from __future__ import annotations

import pytest

from hansa.graph.decisions import different, same
from hansa.graph.engine import Engine
from hansa.graph.model import TABLE, Metadata
from hansa.graph.store.base import Incoming
from hansa.graph.store.bolt import BoltStore
from hansa.loaders.tables.statements import extract as table_statements
from hansa.reports.holdings import decisions
from hansa.reports.review.candidates import Node, candidates, judged
from hansa.reports.review.contexts import contexts, is_decided, undecided
from tests.graph.worlds import extract


def person(id_: str, *names: str, at: str = "", country: str = "", met: str = "") -> Node:
    ties = {k: frozenset([v]) for k, v in (("HOLDS_POST", at), ("PARTICIPATED_IN", met)) if v}
    return Node(id_, "Person", names, None, ties, frozenset([country] if country else []), frozenset([id_]))


def organisation(id_: str, *names: str, at: str = "") -> Node:
    return Node(
        id_, "Organization", names, None, {"LOCATED_IN": frozenset([at])} if at else {}, documents=frozenset([id_])
    )


def meeting(id_: str, name: str, date: str | None = None, by: str = "", at: str = "") -> Node:
    ties = {k: frozenset([v]) for k, v in (("ORGANIZED", by), ("HELD_IN", at)) if v}
    return Node(id_, "Meeting", (name,), date, ties, documents=frozenset([id_]))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (person("1", "Sergei Shevchenko", at="x"), person("2", "Сергей Шевченко", at="x")),
        (person("1", "S. Shevchenko", at="x"), person("2", "Sergei Shevchenko", at="x")),
        (person("1", "Yuliya Aydarova", country="KZ"), person("2", "Юлия Айдарова", country="KZ")),
        (organisation("1", "Lakeside Towns Forum"), organisation("2", "Forum of Lakeside Towns")),
        (organisation("1", "Lakeside Towns Forum"), organisation("2", "LTF")),
        (organisation("1", "League of Lake Towns"), organisation("2", "Лига озёрных городов")),
        (person("1", "Mike Barlow", at="x"), person("2", "Michael Barlow", at="x")),
        (person("1", "Andrzej Wierzbica"), person("2", "Анджей Вежбица")),
        (meeting("1", "annual forum", "2020-07-03", "o", "x"), meeting("2", "форум", "2020-07", "o", "x")),
        (Node("1", "Project", ("Green Roofs",), None), Node("2", "Project", ("Green Roofs programme",), None)),
    ],
)
def test_what_may_be_one_is_found(a: Node, b: Node) -> None:
    (pair,) = judged([a, b])
    assert pair.reasons
    assert 0.5 <= pair.score <= 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (person("1", "Sergei Shevchenko", at="x"), person("2", "Anna Shevchenko", at="x")),
        (person("1", "S. Shevchenko", country="UA"), person("2", "Sergei Shevchenko", country="KZ")),
        (organisation("org:a", "Lakeside Towns Forum"), organisation("org:b", "Lakeside Towns Forum")),
        (organisation("1", "City Council"), organisation("2", "Harbour Trust")),
        (organisation("1", "City Council of Malmö"), organisation("2", "City Council of Gdańsk")),
        (organisation("1", "Lakeside Towns Forum", "LTF"), organisation("2", "Lublin Tennis Federation", "LTF")),
        (meeting("1", "V Harbour Forum", by="o"), meeting("2", "6th Harbour Forum", by="o")),
        (person("1", "Иван Иванович Долин", at="x"), person("2", "Иван Петрович Долин", at="x")),
        (person("1", "Lee Joo-hyun", at="x"), person("2", "Lee Sang-min", at="x")),
        (meeting("1", "annual forum", "2020-07-03", "o"), meeting("2", "annual forum", "2021-07-03", "o")),
        (person("1", "Sergei Shevchenko"), organisation("2", "Sergei Shevchenko")),
    ],
)
def test_what_is_two_is_not(a: Node, b: Node) -> None:
    assert judged([a, b]) == []


def test_a_word_that_many_share_tells_nothing() -> None:
    many = [organisation(str(n), f"Committee {chr(97 + n) * 5}") for n in range(9)]
    assert judged(many) == []


TEXTS = {
    "a": "@ Person Sergei_Shevchenko person:a ~-\n@ City Riga geonames:2 ~-\n# HOLDS_POST 0 1 post=mayor title=Mayor",
    "b": "@ Person Сергей_Шевченко person:b ~-\n@ City Riga geonames:2 ~-\n# HOLDS_POST 0 1 post=mayor title=Mayor",
}


@pytest.fixture
def store(engine: Engine) -> BoltStore:
    made = BoltStore(engine)
    made.load([Incoming(k, text, Metadata(title=f"title {k}")) for k, text in TEXTS.items()], extract)
    return made


def test_a_pair_has_its_contexts_and_ends_with_a_decision(store: BoltStore) -> None:
    (pair,) = candidates(store.engine)
    a, b = store.members(pair.a.id), store.members(pair.b.id)
    (context,) = contexts(store.engine, pair.a.id, a)
    assert f"{context.before}{context.name}{context.after}".count("Person")
    assert context.source.startswith("title")
    assert not is_decided(a, b, list(decisions(store.engine).values()))
    taken = store.decide(different(a, b), extract)
    assert is_decided(a, b, list(decisions(store.engine).values()))
    assert is_decided(b, a, list(decisions(store.engine).values()))
    store.undo(taken.number, extract)
    store.decide(same(a, b), extract)
    assert candidates(store.engine) == []


def test_a_pair_is_read_when_it_is_asked_for(store: BoltStore, monkeypatch: pytest.MonkeyPatch) -> None:
    (pair,) = candidates(store.engine)
    asked: list[str] = []
    members = store.members
    monkeypatch.setattr(store, "members", lambda node: asked.append(node) or members(node))
    found = undecided(store, [pair] * 3, [])
    assert asked == []
    assert next(found)[0] == pair
    assert asked == [pair.a.id, pair.b.id]
    store.decide(different(members(pair.a.id), members(pair.b.id)), extract)
    assert list(undecided(store, [pair] * 3, list(decisions(store.engine).values()))) == []


def test_the_context_in_a_table_is_the_row_and_names_the_file(engine: Engine) -> None:
    made = BoltStore(engine)
    rows = "person\tpost\tcity\nI. Petrov\tmayor\tRiga\nIvan Petrov\tmayor\tRiga\nJane Doe\tmayor\tVilnius\n"
    made.load([Incoming("/data/posts.csv", rows, Metadata(format=TABLE))], table_statements)
    (pair,) = candidates(made.engine)
    found = [contexts(made.engine, node.id, made.members(node.id)) for node in (pair.a, pair.b)]
    assert {f"{c.before}{c.name}{c.after}" for (c,) in found} == {"I. Petrov mayor Riga", "Ivan Petrov mayor Riga"}
    assert {c.source for (c,) in found} == {"posts.csv: table of person, post, city"}
