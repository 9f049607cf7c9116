"""Finding nodes by a name as a person writes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hansa.errors import NameProblem
from hansa.graph.schema import ENTITY_TYPES
from hansa.graph.store.bolt_rows import Row, read, read_each
from hansa.graph.store.names import fold, name_handle

if TYPE_CHECKING:
    from hansa.graph.engine.connection import Engine
    from hansa.graph.store.bolt_rows import Transaction

SUGGESTIONS = 5
LEAST_LIKENESS = 75
"""Of the ratio of RapidFuzz, 0 to 100: what is less alike is no suggestion."""

SHORTEST_BEGINNING = 3
"""Letters from which on the beginning of a name suggests it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A node that carries a name.

    Attributes:
        label: its entity type; `CityNetwork` for an organisation that is one.
        name: as it is shown.
        detail: what tells it from another of that name, where that is known (`KZ`).
        documents: how many documents name it.
    """

    id: str
    label: str
    name: str
    detail: str
    documents: int

    def __str__(self) -> str:
        about = f"{self.label}, {self.detail}" if self.detail else self.label
        return f"{self.name} ({about}; {self.id})"


def find(engine: Engine, name: str, labels: Collection[str] | None = None) -> list[Found]:
    """The nodes that a name means, those named by most documents first.

    An id or another id of a node finds it; else the nodes of that name in any language and form, whatever its case,
    accents and punctuation, of these only those that bear it as their own name if there are some.

    Args:
        labels: only nodes with one of these labels (`City`, `CityNetwork` …).
    """
    return engine.execute_read(lambda tx: _find(tx, name, labels))


def _find(tx: Transaction, name: str, labels: Collection[str] | None) -> list[Found]:
    written = name.strip()
    ids = [written, *(row["entity"] for row in read(tx, "entities_by_key", ids=[written]))]
    rows = _rows(tx, ids, labels)
    if not rows and fold(written):
        rows = _rows(tx, (row["of"] for row in read(tx, "lookup", handles=[name_handle(written)])), labels)
        wanted = fold(written)
        rows = [row for row in rows if wanted in _own_names(row["properties"])] or rows
    return _found(rows)


def _rows(tx: Transaction, ids: Iterable[str], labels: Collection[str] | None) -> list[Row]:
    rows = read_each(tx, "find_by_id", "ids", sorted(set(ids)))
    return [row for row in rows if labels is None or not set(labels).isdisjoint(row["labels"])]


def _own_names(properties: Row) -> set[str]:
    """The names a node is shown under, folded, without further forms."""
    return {fold(str(v)) for k, v in properties.items() if k == "name" or k.startswith("name_")}


def _found(rows: Iterable[Row]) -> list[Found]:
    found = [
        Found(
            row["id"],
            "CityNetwork" if "CityNetwork" in row["labels"] else next(t for t in ENTITY_TYPES if t in row["labels"]),
            str(row["properties"]["name"]),
            str(row["properties"].get("country_code") or row["properties"].get("date") or ""),
            row["documents"],
        )
        for row in rows
    ]
    return sorted(found, key=lambda f: (-f.documents, f.name, f.id))


def suggest(engine: Engine, name: str, labels: Collection[str] | None = None, limit: int = SUGGESTIONS) -> list[Found]:
    """Nodes with a name like this one: that begin with it, have it in them, or are alike from the first letter on."""
    from rapidfuzz import fuzz, process

    wanted = fold(name)

    def work(tx: Transaction) -> list[Found]:
        known: dict[str, set[str]] = {}
        for row in read(tx, "ids_by_prefix", prefix="name:"):
            known.setdefault(row["handle"].removeprefix("name:"), set()).add(row["of"])
        long = len(wanted) >= SHORTEST_BEGINNING
        beginning = sorted(n for n in known if long and n.startswith(wanted))
        # The shortest first, of which the words are the larger part.
        holding = sorted((n for n in known if long and f" {wanted}" in n), key=lambda n: (len(n), n))
        initial = sorted(n for n in known if n[:1] == wanted[:1])
        # More than are shown, as several names may be of one node and some nodes have another label.
        alike = process.extract(wanted, initial, scorer=fuzz.ratio, limit=limit * 10, score_cutoff=LEAST_LIKENESS)
        found: dict[str, Found] = {}
        for some in (*beginning[: limit * 10], *holding[: limit * 10], *(n for n, _, _ in alike)):
            if len(found) >= limit:
                break
            found.update((f.id, f) for f in _found(_rows(tx, known[some], labels)) if f.id not in found)
        return list(found.values())[:limit]

    return engine.execute_read(work)


def resolve_one(engine: Engine, name: str, labels: Collection[str] | None = None) -> Found:
    """The one node that a name means.

    Raises:
        NameProblem: no node has that name (choices: names most like it), or several have (choices: their ids).
    """
    found = find(engine, name, labels)
    if len(found) == 1:
        return found[0]
    if found:
        listed = "; ".join(map(str, found[:10])) + ("; …" if len(found) > 10 else "")
        raise NameProblem(f"'{name}' may be any of {len(found)}: {listed}. Give an id instead.", [f.id for f in found])
    if labels and (others := find(engine, name)):
        is_ = list(dict.fromkeys(f.label for f in others))
        raise NameProblem(f"{others[0].name} is {either(is_)}; this asks for {either(labels)}.", [])
    near = suggest(engine, name, labels)
    if not near:
        raise NameProblem(f"Nothing in the store is called '{name}'.")
    raise NameProblem(
        f"Nothing in the store is called '{name}'; the nearest: {'; '.join(map(str, near))}.", [f.name for f in near]
    )


def either(labels: Iterable[str]) -> str:
    """Labels with their articles: `a City, a Region or an Organization`."""
    names = [f"{'an' if label[0] in 'AEIOU' else 'a'} {label}" for label in labels]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
