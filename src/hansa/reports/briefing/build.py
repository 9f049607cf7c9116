"""A report from a store: the node named, its facts, the sections of its kind, the sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hansa.errors import UsageProblem
from hansa.reports.asking import ask
from hansa.reports.briefing.citing import with_sources
from hansa.reports.briefing.facts import Choice, ties
from hansa.reports.briefing.lines import Maker
from hansa.reports.briefing.model import Briefing
from hansa.reports.briefing.nodes import BUILDERS
from hansa.reports.briefing.overview import overview
from hansa.reports.briefing.pair import pair
from hansa.reports.briefing.wording import Wording, joined, wording
from hansa.reports.naming import other_names

if TYPE_CHECKING:
    from hansa.graph.engine import Engine

LABELS: Mapping[str, tuple[str, ...] | None] = {
    "city": ("City", "Region", "Country"),
    "network": ("Organization",),
    "person": ("Person",),
    "meeting": ("Meeting",),
    "project": ("Project",),
    "pair": ("City", "Region", "Country", "Organization"),
}
"""The labels of the nodes that a kind of report is about."""

MOST = 25
OTHER_NAMES = 6


def report(
    engine: Engine,
    kind: str,
    names: tuple[str, ...],
    language: str = "en",
    choice: Choice | None = None,
    most: int = MOST,
) -> Briefing:
    """A report on one node, on two (`pair`), or on all that is loaded (`overview`).

    Args:
        kind: a key of `LABELS`, or `overview`.
        names: of the nodes, as a person writes them.
        language: of headings and names, `en` or `ru`.
        choice: which facts it shows; all of them when None.
        most: lines of a section that are shown.

    Raises:
        NameProblem: a name that no node or several nodes carry.
        UsageProblem: a pair of one node.
    """
    from hansa.graph.store.read import resolve_one

    choice = choice or Choice()
    words = wording(language)
    make = Maker(engine, words, choice, most)
    nodes = [resolve_one(engine, name, LABELS[kind]).id for name in names]
    rows = {row["id"]: row for row in ask(engine, "node_heads", ids=nodes)} if nodes else {}
    heads = [rows[node] for node in nodes]
    titles = [words.name(head) for head in heads]
    about: tuple[str, ...] = ()
    if kind == "overview":
        sections = overview(make)
        title = words["overview"]
    elif kind == "pair":
        a, b = nodes
        if a == b:
            raise UsageProblem(f"{names[0]} and {names[1]} are both {titles[0]}; a pair takes two.")
        of_a, of_b = ties(engine, a, choice), ties(engine, b, choice)
        sections = pair(make, a, b, of_a, of_b, (titles[0], titles[1]))
        title = words.told("pair", a=titles[0], b=titles[1])
        about = tuple(joined([name, _kind(words, head)], ", ") for name, head in zip(titles, heads, strict=True))
    else:
        some = ties(engine, nodes[0], choice)
        sections = BUILDERS[kind](make, nodes[0], some)
        title, about = titles[0], _about(words, heads[0], titles[0], len(some))
    found = Briefing(kind, title, about, _selection(engine, words, choice), language, tuple(sections))
    return with_sources(engine, found)


def _selection(engine: Engine, words: Wording, choice: Choice) -> str:
    documents = ask(engine, "overview_languages")
    return joined([choice.told(words), words.count("document", sum(row["documents"] for row in documents))], "; ")


def _kind(words: Wording, head: Mapping[str, Any]) -> str:
    label = "CityNetwork" if "CityNetwork" in head["labels"] else next(x for x in head["labels"] if x != "Entity")
    return joined([words.label(label), head["country_code"]])


def _about(words: Wording, head: Mapping[str, Any], title: str, facts: int) -> tuple[str, ...]:
    others = other_names(head["names"], title)
    population = head["population"]
    return tuple(
        part
        for part in (
            joined(
                [
                    _kind(words, head),
                    words.date(head["date"], head["until"]),
                    words.count("inhabitant", population) if population else "",
                    words.count("fact", facts),
                ]
            ),
            words.told("also", names=", ".join(others[:OTHER_NAMES])) if others else "",
        )
        if part
    )
